// At the door: what somebody typed in this browser while they had a seat, and the server has not taken. It can still be
// taken along, or deleted. Loaded only where something is left.
import { keeping as browserKeeping } from '../live/keeping.js';
import { download, notesOf } from '../parts/kept_drafts.js';

/** What a page keeps of somebody, in keys like "crossflow.draft/workshop/person/…". */
const KINDS = ['draft', 'new', 'mark', 'grade', 'causes', 'queue'];

const keysLeft = (workshop, keeping) => KINDS.flatMap((kind) => keeping.keys(`crossflow.${kind}/${workshop}/`));

/** The texts that are left of a workshop, whoever typed them here. */
export function textsLeft(workshop, catalog, keeping = browserKeeping) {
  const people = new Set(keysLeft(workshop, keeping).map((key) => key.split('/')[2]));
  return [...people].flatMap((me) => {
    const queues = keeping.keys(`crossflow.queue/${workshop}/${me}/`);
    const unanswered = queues.flatMap((key) => keeping.read(key) ?? []);
    return notesOf({ workshop, me, catalog, unanswered, record: () => null, stepNumber: () => 0 }, keeping);
  });
}

/** Shows the offer in its element, if there is any text. */
export async function offerNotes(root) {
  const { workshop, catalog } = root.dataset;
  const texts = textsLeft(workshop, await fetch(catalog).then((answer) => answer.json()));
  if (!texts.length) return;
  const [save, forget] = root.querySelectorAll('button');
  save.addEventListener('click', () => download('my notes.txt', texts.map(({ place, text }) => `${place}\n${text}\n`.trimStart()).join('\n')));
  forget.addEventListener('click', () => {
    for (const key of keysLeft(workshop, browserKeeping)) browserKeeping.drop(key);
    root.hidden = true;
    document.querySelector('h1').focus();
  });
  root.hidden = false;
}
