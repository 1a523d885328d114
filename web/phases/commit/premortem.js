// Why this could fail, written alone: it stays with its writer until the facilitator shows what all have written. It is
// sent when typing rests, and what is not sent yet is kept in this browser.
import { keeping } from '../../live/keeping.js';

/** Milliseconds for which typing rests before it is sent. */
const REST = 600;

/** In an element with x-part="premortem". */
export function premortem() {
  return {
    /** What is typed and not confirmed by the server; null where nothing is. */
    half: null,
    resting: 0,
    typing: false,
    sending: 0,
    refusal: '',

    init() {
      this.half = keeping.read(this.keptAt) ?? null;
      this.pass();
    },

    destroy() {
      this.leave();
    },

    get live() {
      return this.$store.live;
    },

    get keptAt() {
      return `crossflow.causes/${this.live.workshop}/${this.live.me}`;
    },

    get writes() {
      return Boolean(this.live.myFunction) && this.live.agenda.status === 'running';
    },

    get kept() {
      return this.live.parts.mine.causes ?? [];
    },

    get text() {
      return this.half ?? this.kept.join('\n');
    },

    /** What stands here, one by one. */
    get reasons() {
      return [...new Set(this.text.split('\n').map((text) => text.trim()).filter(Boolean))];
    },

    /** Whether the server has all that stands here. */
    get isConfirmed() {
      return this.reasons.length > 0 && this.reasons.join('\n') === this.kept.join('\n');
    },

    /** Whether all that stands here is shown to everybody by now. */
    get isShown() {
      const shown = new Set(this.live.all('risk').map(({ values }) => values.text));
      return this.isConfirmed && this.kept.every((text) => shown.has(text));
    },

    get isPrivate() {
      return !this.isShown;
    },

    get isSaved() {
      return this.isPrivate && this.isConfirmed;
    },

    get isWaiting() {
      return this.live.status === 'offline' && this.sending > 0;
    },

    type({ target: { value } }) {
      this.typing = true;
      this.keep(value);
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.pass(), REST);
    },

    leave() {
      this.typing = false;
      clearTimeout(this.resting);
      this.pass();
    },

    pass() {
      const { half } = this;
      if (half === null) return;
      this.refusal = '';
      this.sending += 1;
      this.live.send({ do: 'write_causes', texts: half.split('\n') })
        .then(() => this.confirm(half), ({ text }) => { this.refusal = text; })
        .finally(() => { this.sending -= 1; });
    },

    /** The server has it. A text stays as it is while it is being typed. */
    confirm(sent) {
      if (this.half !== sent || this.typing) return;
      this.keep(null);
    },

    keep(half) {
      this.half = half;
      if (half === null) keeping.drop(this.keptAt);
      else keeping.write(this.keptAt, half);
    },
  };
}
