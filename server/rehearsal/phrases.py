"""What simulated people type: plain sentences about forecasting sales, by kind of work. No firm, customer or figure
is in them."""

from typing import NamedTuple

from server.rehearsal.folding import Json


class Phrases(NamedTuple):
    """Sentences about one kind of work."""

    problem: str
    question: str
    person: str
    """Why a person should do it; then why both together, then why a machine."""
    shared: str
    automatic: str
    becomes: str
    capability: str
    rewarded: str
    should_be: str
    dissent: str
    halves: tuple[str, str]
    """What it is divided into: a part for a machine, a part for a person."""


CAPTURE = Phrases(
    problem="The same fact is typed twice, and then the two differ",
    question="Could we take this from mail and calendar, with consent?",
    person="The important part is said in a talk and never written down.",
    shared="Software can fill in the facts; the rep confirms them.",
    automatic="These are plain facts that systems know already.",
    becomes="From typing facts in to confirming what the system found",
    capability="Check what the system filled in, and say what is wrong",
    rewarded="Many entries before the deadline",
    should_be="Entries that are right the first time",
    dissent="We need to see and correct every entry before others use it.",
    halves=("Take over the facts", "Confirm the facts"),
)
RECONCILE = Phrases(
    problem="Two versions go round, and nobody knows which one counts",
    question="Which checks are plain rules?",
    person="Every difference has a story behind it.",
    shared="Rules find the differences, a person explains the large ones.",
    automatic="Comparing two lists is nothing for a person.",
    becomes="From collecting numbers to judging the exceptions",
    capability="Explain a difference in two sentences",
    rewarded="Delivering a complete file on time",
    should_be="Large differences explained early",
    dissent="We need one list of open differences that both sides can see.",
    halves=("Find the differences", "Explain the large ones"),
)
TRANSFORM = Phrases(
    problem="The feed is late, so old numbers are used",
    question="Which key is missing between the two systems?",
    person="The terms of a contract change the timing, and only a person reads them.",
    shared="The rules do most of it; unusual contracts need a person.",
    automatic="The same rule gives the same answer each time.",
    becomes="From building tables by hand to keeping the rules right",
    capability="Read a rule and say when it does not fit",
    rewarded="Detailed tables",
    should_be="Rules that others can check",
    dissent="We need a list of the contracts for which the rule does not hold.",
    halves=("Apply the rules", "Treat unusual contracts"),
)
ANALYSE = Phrases(
    problem="The reasons behind the score cannot be seen",
    question="How well does it work for new segments?",
    person="The model does not know what we heard last week.",
    shared="The model ranks, people look at what is strange.",
    automatic="It is better than our guesses as soon as we compare both.",
    becomes="From making the first estimate to questioning it",
    capability="Read a range and say what would change it",
    rewarded="A number that looks precise",
    should_be="A range that holds",
    dissent="We need the error next to a simple forecast before we rely on it.",
    halves=("Compute the estimate", "Question the estimate"),
)
CALL = Phrases(
    problem="A call is made without evidence from the buyer",
    question="What evidence makes a commit?",
    person="Somebody must stand for this number, with a name.",
    shared="A proposal with reasons helps; the call stays with a person.",
    automatic="Clear cases follow the same evidence rules every time.",
    becomes="From calling every deal to calling the unclear ones",
    capability="Override with a reason that others understand",
    rewarded="Closing above the own forecast",
    should_be="Calling it right, also when it is bad news",
    dissent="We need the last word on deals that are new or very large.",
    halves=("Check the evidence", "Call the unclear cases"),
)
OVERRIDE = Phrases(
    problem="A call is overridden without a reason, so nobody can learn from it",
    question="When did an override help?",
    person="A manager hears doubt in a voice; no score does.",
    shared="The score shows where to look; the manager looks and gives a reason.",
    automatic="Most overrides only repeat last week's number.",
    becomes="From overriding by feeling to overriding with a reason",
    capability="Ask a rep about evidence and not about hope",
    rewarded="Moving the number close to the target",
    should_be="Overrides that turn out right",
    dissent="We need to see every override, with its reason, before the roll-up.",
    halves=("Find calls without evidence", "Override with a reason"),
)
RELEASE = Phrases(
    problem="People act on an older version of the plan",
    question="What cannot be undone, once it is released?",
    person="A hire cannot be undone, so a person releases it.",
    shared="The list comes prepared; a person releases line by line.",
    automatic="What the plan says needs no second decision.",
    becomes="From releasing line by line to releasing what is outside the plan",
    capability="Say what can be undone, and until when",
    rewarded="Spending the whole budget",
    should_be="Giving back early what is not needed",
    dissent="We need two days between the plan and the release of hires.",
    halves=("Release what the plan says", "Decide what cannot be undone"),
)
APPROVE = Phrases(
    problem="One number is agreed without a range",
    question="Who decides, and who may say no?",
    person="We answer for it to the board, so people decide.",
    shared="A prepared pack with scenarios, and then a decision.",
    automatic="Inside the tolerance nobody needs to meet.",
    becomes="From discussing every line to deciding what is outside the tolerance",
    capability="State assumptions and the tolerance before the decision",
    rewarded="Reaching the target",
    should_be="Saying early that we will miss it",
    dissent="We need the tolerance in writing before anything is released by itself.",
    halves=("Release inside the tolerance", "Decide what is outside"),
)
MONITOR = Phrases(
    problem="The results are used for blame, so nobody looks at them",
    question="Which step adds no value?",
    person="People learn only when they look at a miss together.",
    shared="The report comes by itself; a person asks why.",
    automatic="Comparing forecast and result is a scheduled job.",
    becomes="From writing reports to leading the talk about misses",
    capability="Talk about a miss without blame",
    rewarded="A report that is on time",
    should_be="One thing improved after every cycle",
    dissent="We need a promise that results are not used to rank people.",
    halves=("Measure the result", "Talk about the misses"),
)
COMMUNICATE = Phrases(
    problem="Those concerned hear it late and by chance",
    question="Who has to know first?",
    person="Bad news needs a person who can answer questions.",
    shared="A draft saves time; a person sends it.",
    automatic="A fixed message at a fixed time is enough.",
    becomes="From writing every message to answering questions",
    capability="Explain a range to people who want one number",
    rewarded="Quick answers",
    should_be="Answers that need no second question",
    dissent="We need a name under every message that changes somebody's work.",
    halves=("Send the message", "Answer the questions"),
)
KINDS = {
    "capture": CAPTURE,
    "reconcile": RECONCILE,
    "transform": TRANSFORM,
    "analyse": ANALYSE,
    "decide": CALL,
    "approve": APPROVE,
    "monitor": MONITOR,
    "communicate": COMMUNICATE,
}

NAMED = {"override": OVERRIDE, "release": RELEASE}
"""A word in a step's name says more about it than the kind of work."""

TODAY = {"capture": "person", "reconcile": "person", "analyse": "ai_helps", "transform": "ai_acts"}
"""How a step is done today, by kind of work; a person's judgment otherwise."""

TOOL = "The tool is too slow to be used in a call"
PARKED = ("How do we treat deals that run over several years?", "Who keeps the calendar of the cycle?")
WITH_REASONS = ", and giving the reasons"
IN_PAIRS = "From working alone to working in pairs in the last week"
OBJECTION = "Say what happens when somebody is on holiday in the last week"
MUST_NOT = "Change a call that a person made, or send anything to a customer"
UNLESS = "Unless the case is new or very large"
FIRST_STEPS = (
    "Write the new rule on one page and show it to both functions",
    "Collect ten cases of the last cycle and try it on them",
    "Invite those concerned for half an hour and explain it",
    "Ask for read access to the report",
)
MEASURES = (
    "Ten sampled cases a cycle, looked at by both functions",
    "The question is asked in the talk after the cycle",
    "The share of cases that need no second look",
)
SIGNS = "People ask about exceptions and no longer about the file"
WOULD_MOVE = (
    "A date on which we look at the first results together",
    "Fewer lines at the same time",
    "A clear answer on who helps when the tool is down",
)
YES_FROM = "Head of sales"
TELL = "Some typing goes away, judging exceptions grows. Nobody's pay changes. Questions go to the flow owner."
RECOGNITION = "The sponsor thanks those who report a miss early, in the talk after the cycle"

PASTED = (
    ("Note what customers say", "SAL", "capture", False),
    ("Check and repair the list", "OPS", "reconcile", False),
    ("Join history and prices", "IT", "transform", False),
    ("Produce a baseline with a range", "IT", "analyse", False),
    ("Call the unclear deals", "SAL", "decide", True),
    ("Roll up and compare", "OPS", "reconcile", False),
    ("Translate to revenue and cash", "FIN", "transform", False),
    ("Check people and capacity", "HR", "analyse", False),
    ("Agree on the number", "FIN", "approve", True),
    ("Release hiring and spend", "FIN", "decide", True),
    ("Look at the misses and learn", "OPS", "monitor", True),
)
"""The steps that are pasted where a template has none: name, function by code, kind of work, whether it decides."""


def of_kind(step: Json) -> Phrases:
    """The sentences about a step."""
    values = step["values"]
    named = next((phrases for word, phrases in NAMED.items() if word in values.get("name", "").lower()), None)
    return named or KINDS.get(values.get("kind", ""), CALL if values.get("is_decision") else RECONCILE)


TAKES_ON = "deciding which exceptions a person looks at"
LEARNS = "Analysts learn from account managers what a customer's words mean"
RULE = "A rule on which data software may read here"
PILOT = "One team of each function, for eight weeks, beside the old way"
STOP_IF = "More mistakes reach the decision than before, two weeks in a row"
SIGNS_OF_SUCCESS = ("Eight of ten proposals are taken as they are", "Four of five people would go on with it")
WORRY = "Will there still be work for those who collect the numbers?"
UNSIGNED = "Those who say that a number is wrong are asked why they are late"
FAILED = "Nobody had the time to look at what it proposed"
ALSO_FAILED = "The old sheet was kept beside it, just in case"
