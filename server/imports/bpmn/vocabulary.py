"""The tags of BPMN 2.0 that the import knows, by what they are."""

TASKS = frozenset(
    {
        *("task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask"),
        *("callActivity", "choreographyTask", "callChoreography", "callChoreographyActivity"),
    }
)
"""What is always a step."""

SUB_PROCESSES = frozenset({"subProcess", "adHocSubProcess", "transaction", "subChoreography"})
"""What is a step when there is none inside."""

GATEWAYS = frozenset(
    {
        *("exclusiveGateway", "inclusiveGateway", "parallelGateway", "complexGateway", "eventBasedGateway"),
        "gateway",
    }
)
EVENTS = frozenset(
    {
        *("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"),
        *("implicitThrowEvent", "event", "intermediateEvent"),
    }
)
NODES = TASKS | SUB_PROCESSES | GATEWAYS | EVENTS
"""What a flow goes through."""

PROCESSES = frozenset({"process", "choreography", "globalChoreographyTask"})
DATA = frozenset({"dataObject", "dataObjectReference", "dataStoreReference", "dataStore", "dataInput", "dataOutput"})
ARROWS = frozenset({"sequenceFlow", "messageFlow"})
LINKS = frozenset({"association", "dataInputAssociation", "dataOutputAssociation"})
CHOOSING = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway", "gateway"})
"""Gateways whose ways out are taken under a condition."""
