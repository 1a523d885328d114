"""What becomes of the elements that no part of the mapping speaks of: by what they are in BPMN."""

from server.imports.account import Fate
from server.imports.bpmn.element import Element
from server.imports.bpmn.vocabulary import EVENTS

_ARROWS = ("joined", "the arrows of the map")
_LANES = ("joined", "the lanes of the steps")
_EVENT = ("joined", "the event that it belongs to")
_DATA = ("joined", "what the steps read and write")
_FORMULA = ("left", "Formulas and technical bindings have no place on the map")
_REPEATS = ("left", "The map shows each step once; that it repeats stands here")
_NAMED = ("left", "Named messages, signals and errors have no place on the map of their own")
_TECHNICAL = ("left", "Technical detail that the map has no place for")
_PARTNERS = ("left", "Who talks to whom outside the flow has no place on the map")
_GROUPS = ("left", "A frame around other things; the map draws none")
_DESCRIPTION = ("left", "The map has no place for longer descriptions; the text is kept in this account")
_UNUSED = ("left", "No step uses it")
_PERFORMER = ("joined", "who does the step")

_TAGS: dict[tuple[str, str], tuple[str, ...]] = {
    ("joined", "the title"): ("definitions",),
    ("joined", "the map as a whole"): ("collaboration", "process", "choreography", "globalChoreographyTask"),
    _ARROWS: ("incoming", "outgoing", "default"),
    _LANES: ("flowNodeRef", "laneSet", "childLaneSet", "partitionElement", "participantRef"),
    _DATA: (
        *("ioSpecification", "inputSet", "outputSet", "dataInputRefs", "dataOutputRefs", "optionalInputRefs"),
        *("optionalOutputRefs", "whileExecutingInputRefs", "whileExecutingOutputRefs", "inputSetRefs"),
        *("outputSetRefs", "dataState", "dataInput", "dataOutput"),
    ),
    _FORMULA: (
        *("assignment", "transformation", "from", "to", "formalExpression", "expression", "script", "ioBinding"),
        *("conditionExpression", "completionCondition", "activationCondition", "property", "rendering"),
        *("itemDefinition", "interface", "operation", "inMessageRef", "outMessageRef", "operationRef", "endPoint"),
        *("import", "extension", "relationship", "source", "target", "monitoring", "auditing", "structureRef"),
        *("implementation", "supportedInterfaceRef", "supports", "resourceParameter", "resourceParameterBinding"),
        "errorRef",
    ),
    _REPEATS: (
        *("multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "loopCardinality", "loopCondition"),
        *("loopDataInputRef", "loopDataOutputRef", "inputDataItem", "outputDataItem", "complexBehaviorDefinition"),
        *("loopMaximum", "noneBehaviorEventRef", "oneBehaviorEventRef"),
    ),
    _NAMED: ("message", "signal", "error", "escalation"),
    _PARTNERS: (
        *("conversation", "subConversation", "callConversation", "conversationLink", "conversationNode"),
        *("globalConversation", "conversationAssociation", "messageFlowRef", "messageFlowAssociation"),
        *("participantAssociation", "participantMultiplicity", "partnerRole", "partnerEntity", "innerParticipantRef"),
        *("outerParticipantRef", "innerMessageFlowRef", "outerMessageFlowRef", "choreographyRef"),
        *("innerConversationNodeRef", "outerConversationNodeRef"),
        *("correlationKey", "correlationProperty", "correlationPropertyRef", "correlationSubscription"),
        *("correlationPropertyBinding", "correlationPropertyRetrievalExpression", "messagePath", "dataPath"),
    ),
    _GROUPS: ("group", "category", "categoryValue", "categoryValueRef"),
    _DESCRIPTION: ("documentation",),
    _UNUSED: (
        *("resource", "globalTask", "globalUserTask", "globalManualTask", "globalScriptTask"),
        *("globalBusinessRuleTask", "globalCommunication", "dataStore", "dataObject", "textAnnotation", "lane"),
    ),
    _PERFORMER: ("resourceAssignmentExpression", "resourceRef"),
    ("joined", "the note that it belongs to"): ("text",),
    ("joined", "the arrow that it is an end of"): ("sourceRef", "targetRef"),
    _EVENT: ("timeDate", "timeDuration", "timeCycle", "condition", "eventDefinitionRef"),
}
_FATES = {tag: (fate, words) for (fate, words), tags in _TAGS.items() for tag in tags}


def fate_of(one: Element) -> tuple[Fate, str]:
    """What becomes of an element that nothing else was said of."""
    above = one.parent
    if one.tag == "documentation" and not one.words:
        return "left", "It is empty"
    if one.tag.endswith("EventDefinition"):
        inside = above is not None and above.tag in EVENTS
        return ("joined", _EVENT[1]) if inside else ("left", _NAMED[1])
    if above is not None and above.tag.endswith("EventDefinition"):
        return "joined", _EVENT[1]
    fate, words = _FATES.get(one.tag, _TECHNICAL)
    return ("joined", words) if fate == "joined" else ("left", words)
