// What somebody typed in order to add it and has not added, when its time is nearly over, or is over: it can then still
// be parked. Loaded only where there is such a text.
import { keeping as browserKeeping } from '../live/keeping.js';
import { newId } from '../live/queue.js';
import { wordsOf } from './kept_drafts.js';

/** Milliseconds before the end of a block in which what is not added yet is spoken of. */
const CLOSING = 60_000;

/** The longest text that can be parked, and how much of one is shown. */
const [LONGEST, SHOWN] = [200, 60];

/** @returns {{key: string, place: string, text: string, step: string, park: boolean}[]} */
export function halfAdded(live, keeping = browserKeeping) {
  const prefix = `crossflow.new/${live.workshop}/${live.me}/`;
  return keeping.keys(prefix).map((key) => {
    const [kind] = key.slice(prefix.length).split('/');
    const values = keeping.read(key) ?? {};
    const park = !isOpenFor(live, kind);
    const place = live.catalog.kinds[kind]?.singular ?? '';
    return { key, kind, park, place, text: wordsOf(live, kind, values), step: values.step ?? values.place ?? '' };
  }).filter(({ kind, text, park }) => text && kind !== 'parked_item' && (park || isClosing(live)));
}

/** The notices about these texts: to be added while there is time, to be parked or dropped after it. */
export function saidOf(live, texts) {
  return texts.map((one) => {
    const words = `“${one.text.slice(0, SHOWN)}${one.text.length > SHOWN ? '…' : ''}”`;
    const told = one.park ? `Not added: ${words}. It is kept on this device.` : `Not added yet: ${words}. Add it before the time is up.`;
    const mayPark = one.park && live.agenda.status === 'running';
    const button = mayPark ? 'Park it' : one.step && !one.park && 'Show';
    const look = { state: 'offline', icon: 'warning', urgent: true };
    return { ...look, key: one.key, text: told, button: button || '', other: one.park ? 'Drop it' : '', unadded: one };
  });
}

/** Puts such a text into the parking lot, where it waits for the facilitator. */
export function park(live, { key, text, step }, keeping = browserKeeping) {
  const values = { text: text.slice(0, LONGEST), ...live.record(step)?.kind === 'step' && { step } };
  return live.edit([{ act: 'add', kind: 'parked_item', id: newId(), values }])
    .then(() => keeping.drop(key), (refusal) => live.notices.push(refusal));
}

/** Whether somebody may add records of a kind in the phase the room is in. */
const isOpenFor = (live, kind) =>
  live.isFacilitator || live.catalog.permissions.some(({ phases, kinds, acts }) =>
    phases.includes(live.phase) && kinds.includes(kind) && acts.includes('add'));

function isClosing(live) {
  const { ends_at: end, paused_with: paused } = live.agenda;
  return live.agenda.status === 'running' && !paused && end - live.now() <= CLOSING;
}
