// What came out of the pulses, on every page that shows it. What is asked, and in which words, says the server.

let words = null;

/** {questions, answers, occasions, fewest, tooFew}, which come with the markup that asks or shows a pulse. */
export function pulseWords() {
  words ??= JSON.parse(document.querySelector('[data-pulse-words]').dataset.pulseWords);
  return words;
}

/** Every question of the pulses that are over: {question, text, moments}, a moment with its bars or why there are none. */
export function resultsOf(live) {
  const { questions, occasions } = pulseWords();
  const { pulses } = live.parts.everyone;
  const over = Object.keys(occasions).filter((name) => pulses[name]?.closed_at);
  const asked = Object.keys(questions).filter((question) => over.some((name) => pulses[name].questions.includes(question)));
  return asked.map((question) => ({
    question,
    text: `“${questions[question]}”`,
    moments: over.filter((name) => pulses[name].questions.includes(question)).map((name) => momentOf(pulses[name], name, question)),
  }));
}

function momentOf({ counts }, occasion, question) {
  const { answers, occasions, tooFew } = pulseWords();
  const tally = counts[question];
  if (!tally) return { occasion, words: occasions[occasion], note: tooFew, answered: 0, answeredWords: '', bars: [] };
  const answered = Object.values(tally).reduce((sum, one) => sum + one, 0);
  const bars = Object.entries(answers).reverse().map(([answer, label]) => ({ answer, label, many: tally[answer] ?? 0 }));
  return { occasion, words: occasions[occasion], note: '', answered, answeredWords: `${answered} answers`, bars };
}

/** Whether a pulse has closed in the block that the room is in, so that the room looks at it. */
export function isJustShown({ agenda, parts }) {
  return Object.values(parts.everyone.pulses).some((one) => one.closed_at > agenda.entered_at);
}
