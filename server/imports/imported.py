"""What a file becomes."""

from typing import NamedTuple

from server.domain.archive.archive import Tree
from server.imports.account import Account


class Imported(NamedTuple):
    """A flow or a whole workshop, and the account of the file."""

    account: Account
    flow: Tree | None = None
    """A template's tree, where the file says how a flow is built."""
    archive: Tree | None = None
    """The tree of a workshop, where the file is an export of ours."""
