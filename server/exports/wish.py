"""What somebody picks of a file before they take it: whose lines, which columns, which part of a long one."""

import msgspec

from server.domain.blocks.tasks import Tasks
from server.exports.tools.tool import Column


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Everything as it comes, unless something is picked."""

    owner: str = ""
    """A person: only lines that they own, alone or with another."""
    columns: tuple[Column, ...] = ()
    """In place of a tool's own."""
    part: int = 1
    """Of a file that is longer than the tool takes, from 1."""

    def of(self, tasks: Tasks) -> Tasks:
        """The tasks that were picked; one person's come without the checks, which are everybody's."""
        if not self.owner:
            return tasks
        own = tuple(one for one in tasks.tasks if one.belongs_to(self.owner))
        return Tasks(tasks=own, revision=tasks.revision)


ALL = Wish()
