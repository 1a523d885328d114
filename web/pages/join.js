// Joining: remembers the name on this browser, so that nobody types it twice, and offers what was typed here before by
// who had a seat. Without storage nothing is remembered.
const NAME = 'crossflow.name';
const field = document.getElementById('name');

function remembered() {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}

function remember() {
  try {
    localStorage.setItem(NAME, field.value.trim());
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

if (field) {
  field.value ||= remembered();
  field.form.addEventListener('submit', remember);
}

/** Whether this browser keeps anything of this workshop. */
function keepsAnything({ workshop }) {
  try {
    return Object.keys(localStorage).some((key) => key.split('/')[1] === workshop);
  } catch {
    return false;
  }
}

const left = document.getElementById('left-notes');
if (keepsAnything(left.dataset)) import('./left_notes.js').then(({ offerNotes }) => offerNotes(left));
