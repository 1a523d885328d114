"""Why a goal is missed, and what would close it: written by hand after the figures were looked into."""

NOTE = (
    "Timed figures hold for an idle machine. These were taken, group by group, while other test runs kept both cores "
    "three times oversubscribed and more: measure again when nothing else runs."
)
"""What to know of the latest run."""

WHY: dict[str, str] = {
    "G7": (
        "Typing a title takes the least, going to another step the most: the form beside the map is made anew for it, "
        "and the map goes through all its cards. Next: make the form after the card has shown its focus."
    ),
    "G9": "Every edit goes through the whole map of 60 steps on every page that shows it.",
    "G11": "Not profiled yet; form and map are both made before the page counts as ready.",
    "G12": (
        "22 requests were the goal for one bundle; this page is made of modules without a build step, so that what is "
        "served is what is written. They are small, come over one connection, and are kept by their version for ever."
    ),
}
