"""What four texts on redesigning work ask of such a tool, statement by statement, and where it is kept here.

A law holds that every field, rule and page named here exists and that a test speaks of it; `docs/method.md` is written
from this. A statement is carried by the tool, said aloud in the room, or left out with the reason.
"""

from typing import NamedTuple


class Kept(NamedTuple):
    """A statement that the tool carries: fields as `kind.field`, rules as `C05`, pages and files by their path."""

    says: str
    where: str
    test: str


class Spoken(NamedTuple):
    """A statement that people carry out aloud; the tool holds the words that prompt them."""

    says: str
    where: str
    test: str


class LeftOut(NamedTuple):
    """A statement that the tool does not carry, and why."""

    says: str
    why: str


Row = Kept | Spoken | LeftOut

TOLD = "test_a_sheet_has_a_column_for_every_field_with_its_label_and_unit"
"""The test that every field of a kind reaches every reader."""

ROWS: dict[int, Row] = {
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
        "role_change.skills role_change.trust role_change.clarity",
        "test_a_gap_in_what_people_can_do_has_a_plan_and_roles_say_skills_trust_and_clarity",
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
    27: LeftOut(
        "People speak up where they feel safe",
        "Marks and grades are private until all are shown; pulses are not built yet",
    ),
    28: LeftOut("Four dimensions hold a partnership", "Tags on lines change nothing that the room does"),
    29: Kept(
        "Work together beats work side by side",
        "role_change.co_owner C10",
        "test_a_co_owner_of_the_same_function_is_no_co_owner",
    ),
    30: Kept(
        "People worry about jobs, skills and fairness",
        "concern.category concern.response C30 C30F",
        "test_a_concern_about_jobs_or_fairness_has_a_name_and_a_day",
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
        "pilot.review_on",
        "test_a_pilot_is_judged_by_a_sign_of_the_machine_and_one_of_the_people",
    ),
    40: Kept(
        "Then grow, if machine and people are ready",
        "pilot.decides criterion.kind",
        "test_a_pilot_is_judged_by_a_sign_of_the_machine_and_one_of_the_people",
    ),
    41: Kept(
        "Then go on adapting", "purpose.check_on C35", "test_a_copy_with_content_takes_the_map_and_the_plan_and_nobody"
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
        "server/routes/duplicating.py",
        "test_a_copy_with_content_takes_the_map_and_the_plan_and_nobody",
    ),
    47: Kept("What fails is human as often as technical", "issue.root_cause risk.category", TOLD),
    48: Kept("This is no IT project", "C16", "test_every_rule_says_where_it_blocks"),
    49: Kept(
        "Boxes on a chart change nothing without mandates",
        "mandate_change.takes_on mandate_change.gives_up",
        "test_each_wider_line_says_by_final_what_makes_it_whole",
    ),
    50: Kept(
        "Leaders say what AI is for",
        "purpose.ai_purpose purpose.sponsor C01",
        "test_the_purpose_saves_by_itself_and_the_start_says_what_it_waits_for",
    ),
    51: Kept(
        "Change happens where work is done",
        "workshop_templates/blank.yaml",
        "test_a_template_becomes_records_in_an_order_in_which_every_reference_points_backwards",
    ),
    52: Kept(
        "Five functions redesign the forecast",
        "workshop_templates/sales_forecasting.yaml",
        "test_lens_questions_come_with_the_functions_that_are_there",
    ),
    53: Kept(
        "Sales knows what a mistake costs",
        "step.stakes",
        "test_far_apart_and_of_two_minds_are_ranked_together_by_stakes",
    ),
    54: Kept(
        "IT knows what AI can do",
        "step.ai_option server/domain/zones.py",
        "test_it_says_if_it_could_and_the_owner_says_if_it_should",
    ),
    55: Kept(
        "HR knows what drives behaviour",
        "current_incentive.rewarded_today incentive_change.unwanted",
        "test_a_reward_that_stays_while_its_role_changes_is_held_against_the_metric_its_function_holds",
    ),
    56: Kept("Finance knows who uses the result", "step.question purpose.decision_question", TOLD),
    57: Kept(
        "Operations knows systems, volumes and times",
        "step.volume_per_month step.lead_hours source.name",
        "test_each_function_is_asked_for_what_it_knows",
    ),
    58: Kept(
        "Look at the flow from end to end",
        "step.owner handoff.from_step C04",
        "test_a_workshop_becomes_one_pool_with_a_lane_for_each_function",
    ),
    59: Kept(
        "Data arises somewhere",
        "source.generated_at source_use.access",
        "test_a_bad_source_comes_from_the_step_at_which_it_comes_into_being",
    ),
    60: Kept(
        "Quality breaks at places",
        "issue.place issue.severity handoff.usable C25",
        "test_the_worst_cause_of_a_weak_step_comes_first",
    ),
    61: Kept("Some steps need judgment", "decision.mode", "test_a_mark_is_written_to_its_owners_compartment_alone"),
    62: Kept(
        "Roles shift",
        "role_change.becomes role_week.later C09",
        "test_the_week_of_a_role_says_hours_before_and_after_and_they_may_go_down",
    ),
    63: Kept(
        "People need other skills",
        "capability_change.capability C09",
        "test_a_group_of_three_answers_role_capability_incentive_and_metric",
    ),
    64: Kept(
        "What is measured and paid has to follow",
        "incentive_change.should_be metric_change.target C21 C22",
        "test_an_incentive_says_what_should_be_by_final_and_is_checked_before_a_pilot",
    ),
    65: Kept(
        "The work is the value, tools come last",
        "server/domain/report/report.py",
        "test_the_plan_comes_first_and_the_imprint_last",
    ),
    66: Kept(
        "Budgets and careers reward one's own function",
        "incentive_change.instrument C22",
        "test_two_functions_that_meet_and_are_rewarded_apart_are_a_pair_until_they_hold_a_metric_together",
    ),
    67: Kept(
        "Handing over is a promise between two",
        "handoff_contract.promise handoff.acceptance handoff.sign_off",
        "test_each_wider_line_says_by_final_what_makes_it_whole",
    ),
    68: Kept(
        "People get time for it",
        "ask.amount ask.from_whom C24F",
        "test_a_pilot_needs_hours_from_functions_and_somebody_who_approves_them",
    ),
    69: Spoken(
        "Say back what limits the other",
        "web/phases/talk/explain_back.js",
        "test_a_function_confirms_what_was_explained_back_and_may_take_it_back",
    ),
    70: Kept("Small first, then wider", "step.focus C24", "test_a_short_workshop_is_not_held_up_by_its_pilot"),
    71: Kept(
        "Working together is seen and praised",
        "incentive_change.visible purpose.recognition C37",
        "test_somebody_recognises_what_functions_achieve_together",
    ),
    72: Kept(
        "HR designs work, IT advises",
        "mandate_change.function",
        "test_they_stand_in_the_plan_beside_the_others_and_people_come_first",
    ),
    73: Kept("People and AI agents make up the workforce", "digital_worker.name", TOLD),
    74: Kept(
        "Roles are redefined by who performs a step",
        "step.performer decision.mode",
        "test_a_step_is_the_type_of_task_that_says_who_does_it",
    ),
    75: Kept(
        "Plans for staff count digital workers",
        "digital_worker.supervised_by digital_worker.limits digital_worker.ends_when",
        TOLD,
    ),
    76: Kept(
        "Hours that are freed go somewhere",
        "value_case.reuse value_case.reuse_owner C20",
        "test_hours_without_a_use_are_named_unless_none_are_released",
    ),
    77: Kept(
        "Leaders share one picture of tasks and roles",
        "decision_right.role",
        "test_in_future_exactly_one_role_decides_and_today_may_be_unclear",
    ),
    78: Kept(
        "People learn when they need it",
        "capability_change.delivery",
        "test_a_skill_names_where_it_is_practised_and_a_course_alone_is_named",
    ),
    79: Kept("Staff write down what they know", "development.kept_at development.renewed_on", TOLD),
    80: Kept("Nobody knows yet how to watch over content that AI writes", "governance.topic parked_item.text", TOLD),
    81: Kept(
        "Learning moves into the work",
        "capability_change.practised_in C11",
        "test_a_skill_names_where_it_is_practised_and_a_course_alone_is_named",
    ),
    82: LeftOut("Learning fits each person", "The plan speaks of roles, never of people; levels are of a role"),
    83: Kept("Knowledge is shared in circles", "governance.form governance.members", TOLD),
    84: Kept(
        "Every raised skill is practised somewhere",
        "capability_change.practised_in C11",
        "test_a_skill_names_where_it_is_practised_and_a_course_alone_is_named",
    ),
    85: Kept("Plans for staff know of AI agents", "digital_worker.steps digital_worker.cost_a_month", TOLD),
    86: Kept(
        "Who recommends, agrees, decides is redefined",
        "decision_right.when decision_right.right C27 C27P",
        "test_in_future_exactly_one_role_decides_and_today_may_be_unclear",
    ),
    87: Kept(
        "One page says who does what, human and digital",
        "server/domain/report/leaders.py",
        "test_the_decisions_that_change_most_come_first_and_what_stays_is_none_of_them",
    ),
    88: Kept(
        "Culture is led: worries are answered, work is praised",
        "concern.response purpose.recognition purpose.tell_message C42F",
        "test_a_concern_about_jobs_or_fairness_has_a_name_and_a_day",
    ),
    89: LeftOut("Change is strategic, operational and cultural", "Tags on lines change nothing that the room does"),
    90: Kept(
        "Peers speak freely where it stays in the room",
        "server/domain/taking_along.py",
        "test_on_paper_functions_of_one_person_stand_together",
    ),
}
"""By the number of the statement."""
