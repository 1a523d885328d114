"""What lies between steps becomes handoffs with their conditions."""

from tests.imports.bpmn.models import flows, lane, lanes, model, node, process, read, task


def pools(*names: str, messages: str = "") -> str:
    """Pools X of the process X-process, or with no process if the name is in brackets."""
    made = [
        node(
            "participant",
            name.strip("()"),
            name=name.strip("()"),
            **({} if "(" in name else {"processRef": f"{name}-p"}),
        )
        for name in names
    ]
    return node("collaboration", "C", "".join(made) + messages)


def message(id: str, source: str, target: str, name: str = "") -> str:
    return node("messageFlow", id, sourceRef=source, targetRef=target, name=name)


def test_an_arrow_from_step_to_step_is_a_handoff_and_its_name_what_is_handed_over() -> None:
    found = read(model(process(task("a"), task("b"), flows("a b:Order form"))))
    assert found.handoffs == {("a", "b", "", "Order form")}
    assert found.line("a-b").kind == "handoff"


def test_a_gateway_becomes_handoffs_with_its_question_and_answers_as_conditions() -> None:
    gateway = node("exclusiveGateway", "g", name="Approved?")
    found = read(model(process(*map(task, "abc"), gateway, flows("a g", "g b:yes", "g c:no"))))
    assert found.handoffs == {("a", "b", "Approved? yes", ""), ("a", "c", "Approved? no", "")}
    assert found.line("g").words == "the handoffs from step 1 to 2, 1 to 3"


def test_a_default_way_is_taken_otherwise_and_a_formula_counts_where_there_are_no_words() -> None:
    formula = "<conditionExpression id='x'>amount &gt; 100</conditionExpression>"
    arrows = node("sequenceFlow", "y", formula, sourceRef="g", targetRef="b") + flows("a g", "g c")
    gateway = node("exclusiveGateway", "g", default="g-c")
    found = read(model(process(*map(task, "abc"), gateway, arrows)))
    assert found.handoffs == {("a", "b", "amount > 100", ""), ("a", "c", "Otherwise", "")}
    assert found.line("x").words == "the condition of a handoff"


def test_data_beside_an_arrow_is_what_is_handed_over() -> None:
    data = node("dataObjectReference", "d", name="Order form") + node(
        "association", "l", sourceRef="d", targetRef="a-b"
    )
    found = read(model(process(task("a"), task("b"), data, flows("a b"))))
    assert found.handoffs == {("a", "b", "", "Order form")}
    assert found.line("l").words == "what a handoff hands over"


def test_a_parallel_gateway_sets_no_condition() -> None:
    gateways = node("parallelGateway", "g", name="Both") + node("parallelGateway", "h")
    found = read(model(process(*map(task, "abcd"), gateways, flows("a g", "g b", "g c", "b h", "c h", "h d"))))
    assert {one[2] for one in found.handoffs} == {""}
    assert {(one, other) for one, other, *_ in found.handoffs} == {("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")}


def test_gateways_behind_each_other_add_up_and_two_ways_to_one_step_are_one_handoff() -> None:
    gateways = node("exclusiveGateway", "g", name="Big?") + node("exclusiveGateway", "h", name="Known?")
    arrows = flows("a g", "g b:no", "g h:yes", "h b:yes", "h c:no")
    found = read(model(process(*map(task, "abc"), gateways, arrows)))
    assert found.handoffs == {("a", "b", "Big? no or Big? yes, Known? yes", ""), ("a", "c", "Big? yes, Known? no", "")}


def test_a_way_without_a_condition_beside_one_with_it_is_open() -> None:
    found = read(model(process(task("a"), task("b"), node("exclusiveGateway", "g"), flows("a b", "a g", "g b:late"))))
    assert found.handoffs == {("a", "b", "", "")}


def test_a_condition_over_sixty_characters_is_cut_and_kept_whole_in_a_note() -> None:
    long = "the customer has been with us for more than ten years and never paid late"
    found = read(model(process(*map(task, "abc"), node("exclusiveGateway", "g"), flows("a g", f"g b:{long}", "g c"))))
    [condition] = [one[2] for one in found.handoffs if one[2]]
    assert len(condition) <= 60 and any(long in note for note in found.account.notes)


def test_what_an_event_on_the_way_waits_for_is_a_condition_and_what_it_sends_is_handed_over() -> None:
    events = node("intermediateCatchEvent", "w", name="Three days later") + node(
        "intermediateThrowEvent", "s", name="Offer"
    )
    found = read(model(process(*map(task, "abc"), events, flows("a w", "w b", "b s", "s c"))))
    assert found.handoffs == {("a", "b", "Three days later", ""), ("b", "c", "", "Offer")}


def test_an_event_without_a_name_says_what_it_is() -> None:
    timer = node("intermediateCatchEvent", "w", '<timerEventDefinition id="t"/>')
    found = read(model(process(task("a"), task("b"), timer, flows("a w", "w b"))))
    assert found.handoffs == {("a", "b", "Time is up", "")}
    assert found.line("t").words == "the event that it belongs to"


def test_an_event_at_the_edge_of_a_step_leads_on_from_that_step() -> None:
    edge = node("boundaryEvent", "e", name="Nobody answers", attachedToRef="a")
    found = read(model(process(*map(task, "abc"), edge, flows("a b", "e c"))))
    assert found.handoffs == {("a", "b", "", ""), ("a", "c", "Nobody answers", "")}


def test_an_event_at_the_edge_of_a_sub_process_leads_on_from_its_last_steps() -> None:
    sub = node("subProcess", "S", task("b") + task("c") + flows("b c"), name="Inside")
    edge = node("boundaryEvent", "e", '<errorEventDefinition id="d"/>', attachedToRef="S")
    found = read(model(process(task("a"), sub, edge, task("d"), flows("a S", "e d"))))
    assert ("c", "d", "An error occurs", "") in found.handoffs


def test_undoing_is_reached_from_the_event_at_the_edge() -> None:
    edge = node("boundaryEvent", "e", '<compensateEventDefinition id="d"/>', attachedToRef="a")
    undo = task("Undo", isForCompensation="true")
    link = node("association", "l", sourceRef="e", targetRef="Undo")
    found = read(model(process(task("a"), undo, edge, link)))
    assert found.handoffs == {("a", "Undo", "It has to be undone", "")}


def test_a_link_goes_on_where_the_other_one_of_its_name_is() -> None:
    thrown = node("intermediateThrowEvent", "t", '<linkEventDefinition id="x" name="Page 2"/>')
    caught = node("intermediateCatchEvent", "c", '<linkEventDefinition id="y" name="Page 2"/>')
    found = read(model(process(task("a"), task("b"), thrown, caught, flows("a t", "c b"))))
    assert {(one, other) for one, other, *_ in found.handoffs} == {("a", "b")}


def test_a_step_that_leads_back_to_itself_has_no_handoff_and_says_so() -> None:
    found = read(model(process(task("a"), flows("a a"))))
    assert found.handoffs == set()
    assert found.line("a-a").words == "It leads back to the step that it comes from; the map shows that step once"


def test_a_message_between_pools_is_a_handoff_of_what_it_is_called() -> None:
    both = process(task("a"), id="X-p"), process(task("b"), id="Y-p")
    found = read(model(pools("X", "Y", messages=message("m", "a", "b", "Order")), *both))
    assert found.handoffs == {("a", "b", "", "Order")}
    assert found.lanes == [("X", ["a"]), ("Y", ["b"])]
    assert found.line("m").kind == "handoff"


def test_a_message_gives_its_name_to_an_arrow_that_has_none() -> None:
    carrying = node("messageFlow", "f", sourceRef="a", targetRef="b", messageRef="m") + node(
        "message", "m", name="Order"
    )
    both = process(task("a"), id="X-p"), process(task("b"), id="Y-p")
    found = read(model(pools("X", "Y", messages=carrying), *both))
    assert found.handoffs == {("a", "b", "", "Order")}
    assert found.line("m").words == "what a handoff hands over"


def test_a_message_is_followed_through_events_to_the_steps_before_and_after_them() -> None:
    one = process(task("a"), node("endEvent", "e", name="Sent"), flows("a e"), id="X-p")
    other = process(node("startEvent", "s", name="Order received"), task("b"), flows("s b"), id="Y-p")
    found = read(model(pools("X", "Y", messages=message("m", "e", "s", "Order")), one, other))
    assert found.handoffs == {("a", "b", "Order received", "Order")}
    assert "trigger_event" not in found.purpose


def test_messages_order_steps_only_where_the_flow_leaves_it_open() -> None:
    one, other = process(task("b"), task("c"), flows("b c"), id="X-p"), process(task("a"), id="Y-p")
    assert read(model(pools("X", "Y", messages=message("m", "a", "b")), one, other)).steps == ["a", "b", "c"]
    against = message("m", "c", "a") + message("n", "a", "b")
    assert read(model(pools("X", "Y", messages=against), one, other)).steps == ["b", "c", "a"]


def test_messages_with_a_pool_whose_inside_is_not_shown_are_what_steps_take_in_and_give_out() -> None:
    messages = message("m", "Customer", "a", "Order") + message("n", "a", "Customer", "Receipt")
    found = read(model(pools("X", "(Customer)", messages=messages), process(task("a"), id="X-p")))
    assert (found.step("a")["inputs"], found.step("a")["outputs"]) == (
        ["Order (from Customer)"],
        ["Receipt (to Customer)"],
    )
    assert found.line("m").words == "what step 1 takes in"
    assert found.line("Customer").words == "what steps take in and give out"
    assert found.lanes == [("X", ["a"])]


def test_the_ends_of_a_flow_are_in_the_purpose() -> None:
    ends = (
        node("startEvent", "s", name="Order arrives")
        + node("endEvent", "e", name="Paid")
        + node("endEvent", "f", name="Lost")
    )
    found = read(model(process(ends, task("a"), flows("s a", "a e", "a f"))))
    assert (found.purpose["trigger_event"], found.purpose["end_event"]) == ("Order arrives", "Paid or Lost")
    assert found.purpose["flow_name"] == "Orders"


def test_what_sets_off_an_event_sub_process_its_first_step_takes_in() -> None:
    inner = node("startEvent", "s", name="Order cancelled") + task("b") + flows("s b")
    found = read(model(process(task("a"), node("subProcess", "S", inner, name="Stop", triggeredByEvent="true"))))
    assert found.step("b")["inputs"] == ["Order cancelled"]
    assert found.line("s").words == "what its first step takes in"


def test_arrows_that_lead_nowhere_are_told_and_those_that_nodes_name_are_found() -> None:
    found = read(model(process(task("a"), flows("a gone"))))
    assert found.line("a-gone").words == "It leads from or to something that is not in the file"
    ends = node("task", "a", "<outgoing>f</outgoing>", name="a") + node("task", "b", "<incoming>f</incoming>", name="b")
    assert read(model(process(ends, node("sequenceFlow", "f")))).handoffs == {("a", "b", "", "")}


def test_references_may_carry_a_prefix() -> None:
    arrow = node("sequenceFlow", "f", sourceRef="my:a", targetRef="my:b")
    found = read(model(process(lanes(lane("Sales", "my:a")), task("a"), task("b"), arrow)))
    assert ("a", "b", "", "") in found.handoffs and ("Sales", ["a"]) in found.lanes


def test_an_id_that_is_there_twice_means_the_one_in_the_same_process() -> None:
    one = process(task("a"), task("b", name="b1"), flows("a b"), id="P")
    other = process(task("x"), task("b", name="b2"), node("sequenceFlow", "g", sourceRef="x", targetRef="b"), id="Q")
    assert {(one, other) for one, other, *_ in read(model(one, other)).handoffs} == {("a", "b1"), ("x", "b2")}
