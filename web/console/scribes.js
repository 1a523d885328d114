// Who may sit beside somebody without a device and enter for them.

/** Everybody in the room with a device of their own, but this page's facilitator. */
export function scribesIn(live) {
  const everybody = Object.values(live.parts.everyone.people);
  return everybody.filter(({ id, role, removed, entered_by: scribe }) => !removed && role === 'participant' && !scribe && id !== live.me);
}
