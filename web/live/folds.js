// Folds: what each event does to the compartment it was written to. The same as `apply_to` on the server, event by
// event: an event carries results, so a fold assigns them and knows no rules. `tests/vectors` hold both to it.
import * as shapes from './shapes.js';

export { whole } from './shapes.js';

/** An event this page has never heard of: the server is newer, so the page has to load again. */
export class UnknownEvent extends Error {}

/** @type {Record<string, (part: object, event: object) => void>} */
export const FOLDS = {
  workshop_made(part, { about }) {
    part.about = shapes.about(about);
  },

  rules_changed(part, { about }) {
    part.about = shapes.about(about);
  },

  person_joined(part, { person }) {
    part.people[person.id] = shapes.person(person);
  },

  person_changed(part, { person }) {
    part.people[person.id] = shapes.person(person);
  },

  lead_passed(part, { person }) {
    part.lead = person;
  },

  device_asked(part, { device, person, at }) {
    part.devices[device] = shapes.deviceRequest({ person, at });
  },

  device_answered(part, { device, approved }) {
    part.devices[device].answer = approved ? 'approved' : 'refused';
  },

  doors_set(part, { doors }) {
    part.doors = shapes.doors(doors);
  },

  passcode_set(part, { passcode }) {
    part.passcode = passcode;
  },

  knocked(part, { person, at }) {
    part.knocks[person.id] = shapes.knock({ person, at });
  },

  knock_answered(part, { person, approved }) {
    part.knocks[person].answer = approved ? 'approved' : 'refused';
  },

  before_opened(part, { function: id, key }) {
    part.before[id] = key;
  },

  link_made(part, { id, link }) {
    part.links[id] = shapes.privateLink(link);
  },

  link_ended(part, { id }) {
    delete part.links[id];
  },

  lobby_opened(part) {
    part.agenda.status = 'lobby';
  },

  day_brought_back(part, { agenda }) {
    part.agenda = shapes.agenda(agenda);
  },

  block_entered({ agenda }, { block, at, ends_at, left = '', spent = 0, shift = agenda.shift }) {
    Object.assign(agenda, { status: 'running', block, entered_at: at, ends_at, paused_with: 0, shift });
    if (left) agenda.spent[left] = spent;
  },

  timer_set(part, { ends_at, paused_with = 0 }) {
    Object.assign(part.agenda, { ends_at, paused_with });
  },

  ready_said(part, { person, block }) {
    part.agenda.ready[person] = block;
  },

  step_looked_at(part, { step }) {
    part.agenda.step = step;
  },

  hand_raised(part, { person, at }) {
    part.hands.push({ person, at });
  },

  hand_lowered(part, { person, heard = '', times = 0 }) {
    part.hands = part.hands.filter((one) => one.person !== person);
    if (heard) part.spoken[heard] = times;
  },

  view_changed(part, { steps }) {
    part.view_changed = [...steps];
  },

  follow_asked(part, { person, step }) {
    Object.assign(part.attention, { leader: person, step });
  },

  locked(part, { what, by }) {
    Object.assign(part.attention, { lock: what, locked_by: by });
  },

  eyes_up_asked(part, { words, by, block }) {
    Object.assign(part.attention, { eyes_up: words, eyes_up_by: by, eyes_up_in: block });
  },

  message_sent(part, { group, message }) {
    delete part.attention.messages[group];
    if (message) part.attention.messages[group] = shapes.message(message);
  },

  shown_on_wall(part, { face }) {
    part.wall = shapes.wallFace(face);
  },

  facilitator_called(part, { group, person, at }) {
    part.calls[group] = { person, at };
  },

  call_ended(part, { group }) {
    delete part.calls[group];
  },

  consent_asked(part, event) {
    part.consent = shapes.consent(event);
  },

  consent_answered(part, { function: id, objection = '' }) {
    part.consent.answers[id] = objection;
  },

  groups_rotated(part, { turn, at, reads }) {
    part.rotation = shapes.rotation({ turn, at, reads });
  },

  remarked(part, { text, at }) {
    part.remark = shapes.remark({ text, at });
  },

  record_added(part, { record }) {
    part.records[record.id] = shapes.record(record);
  },

  record_set(part, { id, values, by }) {
    Object.assign(part.records[id].values, values);
    part.records[id].changed_by = by;
  },

  record_removed(part, { id, by, at, along_with = '' }) {
    Object.assign(part.records[id], { removed_at: at, removed_by: by, removed_with: along_with });
  },

  record_restored(part, { id }) {
    Object.assign(part.records[id], { removed_at: 0, removed_by: '', removed_with: '' });
  },

  record_moved_away(part, { id }) {
    delete part.records[id];
  },

  practised(part, { level }) {
    part.practice = level;
  },

  marked(part, { step, round, mark }) {
    part.marks[step] ??= shapes.dict();
    part.marks[step][round] = shapes.mark(mark);
  },

  unmarked(part, { step, round }) {
    delete part.marks[step][round];
  },

  marking_reopened(part, { steps }) {
    part.open_steps = [...steps];
  },

  revealed(part, { rounds }) {
    for (const [step, found] of Object.entries(rounds)) {
      part.rounds[step] ??= [];
      part.rounds[step].push(shapes.round({ ...found, voices: [] }));
    }
    part.open_steps = part.open_steps.filter((step) => !Object.hasOwn(rounds, step));
  },

  reasons_revealed(part, { step, voices }) {
    part.rounds[step].at(-1).voices = voices.map(shapes.voice);
  },

  constraint_confirmed(part, { step, functions }) {
    part.understood[step] = [...functions];
  },

  graded(part, { grade }) {
    part.grade = shapes.grade(grade);
  },

  causes_written(part, { texts }) {
    part.causes = [...texts];
  },

  pulse_opened(part, { occasion, questions, asked, at }) {
    part.pulses[occasion] = shapes.pulse({ questions, asked, at });
  },

  pulse_answered(part, { occasion, question }) {
    part.pulses_answered[occasion] = [...part.pulses_answered[occasion] ?? [], question];
  },

  pulse_closed(part, { occasion, at, counts }) {
    part.pulses[occasion] = shapes.pulse({ ...part.pulses[occasion], closed_at: at, counts });
  },

  grades_revealed(part, { grades }) {
    part.grades = shapes.grades(grades);
  },

  workshop_closed(part, { at, despite = '' }) {
    Object.assign(part.agenda, { status: 'closed', closed_at: at, despite });
  },

  workshop_reopened(part) {
    part.agenda.status = 'running';
  },

  plan_made_final(part) {
    part.agenda.status = 'final';
  },
};

/**
 * Changes a compartment, in place, by one event.
 * @param {object} part a compartment as `whole` makes it
 * @param {{type: string}} event
 */
export function fold(part, event) {
  if (!Object.hasOwn(FOLDS, event.type)) throw new UnknownEvent(event.type);
  FOLDS[event.type](part, event);
  part.number += 1;
}
