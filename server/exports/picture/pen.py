"""What the picture is drawn with: rectangles, lines and words as SVG elements.

Every look is an attribute and every word an element's text, so that the file has no style and no script, and nothing
that somebody typed is markup in it.
"""

from xml.etree import ElementTree as Xml

from server.exports.letters import writable

SVG = "http://www.w3.org/2000/svg"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

Element = Xml.Element


def root(width: float, height: float) -> Element:
    """An empty picture of this size."""
    about = {"width": number(width), "height": number(height), "viewBox": f"0 0 {number(width)} {number(height)}"}
    return Element(f"{{{SVG}}}svg", about | {"role": "img", "font-family": FONT})


def below(parent: Element, tag: str, **about: str | float) -> Element:
    """A new last child; `_` in a name stands for `-`."""
    return Xml.SubElement(
        parent, f"{{{SVG}}}{tag}", {name.replace("_", "-"): number(one) for name, one in about.items()}
    )


def group(parent: Element, x: float, y: float) -> Element:
    """A group whose zero is there."""
    return below(parent, "g", transform=f"translate({number(x)} {number(y)})")


def words(parent: Element, text: str, x: float, y: float, **look: str | float) -> Element:
    """Words whose first letter stands at this point, or as `text_anchor` says."""
    found = below(parent, "text", x=x, y=y, **look)
    found.text = writable(text)
    return found


def told(parent: Element, tag: str, text: str) -> Element:
    """A title or a description, for who does not see the picture."""
    found = below(parent, tag)
    found.text = writable(text)
    return found


def number(value: str | float) -> str:
    """A length as short as it can be said; anything else as it is."""
    return value if isinstance(value, str) else f"{round(value, 2):g}"


def written(picture: Element) -> bytes:
    """The file."""
    Xml.register_namespace("", SVG)
    content: bytes = Xml.tostring(picture, "utf-8", xml_declaration=True)
    return content
