"""The map of a flow: lanes, columns, and the ways of its arrows."""
