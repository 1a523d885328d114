// Why nothing changes on one of the four questions: one tap of five. "Don't know yet" then asks who finds out by when.
// It stands inside a `redesignStep`, whose step and rights it uses.
import { noneOn } from '../../parts/coverage.js';
import { dayInWords, daysFromNow, personOf } from '../../parts/plan_line.js';
import { newId } from '../../live/queue.js';

export function noChange(about) {
  return {
    refusal: '',

    /** The answers given, as rows; for who only reads, also who finds out what is not known yet. */
    get given() {
      return noneOn(this.live, this.stepId, about).map(({ id, values }) => {
        const unknown = values.answer === 'not_known';
        return {
          id,
          words: this.answers[values.answer],
          asks: unknown && this.canWrite,
          found: unknown && this.readsOnly ? finder(this.live, values) : '',
        };
      });
    },

    get answers() {
      return this.live.catalog.kinds.no_change.fields.answer.options;
    },

    get choices() {
      return Object.entries(this.answers).map(([name, label]) => ({ name, label }));
    },

    sayNone(answer) {
      this.send([{ act: 'add', kind: 'no_change', id: newId(), values: { step: this.stepId, about, answer } }]);
    },

    takeBack(id) {
      this.send([{ act: 'remove', id }]);
    },

    /** By when somebody finds out, with one tap. */
    setDue(id, days) {
      const was = this.live.record(id)?.values.due ?? null;
      this.send([{ act: 'set', id, values: { due: daysFromNow(this.live, days) }, was: { due: was } }]);
    },

    send(acts) {
      this.refusal = '';
      this.live.edit(acts).catch(({ text }) => { this.refusal = text; });
    },
  };
}

/** "Kim finds out by 3 December"; empty while nobody is named. */
function finder(live, { owner, due }) {
  const { name, there } = personOf(live, owner);
  return there ? `${name} finds out${due ? ` by ${dayInWords(due)}` : ''}` : '';
}
