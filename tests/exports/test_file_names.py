"""File names: the workshop's title, the day, the ending, and nothing a file system could misread."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.exports.file_names import content_disposition, file_name

AT = 1_795_305_600_000
"""22 November 2026, 00:00 UTC."""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sales forecasting: who decides?", "sales-forecasting-who-decides_2026-11-22.md"),
        ("Übergröße & Co.", "übergröße-co_2026-11-22.md"),
        ("販売予測", "販売予測_2026-11-22.md"),
        ("बिक्री", "बिक्री_2026-11-22.md"),
        ("../../etc/passwd", "etc-passwd_2026-11-22.md"),
        ('a"; filename="evil.exe', "a-filename-evil-exe_2026-11-22.md"),
        ("gpj.\u202egnp", "gpj-gnp_2026-11-22.md"),
        ("...", "workshop_2026-11-22.md"),
        ("", "workshop_2026-11-22.md"),
        ("CON", "con_2026-11-22.md"),
        ("word " * 40, f"{'word-' * 11}w_2026-11-22.md"),
        ("\U00020000" * 99, f"{chr(0x20000) * 56}_2026-11-22.md"),
    ],
)
def test_a_file_is_called_like_its_workshop(title: str, name: str) -> None:
    assert file_name(title, AT, "md") == name


def test_the_header_says_the_name_twice() -> None:
    assert content_disposition("Übergröße", AT, "csv") == (
        "attachment; filename=\"ubergroe_2026-11-22.csv\"; filename*=UTF-8''%C3%BCbergr%C3%B6%C3%9Fe_2026-11-22.csv"
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_title_makes_a_name_that_fits_and_a_header_that_holds(title: str) -> None:
    name, header = file_name(title, AT, "json"), content_disposition(title, AT, "json")
    assert len(name.encode()) <= 255
    assert not set(name) & set('\\/:*?"<>|\r\n\0')
    assert not name.startswith((".", "-", " "))
    found = re.fullmatch(r"attachment; filename=\"([a-z0-9_.-]+)\"; filename\*=UTF-8''([A-Za-z0-9_.~%-]+)", header)
    assert found
    assert unquote(found[2]) == name
