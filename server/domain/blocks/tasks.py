"""A plan as other tools take it: each change and action as a task with plain values, and the days of its checks."""

from typing import Literal

import msgspec

Status = Literal["open", "in_progress", "done", "dropped"]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A change or an action. Days are YYYY-MM-DD, or empty; people and functions are said in words."""

    id: str
    kind: str
    """What it is about, such as role; `action` for a smaller task."""
    kind_label: str
    group: str
    """What stands together in a list: the kind, in the plural."""
    title: str
    says: tuple[tuple[str, str], ...] = ()
    """All else that is known of it, (label, text) by (label, text); people's names too."""
    steps: tuple[tuple[int, str], ...] = ()
    """(number, name) of the steps it comes from, in the order of the flow."""
    owner: str = ""
    """The person's id; `owner_name` is how the plan calls them."""
    owner_name: str = ""
    co_owner: str = ""
    co_owner_name: str = ""
    functions: tuple[str, ...] = ()
    """Those of the owner and the co-owner."""
    first_step: str = ""
    first_step_by: str = ""
    due: str = ""
    status: Status = "open"
    status_label: str = ""
    is_urgent: bool = False
    """Whether it comes from a step that the room wanted to change now."""

    @property
    def is_dropped(self) -> bool:
        return self.status == "dropped"

    def belongs_to(self, person: str) -> bool:
        """Whether somebody owns it, or owns it with another."""
        return person in (self.owner, self.co_owner)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which the plan is looked at again."""

    after: int
    """30, 60 or 90 days."""
    on: str
    chair: str = ""
    """Who chairs it, in words."""


class Tasks(msgspec.Struct, frozen=True, kw_only=True):
    """All tasks of a plan, kind by kind, dropped ones too; and its checks."""

    tasks: tuple[Task, ...] = ()
    checks: tuple[Check, ...] = ()
    revision: int = 0
    """Rises with every change of the workshop."""
