"""Crossflow's server. The way of a command, from a click to every screen:

    live/socket.py        a message arrives; where no WebSocket gets through, by live/polling.py
    live/listening.py     its text is made clean; it is a command, or refused
    live/room.py          the command waits in its workshop's room for the next turn
    live/turn.py          everything that waits is decided and applied, in order, on a state nobody is shown yet
    domain/…              command.decide(workshop, asking) → events, each for one compartment; or Refused
    storage/event_log.py  all rooms' turns become durable in one commit
    live/telling.py       each seat is sent, in one message, the events it may read, its answers, derived values

Five folders, one direction: `domain` knows nobody, `storage` and `live` know `domain`, `routes` know all of these,
and `app.py` puts them together. If a commit fails, the state is dropped and read from the log; whatever was
acknowledged is there.
"""
