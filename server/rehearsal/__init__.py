"""Rehearsal: a whole workshop with simulated people, who speak only the public protocol.

`Client` is one of them on the line, `Facilitator` the one at the console; tests drive workshops with both. A `Ledger`
holds the server to what it has acknowledged.
"""
