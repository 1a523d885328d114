"""What clients send is made clean before anything looks at it."""

import pytest

from server.live.polling import read_poll, text_of
from server.live.reading import read_message


@pytest.mark.parametrize("sign", ["\x7f", "\\u0000", "\\u001b", "\\u007f", "\\ud800", "\u0085", "\u202e", "\ufeff"])
def test_a_sign_that_cannot_be_shown_is_left_out_however_it_is_sent(sign: str) -> None:
    assert read_message(f'{{"text": "before{sign}after"}}') == {"text": "beforeafter"}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("half \\ud83d", "half "),
        ("\\ude00 half", " half"),
        ("\\uD83D\\uD83D\\uDE00", "\U0001f600"),
        ("\\ude00\\ud83d", ""),
        ("\\\\ud83d is no sign", "\\ud83d is no sign"),
    ],
)
def test_a_text_that_was_cut_within_an_emoji_is_taken_without_the_half(sent: str, kept: str) -> None:
    assert read_message(f'{{"text": "{sent}"}}') == {"text": kept}


def test_a_poll_brings_what_was_cut_within_an_emoji_too() -> None:
    poll = read_poll(b'{"type":"poll","line":"l","say":[{"type":"command","why":"half \\ud83d"}]}')
    assert poll and read_message(text_of(bytes(poll.say[0]))) == {"type": "command", "why": "half "}
