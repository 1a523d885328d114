"""A workshop's own JSON file, with an account of what stays behind."""

from collections import Counter

import msgspec

from server.domain.archive.restoring import not_taken, restore
from server.domain.records import KINDS
from server.domain.records.purpose import Purpose
from server.domain.template_reading import Malformed
from server.imports.account import Account
from server.imports.imported import Imported
from server.imports.texts import Clean, cleaned
from server.imports.unreadable import Unreadable

FORMAT = "Workshop (JSON)"
MOST_BYTES = 2 * 2**20
TOO_BIG = f"This file is over {MOST_BYTES // 2**20} MB, which is more than any workshop fills. Pick another."
NO_JSON = "This is no JSON file. Export a workshop as “Everything (JSON)” and pick that file."


def read_archive(content: bytes, clean: Clean, file_name: str = "") -> Imported:
    """The workshop in a JSON file. Raises Unreadable, with the place in the file and the reason."""
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_BIG)
    try:
        # Cleaned before anything looks at it, as is all that comes in.
        tree = cleaned(msgspec.json.decode(content), clean)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Unreadable(NO_JSON) from None
    try:
        counts, left = Counter(one.kind for one in restore(tree).records), not_taken(tree)
    except Malformed as malformed:
        raise Unreadable(f"This file cannot be used. {malformed}") from None
    taken = {kind: counts[kind] for kind in KINDS if counts[kind] and kind != Purpose.wire}
    archive = tree if isinstance(tree, dict) else {}
    return Imported(Account(FORMAT, file_name, taken, notes=left), None, archive)
