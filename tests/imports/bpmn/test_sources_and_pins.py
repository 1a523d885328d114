"""Data becomes sources and their uses; notes become pins."""

from tests.imports.bpmn.models import Read, flows, model, node, process, read, task


def store(name: str) -> str:
    return node("dataStoreReference", "ref", name=name)


def reads(data: str) -> str:
    return f'<dataInputAssociation id="in"><sourceRef>{data}</sourceRef><targetRef>x</targetRef></dataInputAssociation>'


def writes(data: str) -> str:
    return (
        f'<dataOutputAssociation id="out"><sourceRef>x</sourceRef><targetRef>{data}</targetRef></dataOutputAssociation>'
    )


def uses(found: Read) -> list[tuple[str, str, str]]:
    steps = {one.id: str(one.values["name"]) for one in found.records if one.kind in ("step", "source")}
    return [(steps[str(one["step"])], str(one["access"]), steps[str(one["source"])]) for one in found.all("source_use")]


def test_a_data_store_is_a_source_and_arrows_say_how_steps_use_it() -> None:
    found = read(
        model(
            process(store("CRM"), task("a", inside=reads("ref")), task("b", inside=writes("ref").replace("out", "o2")))
        )
    )
    assert [one["name"] for one in found.all("source")] == ["CRM"]
    assert uses(found) == [("a", "read", "CRM"), ("b", "update", "CRM")]
    assert found.line("in").kind == "source_use"


def test_a_document_that_a_step_writes_first_is_made_there_and_kept_by_the_next() -> None:
    data = node("dataObject", "d") + node("dataObjectReference", "ref", dataObjectRef="d", name="Offer")
    steps = task("a", inside=writes("ref")) + task("b", inside=writes("ref").replace("out", "o2")) + flows("a b")
    found = read(model(process(data, steps)))
    assert found.all("source")[0]["role"] == "document"
    assert uses(found) == [("a", "create", "Offer"), ("b", "update", "Offer")]
    assert found.line("d").words == "the source that it is drawn as"


def test_a_step_that_reads_and_writes_the_same_keeps_it_up_to_date() -> None:
    found = read(model(process(store("CRM"), task("a", inside=reads("ref") + writes("ref")))))
    assert uses(found) == [("a", "update", "CRM")]


def test_the_same_data_drawn_twice_is_one_source() -> None:
    twice = node("dataObjectReference", "r1", name="Offer") + node("dataObjectReference", "r2", name="offer")
    found = read(
        model(process(twice, task("a", inside=reads("r1")), task("b", inside=reads("r2").replace('"in"', '"i2"'))))
    )
    assert len(found.all("source")) == 1 and len(uses(found)) == 2


def test_a_plain_line_between_data_and_a_task_counts_by_its_direction() -> None:
    data = node("dataObjectReference", "r", name="Offer")
    lines = node("association", "x", sourceRef="r", targetRef="a", associationDirection="One")
    lines += node("association", "y", sourceRef="b", targetRef="r", associationDirection="One")
    found = read(model(process(data, task("a"), task("b"), lines)))
    assert uses(found) == [("a", "read", "Offer"), ("b", "create", "Offer")]


def test_data_at_an_event_is_a_source_that_no_step_uses_and_says_so() -> None:
    event = node("startEvent", "s", '<dataOutput id="o"/>' + writes("ref"))
    found = read(model(process(store("CRM"), event, task("a"), flows("s a"))))
    assert [one["name"] for one in found.all("source")] == ["CRM"] and uses(found) == []
    assert found.line("out").fate == "left"


def note(text: str, place: str) -> str:
    return node("textAnnotation", "n", f"<text>{text}</text>") + node(
        "association", "l", sourceRef="n", targetRef=place
    )


def test_a_note_beside_a_step_an_arrow_or_a_source_is_a_pin_there() -> None:
    for place in ("a", "a-b", "ref"):
        found = read(model(process(store("CRM"), task("a"), task("b"), flows("a b"), note("Takes too long", place))))
        [pin] = found.all("issue")
        assert pin["text"] == "Takes too long" and pin["place"] in {one.id for one in found.records}
        assert found.line("l").words == "the pin of its note"


def test_a_note_beside_a_gateway_is_a_pin_on_the_handoff_it_became() -> None:
    gateway = node("exclusiveGateway", "g")
    found = read(model(process(*map(task, "ab"), gateway, flows("a g", "g b"), note("Who decides?", "g"))))
    assert found.all("issue")[0]["place"] == "handoff-1"


def test_a_note_that_points_at_nothing_is_told_with_its_whole_text() -> None:
    alone = node("textAnnotation", "n", "<text>Ask Legal first</text>")
    found = read(model(process(task("a"), alone)))
    assert found.all("issue") == []
    assert (found.line("n").name, found.line("n").words) == ("Ask Legal first", "It points at nothing")


def test_a_note_over_two_hundred_characters_is_cut_and_kept_whole_in_the_account() -> None:
    long = "because " * 40
    found = read(model(process(task("a"), note(long, "a"))))
    assert len(str(found.all("issue")[0]["text"])) <= 200
    assert found.line("n").name == long.strip()


def test_frames_messages_and_talks_are_told_with_the_reason() -> None:
    others = node("group", "g") + node("message", "m", name="Order")
    found = read(model(process(task("a"), others), node("conversation", "c", name="Sale")))
    assert [found.line(id).fate for id in "gmc"] == ["left"] * 3
