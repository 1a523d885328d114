// After a removal: what went, with Undo beside it for a while. Ctrl Z and the buttons of the bar do the same.

/** Milliseconds for which it is offered at least. */
const OFFERED = 10_000;

/** The notice about the latest edit of this page, as a list of one; empty where it removed nothing, or long ago. */
export function undoBar({ history, clock, parts, catalog }) {
  const { key, acts = [], at = 0 } = history.done.at(-1) ?? {};
  const removed = acts.find(({ act }) => act === 'remove');
  if (!removed || clock - at > OFFERED) return [];
  const record = parts.everyone.records[removed.id] ?? parts.facilitators.records[removed.id];
  const text = record ? wordsFor(record, catalog) : 'Removed';
  return [{ key: `removed-${key}`, state: '', icon: 'trash', text, button: 'Undo', undoes: true }];
}

function wordsFor({ kind, values }, { kinds }) {
  const { singular, needs, fields } = kinds[kind];
  const title = fields[needs[0]]?.type === 'text' ? values[needs[0]] : '';
  return title ? `${singular} removed: ${title}` : `${singular} removed`;
}
