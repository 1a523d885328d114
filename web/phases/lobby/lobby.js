// The lobby: a mark to try out, who is here, and what the day is about.
import { scaleOf } from '../../parts/chips.js';
import { byFunction, hereOf, named } from '../../parts/people.js';
import { agendaOf, questionOf } from '../frame/frame.js';

export function lobby() {
  return {
    get live() {
      return this.$store.live;
    },

    get levels() {
      return scaleOf(this.live).map((one, place) => ({ ...one, key: String(place + 1) }));
    },

    get practises() {
      return this.live.person.role !== 'watcher';
    },

    /** The level tried last, as it will be when the server has heard of it. */
    get chosen() {
      const waiting = this.live.unanswered.findLast(({ command }) => command.do === 'practise')?.command;
      return waiting?.level ?? this.live.parts.mine.practice;
    },

    isChosen(level) {
      return this.chosen === level;
    },

    practise(level) {
      if (level !== this.chosen) this.live.ask({ do: 'practise', level });
    },

    /** A digit picks a level while the focus is in the form. */
    press(event) {
      const level = this.levels.find((one) => one.key === event.key);
      if (!level || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.practise(level.name);
    },

    /** What this person says of their work, as it will be when the server has heard of it. */
    get introduced() {
      const waiting = this.live.unanswered.findLast(({ command }) => command.do === 'introduce')?.command;
      const { work = '', speaks_for = '' } = { ...this.live.person, ...waiting };
      return { work, speaks_for };
    },

    introduce(field, event) {
      this.live.ask({ do: 'introduce', ...this.introduced, [field]: event.target.value });
    },

    get here() {
      return `Here so far: ${hereOf(this.live)}`;
    },

    get functions() {
      return byFunction(this.live);
    },

    get around() {
      const [facilitates, watches] = [named(this.live, 'facilitator'), named(this.live, 'watcher')];
      const shown = this.live.parts.everyone.about.named
        ? 'Your answers appear with your name.' : 'Your answers appear by function, not by name.';
      return [facilitates && `${facilitates} facilitates.`, watches && `Watching only: ${watches}.`, shown].filter(Boolean).join(' ');
    },

    get question() {
      return questionOf(this.live);
    },

    get agenda() {
      return agendaOf(this.live);
    },
  };
}
