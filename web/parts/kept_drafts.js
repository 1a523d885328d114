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

/**
 * Everything this person typed here that the server has not taken, each text once, for who can send it no more: also
 * what waits in the queue, what is half said, and what was still to be added.
 * @returns {{place: string, text: string}[]}
 */
export function notesOf(live, keeping = browserKeeping) {
  const kept = (what) => {
    const prefix = `crossflow.${what}/${live.workshop}/${live.me}`;
    return keeping.keys(prefix).map((key) => [key.slice(prefix.length + 1).split('/'), keeping.read(key) ?? {}]);
  };
  const found = [
    ...kept('draft').map(([path, draft]) => describe(live, path, draft)),
    ...kept('new').map(([[kind], values]) => asAdded(live, kind, values)),
    ...kept('mark').map(([[step], said]) => asSaid(live, { ...said, step })),
    ...kept('grade').map(([, said]) => asSaid(live, said)),
    ...kept('causes').map(([, text]) => ({ place: 'Why this could fail', text: typeof text === 'string' ? text : '' })),
    ...live.unanswered.flatMap(({ command }) => waiting(live, command)),
  ];
  return found.filter(({ text }, at) => text.trim() && found.findIndex((one) => one.text === text) === at);
}

/** What a command that waits says in words. */
function waiting(live, { acts, ...command }) {
  if (!acts) return [asSaid(live, command)];
  const isText = (id, name) => live.catalog.kinds[live.record(id)?.kind]?.fields[name]?.type === 'text';
  return acts.flatMap(({ act, kind, id, values = {} }) => {
    if (act === 'add') return [asAdded(live, kind, values)];
    return Object.keys(values).filter((name) => isText(id, name)).map((name) => describe(live, [id, name], { value: values[name] }));
  });
}

const asAdded = (live, kind, values) => ({ place: live.catalog.kinds[kind]?.singular ?? '', text: wordsOf(live, kind, values) });

function asSaid(live, { step, why, would_move: move, first_step: first }) {
  const record = live.record(step);
  return { place: record ? titleOf(live, record) : 'My answer', text: [why, move, first].filter(Boolean).join('\n') };
}

/** What was typed of something to be added; not what was picked or known before. */
export function wordsOf(live, kind, values) {
  const fields = live.catalog.kinds[kind]?.fields ?? {};
  const typed = Object.keys(values).filter((name) => fields[name]?.type === 'text');
  return typed.map((name) => values[name]?.trim()).filter(Boolean).join('. ');
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
