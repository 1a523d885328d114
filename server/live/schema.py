"""The JSON Schema of the live protocol, made from the frames, commands and events themselves."""

from typing import Any

import msgspec

from server.domain.catalog import ASKED, EVENTS
from server.domain.compartment import Compartment
from server.domain.derived import DERIVED
from server.live.protocol import FROM_CLIENT, FROM_SERVER, PROTOCOL, Poll, Polled

REF = {"type": "string", "minLength": 1, "maxLength": 64}
MESSAGES = (*FROM_CLIENT, *ASKED.values(), *FROM_SERVER, *EVENTS.values(), Poll, Polled)


def protocol_schema() -> dict[str, Any]:
    """One document: what a client may send is `FromClient`; a server's message is `FromServer`; where there is no
    WebSocket, both travel in a `Poll` and a `Polled`."""
    _, definitions = msgspec.json.schema_components([*MESSAGES, Compartment], ref_template="#/$defs/{name}")
    commands = {f"Command{one.__name__}": _command(definitions[one.__name__]) for one in ASKED.values()}
    frames = definitions | {"Event": _any(*EVENTS.values())} | commands
    _fill_in(frames)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Crossflow live protocol {PROTOCOL}",
        "$defs": frames
        | {
            "FromClient": {
                "anyOf": [*_any(*FROM_CLIENT)["anyOf"], *({"$ref": f"#/$defs/{name}"} for name in commands)]
            },
            "FromServer": {"type": "array", "items": _any(*FROM_SERVER)},
        },
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("FromClient", "FromServer", "Poll", "Polled")],
        "derived": [one.name for one in DERIVED],
    }


def _any(*structs: type[msgspec.Struct]) -> dict[str, Any]:
    return {"anyOf": [{"$ref": f"#/$defs/{one.__name__}"} for one in structs]}


def _command(schema: dict[str, Any]) -> dict[str, Any]:
    """A command as it is on the wire: with its type and ref beside its own fields."""
    own = {"type": {"const": "command"}, "ref": REF} | schema["properties"]
    return schema | {"properties": own, "required": ["type", "ref", *schema.get("required", [])]}


def _fill_in(definitions: dict[str, Any]) -> None:
    """Says what is inside where the server passes bytes on that are encoded already."""
    events = {"type": "array", "items": {"$ref": "#/$defs/Event"}}
    definitions["Events"]["properties"]["list"] = events
    definitions["Poll"]["properties"]["say"]["items"] = {"$ref": "#/$defs/FromClient"}
    definitions["Polled"]["properties"]["messages"]["items"] = {"$ref": "#/$defs/FromServer"}
    definitions["Catchup"]["properties"] |= {"snapshot": {"$ref": "#/$defs/Compartment"}, "events": events}
