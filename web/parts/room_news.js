// What others add, for who listens to the page: summed up now and then, as often as this person wants to hear of it, and
// never while people work in private.
import { announce } from './announce.js';
import { keeping } from '../live/keeping.js';

const KEPT = 'crossflow.news';

/** How much somebody wants to hear → milliseconds for which news are gathered; 0 is never. */
export const VOICES = [
  { name: 'quiet', label: 'Quiet', every: 0 },
  { name: 'normal', label: 'Normal', every: 20_000 },
  { name: 'all', label: 'All', every: 5000 },
];

export const voice = () => VOICES.find(({ name }) => name === keeping.read(KEPT)) ?? VOICES[1];

export const setVoice = (name) => keeping.write(KEPT, name);

/** The kinds whose additions are told. */
const kindsOf = ({ catalog }) => ['step', 'issue', ...Object.values(catalog.changes).map(({ kind }) => kind)];

const counted = (many, { singular, plural }) => `${many} ${(many === 1 ? singular : plural).toLowerCase()}`;

/** "3 steps added in Sales": of what was added to lanes, the lane is told where it is one only. */
function words(live, kind, added) {
  const lanes = new Set(added.map(({ values }) => values.owner));
  const lane = kind === 'step' && lanes.size === 1 && live.record([...lanes][0])?.values.name;
  return `${counted(added.length, live.catalog.kinds[kind])} added${lane ? ` in ${lane}` : ''}.`;
}

/** Begins to tell; what it returns ends it. */
export function tellOfTheRoom(live) {
  const known = new Set();
  let timer = 0;
  const note = () => kindsOf(live).flatMap((kind) => live.all(kind)).forEach(({ id }) => known.add(id));
  const tell = () => {
    timer = 0;
    const texts = kindsOf(live).map((kind) => {
      const added = live.all(kind).filter(({ id, by }) => !known.has(id) && by !== live.me);
      return added.length ? words(live, kind, added) : '';
    });
    note();
    if (!live.catalog.phases[live.phase].private) announce(texts.filter(Boolean).join(' '), { room: true, about: 'news' });
  };
  const hear = (changed) => {
    const { every } = voice();
    if (changed.has('all') || !every) note();
    else timer ||= setTimeout(tell, every);
  };
  note();
  const end = live.subscribe(hear, kindsOf(live));
  return () => { end(); clearTimeout(timer); };
}
