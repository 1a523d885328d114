"""Statements 1 to 46: the people and technology sides of a change."""

from tests.method.row import TOLD, Kept, LeftOut, Row, Spoken

FIRST: dict[int, Row] = {
    1: Kept(
        "A tool can be wrong for the strategy or too clumsy to use",
        "issue.kind issue.answer issue.owner",
        "test_questions_and_tool_objections_weaken_nothing",
    ),
    2: LeftOut("Technology and people functions quarrel over a few topics", "Tags on quarrels help nobody decide"),
    3: Kept(
        "Push-back is material to work with",
        "objection.text dissent.text",
        "test_lines_one_cannot_support_are_counted_by_function",
    ),
    4: Kept(
        "Side effects on people are overlooked",
        "role_change.side_effect role_change.mitigation role_change.people_affected C29",
        "test_what_a_change_does_to_people_has_an_answer",
    ),
    5: Kept(
        "When walls fall, differences show",
        "server/domain/heat_map.py",
        "test_the_overview_ranks_by_word_before_anything_else",
    ),
    6: Kept(
        "Functions align without being merged",
        "governance.form",
        "test_they_stand_in_the_plan_beside_the_others_and_people_come_first",
    ),
    7: Kept(
        "Metrics span two functions",
        "metric_change.functions C17",
        "test_the_metric_held_together_is_picked_from_the_list",
    ),
    8: Kept("AI at work changes grades and skills", "role_change.grading", TOLD),
    9: Kept("How staff experience the work matters", "metric_change.dimension metric_option.dimension", TOLD),
    10: Kept(
        "Two leaders can tell one story",
        "purpose.signed_by_sponsor function.signed web/plan/front.html",
        "test_the_check_and_the_signatures_stand_on_page_one",
    ),
    11: Kept(
        "Functions share priorities more than they think",
        "function.first_aim function.second_aim",
        "test_what_functions_want_most_is_counted",
    ),
    12: Kept("Skills and leadership of change are scarce", "risk.category", TOLD),
    13: Kept(
        "Leaders want to know how ready they are", "readiness.technical readiness.workforce readiness.culture", TOLD
    ),
    14: Spoken(
        "Each side lacks the other's language",
        "workshop_templates/lens_questions.yaml",
        "test_a_function_confirms_what_was_explained_back_and_may_take_it_back",
    ),
    15: Kept(
        "People spend time in another function",
        "development.form development.returns",
        "test_each_wider_line_says_by_final_what_makes_it_whole",
    ),
    16: Kept(
        "Functions train each other",
        "development.learners development.teachers C10G",
        "test_each_wider_line_says_by_final_what_makes_it_whole",
    ),
    17: Kept(
        "Task forces and committees carry a change",
        "governance.form governance.cadence C38",
        "test_a_body_without_an_end_is_named_and_holds_nothing_up",
    ),
    18: Kept("Ethics, job design and careers need a place", "governance.topic", TOLD),
    19: Kept(
        "Every function brings its own view",
        "prompt.question workshop_templates/lens_questions.yaml",
        "test_lens_questions_come_with_the_functions_that_are_there",
    ),
    20: Kept(
        "Tools give little to people who are not ready",
        "C23",
        "test_a_gap_in_what_people_can_do_has_a_plan_and_roles_say_skills_trust_and_clarity",
    ),
    21: Kept(
        "People need skills, trust and clarity",
        "role_change.skills role_change.trust role_change.clarity server/domain/records/pulse_questions.py",
        "test_a_check_asks_once_for_safety_skills_trust_and_clarity",
    ),
    22: LeftOut(
        "A plan can be too technical", "Every step answers for role, skill and reward (C09); a meter adds nothing"
    ),
    23: Kept(
        "AI is there to make people better at their work",
        "value_case.reuse C20",
        "test_hours_that_are_released_want_a_use",
    ),
    24: Kept(
        "What AI is for is said first",
        "purpose.ai_purpose purpose.out_of_bounds",
        "test_the_purpose_saves_by_itself_and_the_start_says_what_it_waits_for",
    ),
    25: Kept(
        "Technical and human work go into one plan",
        "criterion.kind C24P",
        "test_a_pilot_is_judged_by_a_sign_of_the_machine_and_one_of_the_people",
    ),
    26: Kept(
        "Skills are designed, with levels",
        "capability_change.level_today capability_change.level_wanted",
        "test_a_gap_in_what_people_can_do_has_a_plan_and_roles_say_skills_trust_and_clarity",
    ),
    27: Kept(
        "People speak up where they feel safe",
        "server/domain/pulses.py server/domain/plan/pulse_results.py web/parts/pulse.html",
        "test_the_start_and_the_close_stand_side_by_side_with_how_many_answered",
    ),
    28: LeftOut("Four dimensions hold a partnership", "Tags on lines change nothing that the room does"),
    29: Kept(
        "Work together beats work side by side",
        "role_change.co_owner C10",
        "test_a_co_owner_of_the_same_function_is_no_co_owner",
    ),
    30: Kept(
        "People worry about jobs, skills and fairness",
        "concern.category concern.response C30 C30F server/domain/worries.py",
        "test_they_are_nobodys_and_of_no_function_and_of_one_moment",
    ),
    31: Kept(
        "Say what AI can do and where it ends",
        "boundary.can boundary.cannot boundary.must_not boundary.told C12",
        "test_a_step_that_ai_does_at_least_half_of_needs_a_boundary_card",
    ),
    32: Kept(
        "People and AI work side by side",
        "decision.control decision.overseer C13",
        "test_the_overseer_can_do_five_things_or_an_action_helps",
    ),
    33: Kept(
        "Staff are partners in what their roles become",
        "role_change.consultation C05 C05F",
        "test_a_role_that_changes_is_spoken_for_or_its_people_are_consulted",
    ),
    34: Kept(
        "Functions agree on the use of data",
        "governance.allowed_data governance.barred_data C26P",
        "test_ai_reads_only_what_it_may_and_what_is_personal_has_a_rule",
    ),
    35: Kept("People are told how AI takes part", "governance.told", TOLD),
    36: Kept("One looks again and may pause", "governance.pauses_when governance.cadence", TOLD),
    37: Kept(
        "First assess, together", "step.today readiness.evidence", "test_each_function_is_asked_for_what_it_knows"
    ),
    38: Kept(
        "Then try it in a small place",
        "pilot.left_out pilot.starts pilot.ends pilot.stop_if C24",
        "test_a_pilot_says_who_leads_it_when_it_starts_and_when_it_stops",
    ),
    39: Kept(
        "Then learn, on a set day",
        "pilot.review_on learning.happened C43",
        "test_a_check_names_each_line_that_was_not_heard_and_is_held_by_nothing_that_was_agreed_before",
    ),
    40: Kept(
        "Then grow, if machine and people are ready",
        "pilot.decides criterion.kind scale_gate.decision",
        "test_a_pilot_is_judged_by_a_sign_of_the_machine_and_one_of_the_people",
    ),
    41: Kept(
        "Then go on adapting",
        "purpose.check_on C35 learning.change",
        "test_a_check_is_made_from_a_plan_with_its_open_lines_and_who_owns_them",
    ),
    42: Kept(
        "Measure what the system does",
        "metric_change.kind",
        "test_metrics_together_see_people_the_long_run_and_what_must_not_get_worse",
    ),
    43: Kept(
        "Measure people's side as well",
        "metric_change.kind metric_change.dimension C19",
        "test_metrics_together_see_people_the_long_run_and_what_must_not_get_worse",
    ),
    44: Kept(
        "Measure soon and late",
        "metric_change.horizon C19",
        "test_metrics_together_see_people_the_long_run_and_what_must_not_get_worse",
    ),
    45: Kept(
        "Imagine work that was not there before",
        "step.is_new",
        "test_a_step_is_kept_changed_new_stopped_or_not_decided",
    ),
    46: Kept(
        "A partnership lasts beyond one day",
        "status_note.text server/domain/plan/series.py",
        "test_a_series_says_who_moved_and_what_got_done",
    ),
}
