// The store: what this page may know of its workshop, and how it asks for changes. Only folds change `parts`; views
// read, and call `send`. Nothing is shown as done before the server has said that it is.
import { derivedValues, dict, whole } from './shapes.js';
import { makeLookups } from './lookups.js';
import { newRef } from './queue.js';
import { makeUndo } from './undo.js';
import { Wiring } from './wiring.js';

/**
 * @param {{live: string, workshop: string, catalog?: object, line?: object, queue?: object}} page
 * the path of the live line, the workshop it leads to, and the words of the catalogue
 */
export function openStore(page) {
  const wiring = new Wiring(page);
  const lookups = makeLookups(() => store);
  const store = Object.defineProperties(state(page), Object.getOwnPropertyDescriptors(lookups));
  Object.assign(store, verbs(wiring), {
    /** This store without the proxy around it: for who reads all of it and hears of changes by `subscribe`. */
    unwatched: () => store,
  });
  wiring.live = store;
  store.history = makeUndo({
    send: (command) => wiring.send(command, newRef()),
    live: () => wiring.live,
  });
  return store;
}

function state({ workshop, catalog = {} }) {
  return {
    workshop,
    catalog,
    /** The compartments this page may read. Those it may not are there too, empty. */
    parts: { everyone: whole(), facilitators: whole(), mine: whole() },
    /** Person → their compartment, of people without a device for whom this page's person enters. */
    entered: {},
    /** One's person id; empty on a wall. */
    me: '',
    epoch: '',
    /** Derived values by name, as the server sent them; empty before, so that views can look into them. */
    derived: derivedValues(),
    /** The people who are connected. */
    here: [],
    /** How many walls are open; only facilitators are told. */
    walls: 0,
    /** Record → the people who edit it now. */
    editing: {},
    /** connecting, online, offline, back or ended. */
    status: 'connecting',
    /** Why it ended: removed, not_here, waiting, old_page, someone_else, malformed. */
    reason: '',
    /** How many changes waited when the line came back. */
    returning: 0,
    /** The queue as it is: commands that are not answered yet. */
    unanswered: [],
    /** Whether anything that this page asked for is on the server. */
    saved: false,
    /** Refusals that nobody waited for: from before a reload, or of `ask`. */
    notices: [],
    /** How often what has changed; the look-ups go by it. */
    changes: dict({ all: 0 }),
    /** The server's time as it was within the last half minute, for what views show or hide by it. */
    clock: Date.now(),
  };
}

function verbs(wiring) {
  return {
    /** Opens the line, or opens it again after it ended. Where views follow through a proxy, call it on the proxy. */
    connect() {
      wiring.start(this);
      window.onbeforeunload = (event) => {
        if (wiring.live.unsent) event.preventDefault();
      };
    },

    disconnect: () => wiring.line.close(),

    /** The server's time, in milliseconds. */
    now: () => wiring.line?.now() ?? Date.now(),

    /**
     * Asks for something. Resolves when it is durable and shown; rejects with {code, text, details} when a rule says
     * no. Without a line it waits in the queue.
     */
    send: (command, ref = newRef()) => wiring.send(command, ref),

    /** Asks for something; a refusal becomes a notice. For buttons, which have no place of their own for it. */
    ask(command) {
      return wiring.send(command, newRef()).catch((refusal) => wiring.live.notices.push({ ...refusal, command }));
    },

    /** Does acts on records, all or none. Undo takes them back. */
    edit(acts, ref = newRef()) {
      const answer = wiring.send({ do: 'edit', acts }, ref);
      wiring.live.history.note(acts, answer);
      return answer;
    },

    /** Resolves when the queue holds what was left from before a reload. */
    ready: () => wiring.queue.ready,

    /** The answer to what was sent before, even before a reload, if it is still to come; else null. */
    answerTo: (ref) => (wiring.queue.has(ref) ? wiring.answers.to(ref) : null),

    dismiss(notice) {
      wiring.live.notices = wiring.live.notices.filter((one) => one.ref !== notice.ref);
    },

    /**
     * Calls `act` once per message, when all of it is folded, with the set of what has changed: kinds of records,
     * types of other events, names of derived values, `here`, `walls`, `editing`, `status`, `unsent`, `clock`; `all` after a welcome.
     * @param {(changed: Set<string>) => void} act
     * @param {string[]} [what] only when one of these has changed
     * @returns {() => void} ends it
     */
    subscribe: (act, what) => wiring.ears.listen(act, what),

    /** Says which record this page's person edits now; empty for none. Of use for seconds only: not kept, not sent again. */
    claim: (at) => wiring.line?.tell({ type: 'presence', at }),

    /** A part of this page shows a derived value that is sent on request; what is returned ends it. */
    shows: (name) => wiring.shows(name),
  };
}
