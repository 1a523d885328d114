"""Statements 47 to 90: redesigning a flow between functions, and learning."""

from tests.method.row import TOLD, Kept, LeftOut, Row, Spoken

SECOND: dict[int, Row] = {
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
