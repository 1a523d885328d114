"""Files that nobody vouches for: each becomes an account or a clear refusal, soon, and never anything else."""

import codecs
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from server.imports.bpmn import read_bpmn
from server.imports.bpmn.decoding import GUESSED
from server.imports.bpmn.reading import MOST_BYTES
from server.imports.unreadable import Unreadable
from server.live.reading import clean_text
from tests.imports.bpmn.models import MODEL, flows, lane, lanes, model, node, process, read, task

SECONDS = 10
"""Of the processor: more than any file may take."""
NO_BPMN = "This is no BPMN 2.0 file."
TYPED = "This file defines a document type"


def refused(content: bytes) -> str:
    """Why a file is refused."""
    began = time.process_time()
    with pytest.raises(Unreadable) as caught:
        read_bpmn(content, clean_text)
    assert time.process_time() - began < SECONDS
    return caught.value.text


def with_type(definition: str, use: str = "") -> bytes:
    root = f'<definitions xmlns="{MODEL}">{use}</definitions>'
    return f'<?xml version="1.0"?><!DOCTYPE definitions [{definition}]>{root}'.encode()


def laughs() -> str:
    """Each entity ten times the one before."""
    pairs = pairwise("abcdefghi")
    return '<!ENTITY a "ha">' + "".join(f'<!ENTITY {other} "{f"&{one};" * 10}">' for one, other in pairs)


@pytest.mark.parametrize(
    "content",
    [
        with_type(laughs(), "&i;"),
        with_type(f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 5_000),
        with_type('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        with_type('<!ENTITY % x SYSTEM "http://localhost:1/x.dtd"> %x;'),
        with_type('<!ENTITY x PUBLIC "x" "http://localhost:1/">', "&x;"),
        with_type("<!ELEMENT definitions ANY>"),
        b'<!DOCTYPE definitions SYSTEM "http://localhost:1/bpmn.dtd"><definitions/>',
        b"<!DOCTYPE html><html></html>",
    ],
)
def test_a_document_type_is_refused_before_anything_of_it_is_read(content: bytes) -> None:
    assert refused(content).startswith(TYPED)
    assert refused(codecs.BOM_UTF16_LE + content.decode().encode("utf-16-le")).startswith(TYPED)


def test_an_entity_that_nobody_defines_is_a_broken_file() -> None:
    assert refused(model(process("&x;"))).startswith("This file is broken at line 1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"\x00" * 1_000,
        b"hello",
        b"PK\x03\x04" + b"x" * 100,
        b"<html><body/></html>",
        b"<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'/>",
        b'<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>',
        b"{}",
    ],
)
def test_what_is_no_bpmn_is_refused_with_what_to_do(content: bytes) -> None:
    text = refused(content)
    assert text.startswith(NO_BPMN) and "Export your model" in text


def test_other_models_of_the_same_house_are_called_by_their_name() -> None:
    decision = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'
    assert refused(decision).startswith("This is a decision model (DMN).")
    assert refused(decision.replace(b"DMN/20191111", b"CMMN/20151109")).startswith("This is a case model (CMMN).")


def test_a_file_that_stops_in_the_middle_is_refused_at_its_line() -> None:
    content = model("\n", process("\n", task("a")))
    assert refused(content[:-25]).startswith("This file is broken at line 3, so it was not read.")
    assert "broken" in refused(content.replace(b"<task", b"<task\x00"))


@pytest.mark.parametrize(
    "content",
    [
        model("<process>" * 100_000),
        model(process("<subProcess>" * 300 + "</subProcess>" * 300)),
        model(process(f"<extensionElements>{'<a>' * 100_000}")),
        model(process("<task/>" * 250_000)),
        model(process('<task id="a"/>' * 1_100)),
        model(process(task("a"), task("b"), '<sequenceFlow sourceRef="a" targetRef="b"/>' * 3_100)),
        model(process(lanes(*(lane(f"l{n}") for n in range(400))))),
    ],
)
def test_bombs_of_depth_and_number_are_refused(content: bytes) -> None:
    assert "far more than" in refused(content)


def test_a_file_of_fifty_megabytes_is_refused_unread() -> None:
    assert refused(b"<" * (50 * 2**20)).startswith(f"This file is over {MOST_BYTES // 2**20} MB")


def test_a_name_of_megabytes_is_cut() -> None:
    found = read(model(process(task("a", name="x" * 5_000_000))))
    assert len(found.steps[0]) == 60 and len(found.line("a").name) <= 4_000


def gateways_in_a_row() -> bytes:
    """Every step leads through all gateways, forth and back, to every other one."""
    nodes = [*(task(f"t{n}") for n in range(500)), *(node("exclusiveGateway", f"g{n}") for n in range(400))]
    ends = [*(f"t{n} g0" for n in range(500)), *(f"g399 t{n}" for n in range(500))]
    forth, back = (f"g{n} g{n + 1}:x{n}" for n in range(399)), (f"g{n + 1} g{n}:y{n}" for n in range(399))
    return model(process(*nodes, flows(*ends, *forth, *back)))


def everything_to_everything() -> bytes:
    pairs = (f"t{n} t{(n * 7 + m) % 1_000}" for n in range(1_000) for m in range(3))
    return model(process(*(task(f"t{n}") for n in range(1_000)), flows(*pairs)))


def one_id() -> bytes:
    arrows = '<association sourceRef="a" targetRef="a"/>' * 2_900
    return model(process('<dataObject id="a"/>' * 90_000, arrows))


def many_vocabularies() -> bytes:
    return model("".join(f'<a xmlns:p{n}="x">' for n in range(150)) + "<b/>" * 90_000 + "</a>" * 150)


def marked_up_text() -> bytes:
    return model(process(f"<documentation>{'<b/>x' * 90_000}</documentation>"))


@pytest.mark.alone
@pytest.mark.parametrize(
    "made", [gateways_in_a_row, everything_to_everything, one_id, many_vocabularies, marked_up_text]
)
def test_tangled_files_are_read_in_bounded_time(made: Callable[[], bytes]) -> None:
    content, began = made(), time.process_time()
    read(content)
    assert time.process_time() - began < SECONDS


ACCENTS = "Prüfe Bonität für Çelik"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("said", ["true", "wrong", "none"])
def test_letters_are_read_in_the_encoding_they_are_in(encoding: str, said: str) -> None:
    words = {"true": f' encoding="{encoding.removesuffix("-sig")}"', "wrong": ' encoding="UTF-16"', "none": ""}[said]
    text = model(process(task("a", name=ACCENTS))).decode().replace('"1.0"?', f'"1.0"{words}?')
    assert read(text.encode(encoding)).steps == [ACCENTS]


def test_bytes_that_are_no_letters_are_refused() -> None:
    assert refused(bytes(range(256))).startswith("This file is no text that can be read.")


def test_letters_that_are_not_in_the_encoding_that_the_file_names_are_noted() -> None:
    text = model(process(task("a", name=ACCENTS))).replace(b'"1.0"?', b'"1.0" encoding="UTF-8"?')
    assert GUESSED in read(text.decode().encode("windows-1252")).account.notes


def test_an_encoding_that_is_none_or_does_more_than_letters_is_not_tried() -> None:
    for name in ("zlib_codec", "rot13", "unicode_escape", "utf-7", "x-unknown"):
        text = model(process(task("a"))).replace(b'"1.0"?', f'"1.0" encoding="{name}"?'.encode())
        assert read(text).steps == ["a"]


@pytest.mark.parametrize(
    "vocabulary",
    [MODEL, "http://www.omg.org/spec/BPMN/20100501/MODEL", "http://schema.omg.org/spec/BPMN/2.0", ""],
)
@pytest.mark.parametrize("prefix", ["", "bpmn2", "semantic"])
def test_other_versions_and_prefixes_are_read_alike(vocabulary: str, prefix: str) -> None:
    text = model(process(task("a"), task("b"), flows("a b"))).decode()
    if prefix:
        text = text.replace("</", f"</{prefix}:").replace("<", f"<{prefix}:").replace(f"<{prefix}:/", "</")
        text = text.replace(f"<{prefix}:?", "<?").replace("xmlns=", f"xmlns:{prefix}=")
    found = read(text.replace(MODEL, vocabulary).encode())
    assert found.steps == ["a", "b"] and len(found.handoffs) == 1


def test_a_task_that_says_its_type_beside_its_tag_is_of_that_type() -> None:
    typed = '<flowElement xmlns:x="urn:x" x:type="b:tServiceTask" id="a" name="a"/><task id="b" name="b" type="tX"/>'
    found = read(model(process(typed)))
    assert found.steps == ["a", "b"] and found.step("a")["today"] == "automatic"


def test_a_prefix_that_was_never_declared_is_no_reason_to_refuse() -> None:
    found = read(model(process(node("task", "a", "<camunda:x/>", name="a"))))
    assert found.steps == ["a"] and found.account.extensions == {"camunda": 1}


def test_blank_lines_before_the_declaration_and_version_1_1_are_let_pass() -> None:
    content = model(process(task("a")))
    assert read(b"\n\n" + content).steps == read(content.replace(b'"1.0"', b'"1.1"')).steps == ["a"]


def test_a_control_character_in_a_name_is_a_blank() -> None:
    assert read(model(process(task("a", name="Check\x0bcredit")))).steps == ["Check credit"]


def test_control_characters_and_turned_directions_never_get_into_a_name() -> None:
    assert read(model(process(task("a", name="Pay&#x202E; now&#x85;")))).steps == ["Pay now"]
