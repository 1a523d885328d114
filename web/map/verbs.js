// Verbs to begin a step's title with: offered while it is typed, and never in the way.

/** Offers them in an input. They come with what the room says of the flow, as the server lists them. */
export function offerVerbs(input) {
  const part = document.getElementById('part-step_verbs');
  if (part && !document.getElementById('step-verbs')) document.body.append(document.importNode(part.content, true));
  input.setAttribute('list', 'step-verbs');
}
