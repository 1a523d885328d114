"""Colours as numbers: contrast, and how far apart two are, also for eyes that see fewer of them."""

import itertools
import math
import re
from pathlib import Path
from typing import Literal

TOKENS = Path(__file__).resolve().parents[2] / "web" / "styles" / "tokens.css"

Rgb = tuple[float, float, float]
"""Red, green and blue as light, from 0 to 1."""
Lab = tuple[float, float, float]
Theme = Literal["light", "dark"]

MODES = ("person", "shared", "automatic")
EYES: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How eyes that lack a receptor see light: Machado, Oliveira and Fernandes 2009, full strength."""

TEXT, EDGE = 4.5, 3.0
ON_GROUNDS = {
    TEXT: ("ink", "ink-2", "ink-3", "link"),
    EDGE: ("line-strong", "focus", "person", "ai-helps", "shared", "ai-acts-edge", "automatic-edge"),
}
GROUNDS = ("bg", "surface", "surface-2")
OWN_GROUND = (("ok", "ok-bg"), ("warn", "warn-bg"), ("bad", "bad-bg"), ("private", "private-bg"), ("on-action", "ink"))
FUNCTIONS = tuple(f"fn-{number}" for number in range(1, 9))


def tokens(theme: Theme) -> dict[str, Rgb]:
    """Every colour of a theme by the name of its token."""
    found: dict[str, Rgb] = {}
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS.read_text()):
        found[name] = light_of(light if theme == "light" else dark)
    return found


def light_of(hexed: str) -> Rgb:
    digits = hexed[1:] if len(hexed) == 7 else "".join(one * 2 for one in hexed[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return linear(red), linear(green), linear(blue)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: Rgb, other: Rgb) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Rgb) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def checks(theme: Theme) -> dict[str, bool]:
    """Every pair of colours that meet, and whether they keep enough contrast."""
    known = tokens(theme)
    pairs = [(name, ground, wanted) for wanted, names in ON_GROUNDS.items() for name in names for ground in GROUNDS]
    pairs += [(name, ground, TEXT) for name, ground in OWN_GROUND]
    pairs += [("ink", "select", TEXT)]
    pairs += [("on-fn", name, TEXT) for name in FUNCTIONS]
    return {
        f"{name} on {ground}, {theme}": contrast(known[name], known[ground]) >= wanted for name, ground, wanted in pairs
    }


def nearest_modes(theme: Theme) -> tuple[float, str]:
    """How far apart the two levels of the scale are that are nearest to each other, and for whose eyes."""
    known = tokens(theme)
    return min(
        (distance(lab(seen(known[one], eyes)), lab(seen(known[other], eyes))), f"{one} and {other}, {eyes}")
        for eyes in EYES
        for one, other in itertools.combinations(MODES, 2)
    )


def seen(colour: Rgb, eyes: str) -> Rgb:
    red, green, blue = (
        min(1.0, max(0.0, sum(part * light for part, light in zip(row, colour, strict=True)))) for row in EYES[eyes]
    )
    return red, green, blue


def lab(colour: Rgb) -> Lab:
    """The same colour as eyes measure distance: CIELAB under daylight."""
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (bent(part) for part in (x, luminance(colour), z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def bent(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116


def distance(one: Lab, other: Lab) -> float:
    """CIEDE2000."""
    light, chroma, hue, mean_chroma, rotation = _differences(one, other)
    chroma /= 1 + 0.045 * mean_chroma
    return math.sqrt(light**2 + chroma**2 + hue**2 + rotation * chroma * hue)


def _differences(one: Lab, other: Lab) -> tuple[float, float, float, float, float]:
    """Weighted differences of lightness and hue, the bare one of chroma, the mean chroma, and the blue correction."""
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean**7 / (mean**7 + 25**7))
    (c1, h1), (c2, h2) = (_polar(one[1] * stretch, one[2]), _polar(other[1] * stretch, other[2]))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    mean_hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    chroma, lightness = (c1 + c2) / 2, (one[0] + other[0]) / 2
    tilt = (
        1
        - 0.17 * _cos(mean_hue - 30)
        + 0.24 * _cos(2 * mean_hue)
        + 0.32 * _cos(3 * mean_hue + 6)
        - 0.20 * _cos(4 * mean_hue - 63)
    )
    light = (other[0] - one[0]) / (1 + 0.015 * (lightness - 50) ** 2 / math.sqrt(20 + (lightness - 50) ** 2))
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * tilt)
    blue = 60 * math.exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(blue))
    return light, c2 - c1, hue, chroma, rotation


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
