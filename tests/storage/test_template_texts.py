"""Templates as texts: what is written is read as the same, a new title changes nothing else."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.record import Choice, Day, Field, Flag, Number, Ref, Refs, Text, Texts, Time
from server.domain.template import TEMPLATE_KINDS, Agenda, Template, parse_agenda, parse_template
from server.domain.template_reading import AGENDA_KINDS, UNPRINTABLE, fields_of, list_name
from server.storage.plain_yaml import MalformedFile, read_page
from server.storage.template_texts import key_in, read_text, retitled
from server.storage.writing_yaml import write_page

HEAD = {"key": "some", "title": "Some", "version": 1}
AGENDA_HEAD = {"key": "some", "title": "Some", "levels": 3}
SIGNS = st.characters(codec="utf-8").filter(lambda sign: not UNPRINTABLE.search(sign))
TEXT = st.one_of(
    st.text(SIGNS, min_size=1, max_size=4),
    st.sampled_from(
        ["no", "Yes", "null", "~", "0x1", "1e3", "08", "12:30", "a: b", "- a", "# a", "'", '"', "\\", " a "]
    ),
    st.sampled_from(["a\nb", "\u2028", "\x85", "\ufeff", "\U0001f642", "*a", "&a", "!a", "{}", "[]", "|", "=", "<<"]),
)


def value_of(field: Field, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Anything that a field may hold in a file where these ids are there."""
    match field:
        case Ref() | Refs():
            return pointing(field, [id for kind in field.kinds for id in ids.get(kind, [])])
        case Text():
            return TEXT.map(lambda text: text[: field.longest])
        case Number(whole=True):
            return st.integers(int(field.least), int(min(field.most, 10**9)))
        case Number():
            return st.floats(field.least, field.most, allow_subnormal=True)
        case Choice():
            return st.sampled_from(list(field.options))
    return PLAIN[type(field)]


PLAIN: dict[type[Field], st.SearchStrategy[Any]] = {
    Texts: st.lists(TEXT | st.just(""), min_size=1, max_size=3),
    Flag: st.booleans(),
    Day: st.dates().map(lambda day: day.isoformat()),
    Time: st.times().map(lambda time: time.strftime("%H:%M")),
}


def pointing(field: Ref | Refs, there: list[str]) -> st.SearchStrategy[Any]:
    one = st.sampled_from(there) if there else st.none()
    return st.lists(one, min_size=1, max_size=2) if isinstance(field, Refs) and there else one


@st.composite
def trees(draw: st.DrawFn, kinds: Any, head: dict[str, Any]) -> dict[str, Any]:
    """A file with up to three entries of each kind."""
    tree, ids = dict(head), dict[str, list[str]]()
    for kind in kinds:
        fields = fields_of(kind)
        entries = []
        for place in range(draw(st.integers(0, 2)) if kind.wire != "purpose" else 1):
            values = {name: draw(value_of(field, ids)) for name, field in fields.items() if draw(st.booleans())}
            values |= {name: draw(value_of(fields[name], ids)) for name in kind.needs}
            values = {name: value for name, value in values.items() if value is not None}
            if set(kind.needs) <= values.keys():
                id = f"{kind.wire}-{place}x"
                entries.append(values if kind.wire == "purpose" else {"id": id, **values})
                ids.setdefault(kind.wire, []).append(id)
        if entries:
            tree[list_name(kind)] = entries[0] if kind.wire == "purpose" else entries
    return tree


def again(tree: dict[str, Any]) -> dict[str, Any]:
    """A tree as it comes back from a file."""
    found = read_page("some.yaml", write_page(tree).encode()).content
    assert isinstance(found, dict)
    return found


@settings(max_examples=200, deadline=None)
@given(trees(TEMPLATE_KINDS, HEAD))
def test_out_and_in_again_a_template_says_the_same(tree: dict[str, Any]) -> None:
    assert again(tree) == tree
    assert parse_template(again(tree)) == parse_template(tree)


@settings(max_examples=100, deadline=None)
@given(trees(AGENDA_KINDS, AGENDA_HEAD))
def test_out_and_in_again_an_agenda_says_the_same(tree: dict[str, Any]) -> None:
    tree.setdefault("blocks", []).append({"id": "block-last", "phase": "agree", "minutes": 1})
    tree["minutes"] = sum(one.get("minutes", 0) for one in tree["blocks"])
    assert again(tree) == tree
    if tree["minutes"] <= 1440:
        assert parse_agenda(again(tree)) == parse_agenda(tree)


@settings(max_examples=100, deadline=None)
@given(trees(TEMPLATE_KINDS, HEAD), TEXT)
def test_a_new_title_changes_nothing_else(tree: dict[str, Any], title: str) -> None:
    before = read_page("some", write_page(tree).encode()).content
    after = read_page("some", retitled(write_page(tree), title).encode()).content
    assert isinstance(before, dict) and after == before | {"title": title}


@pytest.mark.parametrize(
    "title",
    [
        "title: Ours",
        "title: 'Ours'  # for now",
        "title: >\n  Ours\n  and theirs",
        "'title': Ours",
        '"title": |-\n  a: b',
    ],
)
def test_however_a_title_is_written_it_is_replaced_and_comments_stay_where_they_can(title: str) -> None:
    text = f"# first\nkey: ours\n{title}\nversion: 1\nsteps: []\n"
    made = read_text("ours.yaml", retitled(text, "New").encode())
    assert (made.title, made.key) == ("New", "ours")
    assert retitled(text, "New").startswith("# first\n") == (title.count("\n") == 0 and title.startswith("title"))


def test_what_has_blocks_is_an_agenda() -> None:
    agenda = "key: a\ntitle: A\nminutes: 5\nlevels: 3\nblocks:\n  - {phase: map, minutes: 5}\n"
    assert isinstance(read_text("a.yaml", agenda.encode()), Agenda)
    assert isinstance(read_text("a.yaml", b"key: a\ntitle: A\nversion: 1\n"), Template)
    with pytest.raises(MalformedFile, match=r"a\.yaml, line 6: blocks\[0\]\.phase: 'dance' is none of"):
        read_text("a.yaml", agenda.replace("map", "dance").encode())


def test_a_file_is_called_like_its_key_and_never_like_a_path() -> None:
    assert key_in("key: ours") == "ours"
    assert [key_in(text) for text in ("key: ../x", 'key: "a\\r\\nb"', "title: x", "- a")] == ["template"] * 4
