// Who wants to speak, in the order in which they are heard: the function that was heard least comes first, then who
// asked first.

/** @returns {{person: string, at: number, name: string, function: string}[]} */
export function handsInOrder(live) {
  const { hands, people, spoken } = live.parts.everyone;
  const waiting = hands.filter(({ person }) => people[person] && !people[person].removed)
    .map((hand) => ({ ...hand, name: people[hand.person].name, function: people[hand.person].function }));
  const heard = (one) => spoken[one.function] ?? 0;
  return waiting.sort((one, two) => heard(one) - heard(two) || one.at - two.at);
}
