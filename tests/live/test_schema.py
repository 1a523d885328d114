"""The served JSON Schema describes what really goes over the wire."""

import json

import pytest
from jsonschema import Draft202012Validator

from server.live.schema import protocol_schema
from tests.live.polled import by_polling
from tests.live.running import Server, asking, opened

SCHEMA = protocol_schema()


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_commands_are_described_with_their_type_and_ref() -> None:
    good = {"type": "command", "ref": "r1", "do": "mark_step", "step": "s1", "level": "person"}
    assert validator("FromClient").is_valid(good)
    assert validator("FromClient").is_valid({"type": "hello", "cursors": {"everyone": 3}})
    for wrong in ({"ref": ""}, {"do": "fly"}, {"level": 3}, {"more": 1}):
        assert not validator("FromClient").is_valid(good | wrong)


@pytest.mark.asyncio
async def test_everything_the_server_sends_is_described(server: Server) -> None:
    workshop = await opened(server)
    await workshop.run("mark")
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay, al:
        await al.ask("mark_step", step="step-1", level="person", why="Trust", sure=5)
        await al.ask("mark_step", step="nowhere", level="person")
        await fay.ask("reveal")
        await al.settle()
        await fay.settle()
        await al.line.close()
        await al.open(again=True)
        for raw in (*fay.raw, *al.raw):
            validator("FromServer").validate(json.loads(raw))


@pytest.mark.asyncio
async def test_polls_and_their_answers_are_described(server: Server) -> None:
    al = by_polling(await (await opened(server)).joined("Al", "sales"))
    poll = {"type": "poll", "line": "l1", "after": 3, "say": [{"type": "ping"}], "wait": 20}
    assert validator("Poll").is_valid(poll)
    for wrong in ({"wait": 21}, {"say": [{"type": "fly"}]}, {"more": 1}):
        assert not validator("Poll").is_valid(poll | wrong)
    async with al:
        for answer in (await al.wire.poll(after=0, say=[{"type": "ping"}]), await al.wire.poll(line="unknown")):
            validator("Polled").validate(answer)


@pytest.mark.asyncio
async def test_it_is_served(server: Server) -> None:
    async with asking(server.base) as http:
        answer = await http.get("/protocol/schema.json")
        assert answer.json() == json.loads(json.dumps(SCHEMA))
