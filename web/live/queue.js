// The queue: commands that the server has not answered yet. They are kept across reload, and sent one after the other,
// in the order they were made, again after each welcome with the same ref, until each is accepted or refused.
import { keeping as browserKeeping } from './keeping.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALPHABET = `${LETTERS}0123456789`;

/** Milliseconds in which other tabs say that they are still there. */
const TABS_ANSWER = 150;

/** Refusals that say "later", not "no". */
export const FOR_LATER = ['too_fast', 'not_saved'];

/** Milliseconds before what was refused for now is sent again. */
const AGAIN_AFTER = [1000, 2000];

/** What takes the whole room along, or says how one is at this moment. Sent much later it would surprise everybody. */
const OF_THE_MOMENT = [
  ...['go', 'reveal', 'reveal_grades', 'share_causes', 'mark_again', 'look_at', 'extend_timer', 'pause_timer', 'resume_timer', 'replan'],
  ...['follow', 'freeze', 'lock', 'send_message', 'show_on_wall', 'suggest_groups', 'rotate_groups', 'take_over', 'hand_over'],
  ...['close_workshop', 'close_pulse', 'ready', 'raise_hand'],
];

/** Milliseconds for which it holds. */
const HOLDS = 60_000;

/** Whether the moment of what waits is over: it is not to be sent any more. */
export const isLate = ({ at, command }) => OF_THE_MOMENT.includes(command.do) && Date.now() - at > HOLDS;

/** An id for a record that this browser makes: a letter, then letters and digits. */
export function newId(length = 16) {
  const chances = crypto.getRandomValues(new Uint16Array(length));
  const first = LETTERS[chances[0] % LETTERS.length];
  return first + Array.from(chances.slice(1), (one) => ALPHABET[one % ALPHABET.length]).join('');
}

/** A name for one command, by which the server knows it when it comes again. */
export const newRef = () => newId(22);

/**
 * @typedef {{ref: string, at: number, command: {do: string}}} Entry
 * @typedef {{
 *   workshop: string, transmit: (entry: Entry) => void, changed: (entries: Entry[]) => void, keeping?: object,
 *   again?: number[],
 * }} Needs `transmit` sends; `changed` hears of every change of what waits
 */

/**
 * The queue of one tab. What other tabs of the same person left behind when they closed, it takes over.
 * @param {Needs} needs
 */
export function makeQueue({ workshop, transmit, changed, keeping = browserKeeping, again = AGAIN_AFTER }) {
  const tab = newId();
  let adopted;
  const ready = new Promise((resolve) => { adopted = resolve; });
  /** @type {Entry[]} */
  let entries = [];
  let prefix = '';
  let channel = null;
  let up = false;
  let lines = 0;
  let underway = '';
  let pause = 0;

  function keep() {
    if (prefix && entries.length) keeping.write(prefix + tab, entries);
    else if (prefix) keeping.drop(prefix + tab);
    changed([...entries]);
  }

  function pump() {
    if (!up || underway || pause || !entries.length) return;
    underway = entries[0].ref;
    transmit(entries[0]);
  }

  function rest() {
    const [least, most] = again;
    pause ||= setTimeout(() => { pause = 0; pump(); }, least + Math.random() * (most - least));
    return null;
  }

  function take(key) {
    const found = keeping.read(key) ?? [];
    keeping.drop(key);
    const known = new Set(entries.map((one) => one.ref));
    entries = [...entries, ...found.filter((one) => !known.has(one.ref))].sort((one, two) => one.at - two.at);
  }

  async function adopt() {
    const left = () => keeping.keys(prefix).filter((key) => key !== prefix + tab);
    if (!left().length) return;
    const alive = await others(channel);
    left().filter((key) => !alive.has(key.slice(prefix.length))).forEach(take);
    keep();
  }

  return {
    /** Whose queue this is, known from the first welcome on. */
    open(person) {
      if (prefix) return;
      prefix = `crossflow.queue/${workshop}/${person}/`;
      channel = listen(prefix, tab);
      keep();
    },

    /** The line is up: takes over what closed tabs left, then sends what waits, from the first on. */
    async resume() {
      lines += 1;
      const line = lines;
      await adopt();
      adopted();
      if (line !== lines) return;
      underway = '';
      up = true;
      pump();
    },

    /** The line is down: what is under way has to be sent again. */
    halt() {
      lines += 1;
      up = false;
    },

    put(command, ref = newRef()) {
      entries.push({ ref, at: Math.max(Date.now(), entries.at(-1)?.at ?? 0), command });
      keep();
      pump();
    },

    /** The server has answered. Gives the command if that settles it, and null if it has to come again later. */
    answered(ref, code = '') {
      if (underway === ref) underway = '';
      if (FOR_LATER.includes(code)) return rest();
      const found = entries.find((one) => one.ref === ref);
      entries = entries.filter((one) => one !== found);
      keep();
      pump();
      return found?.command ?? null;
    },

    /** Resolves when it holds all that was left from before. */
    ready,

    has: (ref) => entries.some((one) => one.ref === ref),
  };
}

/** Answers other tabs that ask who is there. */
function listen(name, tab) {
  if (!window.BroadcastChannel) return null;
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => data.who && channel.postMessage({ here: tab }));
  return channel;
}

/** The tabs that are there. Taking over from a tab that is only too slow to say so is harmless: refs stay the same. */
function others(channel) {
  const alive = new Set();
  if (!channel) return Promise.resolve(alive);
  const hear = ({ data }) => data.here && alive.add(data.here);
  channel.addEventListener('message', hear);
  channel.postMessage({ who: true });
  return new Promise((resolve) => {
    setTimeout(() => { channel.removeEventListener('message', hear); resolve(alive); }, TABS_ANSWER);
  });
}
