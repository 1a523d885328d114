"""What usually goes wrong in live workshops, and the tests that say it does not go wrong here.

The moments are those that facilitators, and users of comparable tools, complain of most. A law keeps that every test
named here exists; `docs/moments.md` is written from it.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
LIVE = ("browser", "live", "soak")
"""Where a real server runs, or a real page, or both."""


class Moment(NamedTuple):
    """A moment, what people fear of it, and the tests that speak of it."""

    name: str
    goes_wrong: str
    tests: tuple[str, ...]


ROOM: tuple[Moment, ...] = (
    Moment(
        "Late joiner",
        "They interrupt, or sit lost",
        ("test_who_comes_late_reads_four_lines_once", "test_a_late_joiner_sees_the_same_second"),
    ),
    Moment(
        "Dropped Wi-Fi",
        "The page takes text that goes nowhere; a reload loses it",
        (
            "test_offline_is_said_with_what_waits_and_back_with_what_was_sent",
            "test_what_was_typed_without_a_line_is_there_after_a_reload_and_is_sent",
            "test_marks_made_without_a_line_are_shown_at_once_and_sent_when_it_is_back",
            "test_a_line_that_no_longer_answers_a_command_is_offline_within_five_seconds",
            "test_a_room_on_failing_lines_loses_nothing_and_ends_alike_everywhere",
        ),
    ),
    Moment(
        "Flaky Wi-Fi",
        "The screen gives way to “Loading” each time",
        ("test_flaky_wifi_never_takes_the_screen_away", "test_a_short_break_is_not_shown"),
    ),
    Moment(
        "Dominant voice",
        "Whoever speaks first or loudest sets the answer",
        (
            "test_the_table_shows_where_each_function_stands_and_whom_to_hear",
            "test_the_function_that_was_heard_least_speaks_first",
            "test_who_was_heard_least_speaks_next_and_everybody_sees_the_order",
        ),
    ),
    Moment(
        "Somebody edits what I am editing",
        "One of two texts is overwritten in silence",
        (
            "test_two_people_who_edit_the_same_title_are_offered_both",
            "test_of_two_texts_both_can_be_kept",
            "test_others_see_who_is_editing_and_may_type_all_the_same",
            "test_forty_things_that_others_do_move_nothing",
            "test_what_others_do_moves_no_focus_and_closes_no_editor",
        ),
    ),
    Moment(
        "Somebody removes my step",
        "What I was typing is gone",
        (
            "test_somebody_removes_the_step_that_i_am_renaming",
            "test_whoever_types_into_a_removed_record_keeps_the_text_and_can_restore_it",
            "test_a_removed_step_can_be_restored_by_everybody_who_may",
        ),
    ),
    Moment(
        "Projector and laptop",
        "The room reads the facilitator's notes, or nothing at all",
        (
            "test_marks_stay_off_the_wall_until_the_room_talks_about_their_step",
            "test_lines_for_roles_and_grades_by_function_stay_off_the_wall",
            "test_the_console_knows_whether_a_wall_is_open_and_shows_it_small",
            "test_a_small_wall_keeps_its_words_large",
        ),
    ),
    Moment(
        "Facilitator overwhelmed",
        "Too many controls, and the group is lost",
        (
            "test_calm_mode_leaves_the_task_the_bar_and_what_needs_an_answer",
            "test_a_co_facilitator_helps_from_their_own_seat_and_is_handed_the_lead",
            "test_at_320_pixels_next_and_timer_stay_in_sight",
        ),
    ),
    Moment(
        "Host drops",
        "The workshop is stuck, or the role jumps to somebody",
        (
            "test_everybody_is_told_that_the_host_is_offline_and_the_workshop_is_safe",
            "test_a_recovery_code_opens_the_console_in_another_browser",
        ),
    ),
    Moment(
        "Host clicks ahead by mistake",
        "Input is closed and there is no way back",
        (
            "test_facilitator_clicks_ahead_by_mistake",
            "test_a_reopened_block_deletes_no_mark",
            "test_a_reveal_can_be_undone_before_anything_leaves_the_console",
        ),
    ),
    Moment(
        "“Is everyone done?”",
        "The host keeps asking; people who left hold the ring up",
        (
            "test_who_is_done_says_so_and_may_take_it_back",
            "test_next_asks_again_when_18_of_the_21_who_are_here_are_ready",
            "test_the_health_strip_says_who_is_missing_and_who_is_quiet",
        ),
    ),
    Moment(
        "Accidental damage",
        "Somebody moves or deletes what is not theirs",
        (
            "test_what_is_not_mine_i_neither_move_on_nor_lock_nor_remove",
            "test_a_locked_map_says_so_keeps_what_is_typed_and_sends_it_when_it_opens",
            "test_a_removal_is_undone_by_its_author",
        ),
    ),
    Moment(
        "Private feels watched",
        "Cursors and typing dots while people mark",
        (
            "test_nobody_is_shown_editing_while_people_answer_in_private",
            "test_nobody_is_led_away_from_a_private_mark",
        ),
    ),
    Moment(
        "One person per function",
        "“By function” names them",
        (
            "test_who_is_alone_in_a_function_is_told_before_the_first_mark",
            "test_who_would_be_alone_in_a_function_is_told_before",
        ),
    ),
    Moment(
        "Hybrid room",
        "Remote people cannot see the wall or hear the queue",
        (
            "test_who_is_not_in_the_room_docks_the_wall_beside_their_page",
            "test_who_was_heard_least_speaks_next_and_everybody_sees_the_order",
        ),
    ),
    Moment(
        "The workshop pauses overnight",
        "Nobody knows where they were",
        (
            "test_the_next_day_everybody_reads_where_it_stopped_and_the_pace_begins_anew",
            "test_who_was_away_for_long_reads_them_again",
            "test_after_a_kill_everybody_is_where_they_were",
        ),
    ),
    Moment(
        "A laptop sleeps",
        "It shows an old state, or has to be loaded again",
        (
            "test_a_laptop_that_slept_is_up_to_date_without_a_reload",
            "test_a_line_that_died_in_its_sleep_comes_back_without_a_reload",
            "test_a_page_that_was_asleep_asks_before_it_judges",
        ),
    ),
)

PAINS: dict[int, Moment] = {
    1: Moment(
        "Guests must register",
        "Executives stay out",
        ("test_who_joins_needs_a_name_and_a_function_and_nothing_else", "test_joining_gives_a_seat_in_the_room"),
    ),
    2: Moment(
        "The facilitator drags everyone along",
        "One click ahead, and no way back",
        ("test_facilitator_clicks_ahead_by_mistake", "test_the_facilitator_looks_ahead_and_nobody_moves"),
    ),
    3: Moment(
        "The facilitator's role is lost",
        "On a refresh, or handed to anybody",
        (
            "test_the_facilitators_second_tab_leads_as_the_first_does",
            "test_a_recovery_code_opens_the_console_in_another_browser",
            "test_a_code_on_paper_opens_the_console_in_another_browser",
        ),
    ),
    4: Moment(
        "The socket dies silently",
        "People type on, and it is lost",
        (
            "test_a_line_that_no_longer_answers_a_command_is_offline_within_five_seconds",
            "test_what_was_not_answered_is_sent_again_under_the_same_ref",
            "test_a_crashed_tab_is_continued_by_the_next_one",
            "test_a_room_on_failing_lines_loses_nothing_and_ends_alike_everywhere",
        ),
    ),
    5: Moment(
        "Proxies block or cut WebSockets",
        "Pages reconnect for ever",
        (
            "test_a_proxy_that_cuts_what_is_idle_cuts_nobody_who_sits_and_listens",
            "test_where_sockets_are_cut_again_and_again_the_page_polls_and_goes_round_no_longer",
            "test_where_sockets_stop_getting_through_polling_takes_over_within_five_seconds",
            "test_what_is_gathered_on_its_way_arrives_later_and_nobody_is_called_offline",
            "test_a_page_goes_back_to_sockets_when_they_get_through_again",
            "test_a_workshop_goes_from_joining_to_the_reveal",
            "test_a_blocked_websocket_is_named_with_its_fix_and_the_rest_goes_on",
        ),
    ),
    6: Moment(
        "“Anonymous” leaks",
        "Through presence, notices, order",
        (
            "test_nobody_is_shown_editing_while_people_answer_in_private",
            "test_no_frame_tells_anybody_of_a_mark_before_the_reveal",
            "test_what_one_person_says_in_private_nobody_else_can_tell",
            "test_who_answered_how_changes_no_row_but_the_sums",
            "test_who_wrote_a_concern_changes_nothing_at_all",
        ),
    ),
    7: Moment(
        "Hidden results leak before the reveal",
        "In a side panel, or in an export",
        (
            "test_no_frame_tells_anybody_of_a_mark_before_the_reveal",
            "test_an_answer_does_not_reach_the_console_before_the_reveal",
            "test_a_mark_is_in_no_file_before_the_reveal",
            "test_nobody_hears_anything_of_a_grade_before_all_are_shown",
        ),
    ),
    8: Moment(
        "Sharing the screen shows the presenter's marks",
        "There is one view for both",
        ("test_marks_stay_off_the_wall_until_the_room_talks_about_their_step",),
    ),
    9: Moment(
        "Participants move on, peek, or remove others' cards",
        "The page forbids it, the server does not",
        ("test_what_is_not_mine_i_neither_move_on_nor_lock_nor_remove",),
    ),
    10: Moment(
        "Locks are undone, and there are too many tools",
        "Newcomers do not know what is asked",
        (
            "test_what_is_not_mine_i_neither_move_on_nor_lock_nor_remove",
            "test_on_a_locked_map_keys_do_nothing_but_say_why",
            "test_each_phase_says_its_one_task_and_where_the_agenda_is",
        ),
    ),
    11: Moment(
        "Nobody knows who is finished",
        "The host waits, or cuts people off",
        (
            "test_who_is_done_says_so_and_may_take_it_back",
            "test_next_asks_again_when_18_of_the_21_who_are_here_are_ready",
        ),
    ),
    12: Moment(
        "The timer is wrong for who comes late",
        "Or it drifts",
        (
            "test_the_timer_is_right_for_who_comes_late_with_a_clock_that_is_a_day_wrong",
            "test_a_late_joiner_sees_the_same_second",
            "test_the_timer_counts_by_the_server_and_stands_still_when_it_is_paused",
        ),
    ),
    20: Moment(
        "Data is lost, and undo breaks with several people",
        "Undo takes back somebody else's work",
        (
            "test_an_undo_does_not_overwrite_somebody_else_and_says_so",
            "test_removing_a_step_is_undone_with_all_that_went_along",
            "test_kills_under_load_lose_nothing_double_nothing_and_leave_no_gap",
            "test_a_room_on_failing_lines_loses_nothing_and_ends_alike_everywhere",
        ),
    ),
    21: Moment(
        "Ended rooms stay open, dead links look like new rooms",
        "People work where nobody reads it",
        (
            "test_a_workshop_that_is_over_says_so_and_a_link_that_leads_nowhere_does_too",
            "test_a_page_that_is_asked_for_after_the_erasure_finds_nothing",
        ),
    ),
    22: Moment(
        "A reload gives other totals, or another place",
        "Or bars the way back in",
        (
            "test_a_reload_changes_no_total_and_not_my_place",
            "test_a_tap_marks_a_step_and_a_reload_keeps_it",
            "test_a_lock_keeps_who_is_in_and_lets_them_come_back",
        ),
    ),
    23: Moment(
        "A canvas shuts out keyboards and screen readers",
        "And newcomers lose half an hour",
        (
            "test_walking_by_number_visits_every_step_and_never_hides_the_focus",
            "test_the_outline_adds_renames_and_moves_as_the_map_does",
            "test_every_page_is_accessible_in_every_phase",
            "test_a_keyboard_alone_leads_the_workshop",
        ),
    ),
    24: Moment(
        "No watchers, and nothing for who has no device",
        "They count as people who are not done",
        (
            "test_who_watches_has_nothing_to_mark",
            "test_nobody_is_asked_to_be_done_while_people_talk_or_watch",
            "test_the_facilitator_adds_somebody_and_enters_for_them",
            "test_somebody_beside_them_enters_for_who_has_no_device",
        ),
    ),
    25: Moment(
        "Drafts are never sent, and nobody may change their mind",
        "Half of what was written is not in the result",
        (
            "test_a_half_typed_pin_is_spoken_of_at_the_end_of_its_phase_and_can_be_parked",
            "test_in_the_last_minute_a_half_typed_pin_is_spoken_of_while_it_can_be_added",
            "test_ones_mark_can_be_changed_as_often_as_one_likes_until_the_reveal",
            "test_a_mark_that_came_too_late_is_told_and_its_reason_is_kept",
        ),
    ),
}


@cache
def places() -> dict[str, list[str]]:
    """Test → the files it stands in."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for name in re.findall(r"^(?:async )?def (test_\w+)\(", path.read_text(), re.MULTILINE):
            found.setdefault(name, []).append(path.relative_to(ROOT).as_posix())
    return found


def is_live(moment: Moment) -> bool:
    """Whether some test of it drives a real server or a real page."""
    where = (place.split("/")[1] for name in moment.tests for place in places().get(name, []))
    return any(folder in LIVE for folder in where)
