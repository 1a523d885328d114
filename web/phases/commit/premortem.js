// Why this could fail, written alone: it stays with its writer until the facilitator shows what all have written.
import { keeping } from '../../live/keeping.js';

/** In an element with x-part="premortem". */
export function premortem() {
  return {
    /** What is typed and not kept yet; null where nothing is. */
    half: null,
    refusal: '',

    init() {
      this.half = keeping.read(this.keptAt) ?? null;
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

    get isKept() {
      return this.half === null && this.kept.length > 0;
    },

    /** What became of it. */
    get keptWords() {
      const shown = new Set(this.live.all('risk').map(({ values }) => values.text));
      return this.kept.every((text) => shown.has(text)) ? 'Shown to everybody' : 'Kept for the reveal';
    },

    type({ target: { value } }) {
      this.half = value;
      this.refusal = '';
      keeping.write(this.keptAt, value);
    },

    keep() {
      const { half } = this;
      if (half === null) return;
      this.refusal = '';
      this.live.send({ do: 'write_causes', texts: half.split('\n') }).then(() => this.confirm(half), ({ text }) => { this.refusal = text; });
    },

    /** The server has it; what was typed meanwhile stays. */
    confirm(sent) {
      if (this.half !== sent) return;
      this.half = null;
      keeping.drop(this.keptAt);
    },
  };
}
