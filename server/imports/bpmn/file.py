"""A BPMN file, from its bytes to what it becomes."""

from collections import Counter

from server.domain.archive.archive import Tree
from server.domain.archive.as_template import key_of
from server.domain.records import KINDS
from server.domain.records.purpose import Purpose
from server.domain.template import TEMPLATE_KINDS, TemplateHead
from server.domain.template_reading import Given, list_name
from server.imports.bpmn.additions import with_additions
from server.imports.bpmn.mapping import Mapping
from server.imports.bpmn.model import Model
from server.imports.bpmn.own import Own
from server.imports.bpmn.purposes import title_of
from server.imports.bpmn.reading import read
from server.imports.bpmn.telling import Telling
from server.imports.imported import Imported
from server.imports.texts import Clean, cut

NOTHING = "No task was found in it, so the map begins empty."


def read_bpmn(content: bytes, clean: Clean, file_name: str = "") -> Imported:
    """What a BPMN 2.0 file becomes, and the account of every element in it. Raises Unreadable.

    An export of ours becomes the workshop that it was made of, with what another tool has added to it since.
    """
    document = read(content, clean)
    model = Model(document)
    own = Own(model, clean)
    telling = Telling(model)
    if document.note:
        telling.note(document.note)
    records = Mapping(model, own, telling).records()
    archive = with_additions(own, records, telling) if own.head is not None else None
    title = title_of(model, file_name)
    if not archive and not any(one.kind == "step" for one in records):
        telling.note(NOTHING)
    account = telling.account(title, document.extensions)
    account.taken = _counted(archive, records)
    return Imported(account, None if archive else _flow(title, records), archive)


def _flow(title: str, records: list[Given]) -> Tree:
    """The records as a template says them."""
    tree: Tree = {"key": key_of(title), "title": cut(title, TemplateHead.title.longest), "version": 1}
    for kind in TEMPLATE_KINDS:
        mine = [one for one in records if one.kind == kind.wire]
        if mine and kind is Purpose:
            tree[list_name(kind)] = mine[0].values | {"flow_name": cut(title, Purpose.flow_name.longest)}
        elif mine:
            tree[list_name(kind)] = [{"id": one.id, **one.values} for one in mine]
    return tree


def _counted(archive: Tree | None, records: list[Given]) -> dict[str, int]:
    entries = archive["records"] if archive else []
    kinds = [str(one["kind"]) for one in entries] if isinstance(entries, list) else []
    counts = Counter(kinds if archive else (one.kind for one in records))
    return {kind: counts[kind] for kind in KINDS if counts[kind] and kind != Purpose.wire}
