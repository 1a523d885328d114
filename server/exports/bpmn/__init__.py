"""A flow as BPMN 2.0: its elements, where they are drawn, and the file."""
