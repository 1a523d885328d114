"""The JSON Schema of the live protocol, made from the frames, commands and events themselves."""

from typing import Any

import msgspec

from server.domain.catalog import ASKED, EVENTS
from server.domain.derived import DERIVED
from server.live.protocol import FROM_CLIENT, FROM_SERVER, PROTOCOL

REF = {"type": "string", "minLength": 1, "maxLength": 64}


def protocol_schema() -> dict[str, Any]:
    """One document: what a client may send is any of `from_client`; a server's message is a list of `from_server`."""
    schemas, definitions = msgspec.json.schema_components(
        [*FROM_CLIENT, *ASKED.values(), *FROM_SERVER, *EVENTS.values()], ref_template="#/$defs/{name}"
    )
    named = {
        one.__name__: schema
        for one, schema in zip([*FROM_CLIENT, *ASKED.values(), *FROM_SERVER, *EVENTS.values()], schemas, strict=True)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Crossflow live protocol {PROTOCOL}",
        "$defs": definitions
        | {f"Command{one.__name__}": _command(definitions[one.__name__]) for one in ASKED.values()},
        "from_client": {
            "anyOf": [
                *(named[one.__name__] for one in FROM_CLIENT),
                *({"$ref": f"#/$defs/Command{one.__name__}"} for one in ASKED.values()),
            ]
        },
        "from_server": {"type": "array", "items": {"anyOf": [named[one.__name__] for one in FROM_SERVER]}},
        "event": {"anyOf": [named[one.__name__] for one in EVENTS.values()]},
        "derived": [one.name for one in DERIVED],
    }


def _command(schema: dict[str, Any]) -> dict[str, Any]:
    """A command as it is on the wire: with its type and ref beside its own fields."""
    own = {"type": {"const": "command"}, "ref": REF} | schema["properties"]
    return schema | {"properties": own, "required": ["type", "ref", *schema.get("required", [])]}
