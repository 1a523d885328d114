"""The links of a picture: joined over the steps that it leaves out, and one for each two steps."""

from collections.abc import Iterable

from server.domain.blocks.flow import FlowLink
from server.domain.bridging import bridged


def without(links: Iterable[FlowLink], gone: Iterable[str]) -> list[FlowLink]:
    """The links of a flow without these steps, one for each two. What feeds the next cycle is not led on."""
    return merged(bridged(links, gone, _over))


def merged(links: Iterable[FlowLink]) -> list[FlowLink]:
    """The links with one for each two steps: it holds unless all that it stands for are held by a condition."""
    found: dict[tuple[str, str, bool], list[FlowLink]] = {}
    for one in links:
        found.setdefault((one.source, one.target, one.next_cycle), []).append(one)
    return [_one_of(same) for same in found.values()]


def _over(into: FlowLink, out: FlowLink, kept: list[FlowLink]) -> FlowLink | None:
    """The link over a step: under the conditions of both. Those of the same ends are merged in the end."""
    if into.next_cycle or out.next_cycle:
        return None
    conditions = dict.fromkeys(filter(None, (into.condition, out.condition)))
    over = f"{into.source}.{out.target}"
    return FlowLink(id=over, source=into.source, target=out.target, condition=" and ".join(conditions))


def _one_of(same: list[FlowLink]) -> FlowLink:
    first, always = same[0], any(not one.condition for one in same)
    return FlowLink(
        id=first.id,
        source=first.source,
        target=first.target,
        next_cycle=first.next_cycle,
        carries=tuple(id for one in same for id in one.carries),
        condition="" if always else " or ".join(dict.fromkeys(one.condition for one in same)),
        pinned=any(one.pinned for one in same),
        says=tuple(line for one in same for line in one.says),
    )
