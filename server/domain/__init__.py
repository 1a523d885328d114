"""What a workshop is and what may happen in it. Pure: no I/O, no clock, no chance.

Ids, times and presence come in as arguments. Imports run one way:
record ← records ← workshop ← messages ← permissions ← procedures ← formulas ← catalog.
"""
