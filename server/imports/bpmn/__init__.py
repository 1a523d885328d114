"""BPMN 2.0 models: pools and lanes become functions, tasks steps, and what lies between them handoffs.

decoding, reading   bytes → elements; hostile files are refused
model, drawing      what points at what, and what a reader sees first
nodes, arrows, ways which nodes are steps, and how the flow gets from one to the next
lanes … remarks     one file for each kind of record
mapping             all of it, in order
telling, unmapped   what became of every element
own                 records that an export of ours carries along
"""

from server.imports.bpmn.file import read_bpmn

__all__ = ["read_bpmn"]
