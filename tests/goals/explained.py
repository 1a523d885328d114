"""Why a goal is missed, and what would close it: written by hand after the figures were looked into."""

NOTE = "Timed figures hold for an idle machine."
"""What to know of the latest run."""

WHY: dict[str, str] = {
    "G7": (
        "The limit was set on keys 15 ms apart, faster than anybody types. Without a pause, or with a slowed "
        "processor, a key is shown once the page has caught up with those before it. A key itself takes about 5 "
        "ms of the processor and its frame as much again, most of it painting. The longest task behind a rest "
        "takes 12 ms instead of 40: the form beside the map is filled instead of made again, and what stands "
        "below it comes afterwards. Next: paint less of the map for each step."
    ),
    "G9": (
        "The map of 60 steps is read without the page noting what it reads, links and lanes are drawn only when they "
        "change, and it rests three times as long as a drawing takes. What is left is Alpine looking again at what "
        "depends on the kind of record that changed, and the two processors that page, server and crowd share."
    ),
    "G11": (
        "A room under way asks for some 100 small files, which over the six connections of HTTP/1.1 take 0.7 s at 50 "
        "ms each; all that its phase needs is named in the head. The slowed processor works for about 1 s: a third of "
        "it scripts, a third style and layout of the map, the rest reading the page and painting. Next: fewer files."
    ),
    "G12": (
        "22 requests were the goal for one bundle; this page is made of modules without a build step, so that what is "
        "served is what is written. They are small, named at once in the head, and kept by their version for ever."
    ),
}
