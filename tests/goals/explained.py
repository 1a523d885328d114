"""Why a goal is missed, and what would close it: written by hand after the figures were looked into."""

NOTE = "Timed figures hold for an idle machine; these were taken on one, before the map was drawn at a pace of its own."
"""What to know of the latest run."""

WHY: dict[str, str] = {
    "G7": (
        "Half of all keys are drawn within a frame. The slow ones come right behind a rest on another step, when the "
        "form beside the map is made anew, and behind a mark, when map and line of steps are drawn anew. Next: fill "
        "the form that is there instead of making another."
    ),
    "G9": (
        "Every edit went through the whole map of 60 steps on every page that shows it. Since then the map rests three "
        "times as long as a drawing takes; not measured again."
    ),
    "G11": (
        "Profiled: a room under way asks for some 90 files, which over the six connections of HTTP/1.1 take 0.7 s at "
        "50 ms each; the slowed processor works for 1 to 1.5 s, most of it Alpine making the page and the first "
        "drawing of the map. Next: fewer files for a room under way."
    ),
    "G12": (
        "22 requests were the goal for one bundle; this page is made of modules without a build step, so that what is "
        "served is what is written. They are small, named at once in the head, and kept by their version for ever."
    ),
}
