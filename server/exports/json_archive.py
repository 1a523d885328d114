"""An archive as a JSON file that a person can read and a program can read again."""

import json


def json_archive(tree: dict[str, object]) -> bytes:
    """The tree in its own order."""
    text = json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False)
    # Half a character that slipped in is written as JSON's own escape: one odd text must not cost anybody the file.
    return (text + "\n").encode("utf-8", "backslashreplace")
