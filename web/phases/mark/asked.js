// What a workshop asks beside a level: reasons to tick; of those who know what AI can do, if it could do the step; and of
// those whose step it is, if it should.

/** @returns {{reasons: boolean, could: boolean, should: boolean}} what is asked of a function on a step */
export function askedOf(live, step, id) {
  const { reasons, could_should: asks } = live.parts.everyone.about;
  return {
    reasons,
    could: asks && live.record(id)?.values.prepares === 'sources',
    should: asks && live.record(step)?.values.owner === id,
  };
}

/** Of what somebody has said, the part of a mark that is asked of their function; nothing where nothing is. */
export function besidesOf(live, step, id, { reasons = [], could = 0, should = 0 }) {
  const asked = askedOf(live, step, id);
  const said = { reasons: [...reasons], could, should };
  return Object.fromEntries(Object.entries(said).filter(([name]) => asked[name]));
}
