// Who is editing what: said while somebody types, shown to the others, and never in their way. What is said is a lease
// of seconds that every key press renews; nobody is told of it while people answer in private.

/** Milliseconds after which a key press renews what was said. */
const AGAIN = 5000;

const said = { at: '', when: 0 };

/** This person edits a record now. */
export function claim(live, record) {
  if (live.catalog.phases[live.phase]?.private) return;
  if (said.at === record && live.now() - said.when < AGAIN) return;
  Object.assign(said, { at: record, when: live.now() });
  live.claim(record);
}

/** This person has left a record. */
export function release(live, record) {
  if (said.at !== record) return;
  Object.assign(said, { at: '', when: 0 });
  live.claim('');
}

/** "Maria is editing"; empty when nobody else does. */
export function editingWords(live, record) {
  const others = (live.editing[record] ?? []).filter((id) => id !== live.me);
  const [first] = others.map((id) => live.parts.everyone.people[id]?.name).filter(Boolean);
  if (!first) return '';
  return others.length > 1 ? `${first} and ${others.length - 1} more are editing` : `${first} is editing`;
}
