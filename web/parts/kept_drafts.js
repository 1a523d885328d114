// What somebody typed that the server has not taken: kept on this device, so that nobody has to type it twice.
import { keeping as browserKeeping } from '../live/keeping.js';
import { titleOf } from '../live/lookups.js';

/** Milliseconds after which a text that is still not saved needs its writer. */
const STUCK = 20_000;

/**
 * The texts of this person that wait for them, with where they belong and what they say. What is on its way is none.
 * @returns {{place: string, text: string, step: string}[]}
 */
export function stuckDrafts(live, keeping = browserKeeping) {
  const prefix = `crossflow.draft/${live.workshop}/${live.me}/`;
  const underway = new Set(live.unanswered.map(({ ref }) => ref));
  return keeping.keys(prefix)
    .map((key) => ({ key: key.slice(prefix.length), draft: keeping.read(key) }))
    .filter(({ draft }) => draft?.at < Date.now() - STUCK && !underway.has(draft.ref))
    .map(({ key, draft }) => describe(live, key.split('/'), draft));
}

function describe(live, [id, name], { value }) {
  const record = live.record(id);
  const label = live.catalog.kinds[record?.kind]?.fields[name]?.label ?? '';
  const place = [record && titleOf(live, record), label].filter(Boolean).join(', ');
  return { place, text: Array.isArray(value) ? value.join('\n') : String(value ?? ''), step: stepOf(record) };
}

/** The step beside which a record is shown; empty when it is beside none. */
function stepOf(record) {
  if (!record) return '';
  return record.kind === 'step' ? record.id : record.values.step ?? '';
}

/** Hands the texts over as a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
