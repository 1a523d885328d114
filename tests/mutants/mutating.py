"""Mutants of a module: the same source with one thing changed, such as < for <=, and for or, a number by one.

Left alone are annotations, docstrings, decorators, texts put together for people, and guards that change no result
(`zip(strict=…)`): a change there is no change of a formula.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list", "abs": "float"}
GUARDS = ("strict",)
NO_FORMULA = ("annotation", "returns", "decorator_list", "bases")


class Mutant(NamedTuple):
    """One change: the number and the text of its line, what stood there, what stands there now, the module with it."""

    line: int
    text: str
    before: str
    after: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, always in the same order."""
    lines = ["", *source.splitlines()]
    for number, node in enumerate(changeable(ast.parse(source))):
        for changed in variants(node):
            tree = ast.parse(source)
            there = list(changeable(tree))[number]
            _Planting(there, changed).visit(tree)
            line = _line(there)
            yield Mutant(line, lines[line].strip(), _said(there), _said(changed), ast.fix_missing_locations(tree))


def changeable(tree: ast.AST) -> Iterator[ast.AST]:
    """The parts of a module that are looked at, from top to bottom."""
    for name, child in _children(tree):
        if not _is_left_alone(tree, name, child):
            yield child
            yield from changeable(child)


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in a place instead."""
    found = VARIANTS.get(type(node))
    yield from found(node) if found else ()


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, one in enumerate(node.ops):
        for other in COMPARED[type(one)]:
            yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])


def _computed(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in COMPUTED:
        yield _with(node, op=COMPUTED[type(node.op)]())


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _without_sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _swapped(node: ast.IfExp) -> Iterator[ast.AST]:
    yield _with(node, body=node.orelse, orelse=node.body)


def _turned(node: ast.If | ast.While) -> Iterator[ast.AST]:
    yield _with(node, test=_not(node.test))


def _filtered(node: ast.comprehension) -> Iterator[ast.AST]:
    for place, one in enumerate(node.ifs):
        yield _with(node, ifs=[*node.ifs[:place], _not(one), *node.ifs[place + 1 :]])


def _left_out(node: ast.Return) -> Iterator[ast.AST]:
    if node.value and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield _with(node, value=ast.Constant(None))


def _called(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        yield _with(node, func=ast.Name(CALLED[node.func.id], ast.Load()))


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, str):
        yield ast.Constant(f"{node.value}?")


VARIANTS: dict[type[ast.AST], Callable[[Any], Iterator[ast.AST]]] = {
    ast.Compare: _compared,
    ast.BinOp: _computed,
    ast.BoolOp: _joined,
    ast.UnaryOp: _without_sign,
    ast.IfExp: _swapped,
    ast.If: _turned,
    ast.While: _turned,
    ast.comprehension: _filtered,
    ast.Return: _left_out,
    ast.Call: _called,
    ast.Constant: _constants,
}


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for name, value in ast.iter_fields(node):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, ast.AST):
                yield name, one


def _is_left_alone(parent: ast.AST, name: str, child: ast.AST) -> bool:
    return (
        name in NO_FORMULA
        or (isinstance(parent, ast.ClassDef) and name == "keywords")
        or isinstance(child, ast.JoinedStr)
        or (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant))
        or (isinstance(child, ast.keyword) and child.arg in GUARDS)
        or (isinstance(child, ast.Subscript) and isinstance(child.value, ast.Name) and child.value.id == "Literal")
    )


def _with(node: ast.AST, **parts: object) -> ast.AST:
    made = copy.copy(node)
    for name, value in parts.items():
        setattr(made, name, value)
    return made


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _line(node: ast.AST) -> int:
    if isinstance(node, ast.comprehension):
        return node.target.lineno
    return int(getattr(node, "lineno", 0))


def _said(node: ast.AST) -> str:
    """A part on one line; of what has a body, its head."""
    return " ".join(ast.unparse(node).splitlines()[0].split())


class _Planting(ast.NodeTransformer):
    def __init__(self, there: ast.AST, changed: ast.AST) -> None:
        self.there, self.changed = there, changed

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.there:
            return self.changed
        visited: ast.AST = self.generic_visit(node)
        return visited
