"""The map of a view's flow: its records as the layout knows them."""

from server.domain.layout.grid import Layout, Link, Step
from server.domain.layout.layout import arrange
from server.domain.workshop import View


def laid_out(view: View) -> Layout:
    """The layout of a view's flow, with all its steps."""
    return arrange(
        [one.id for one in view.ordered("function")],
        (Step(one.id, one.text("owner"), one.number("order") or 0, one.text("part")) for one in view.all("step")),
        (
            Link(one.id, one.text("from_step"), one.text("to_step"), bool(one.get("next_cycle")))
            for one in view.all("handoff")
        ),
    )
