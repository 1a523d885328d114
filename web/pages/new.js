// New workshop: shows which title the chosen flow has when none is typed; what is filled in goes along with the other
// forms of the page, and comes back with their answer. Without this script the help says so, and picks come back.
const title = document.getElementById('title');
const main = document.getElementById('new-workshop');

function suggest() {
  title.placeholder = document.querySelector('[name="template"]:checked')?.dataset.title ?? '';
}

/** Fills the hidden fields of a form with what the main form says now. */
function carry({ target }) {
  const filled = new FormData(main);
  for (const field of target.querySelectorAll('input[type="hidden"]')) field.value = filled.get(field.name) ?? '';
}

document.addEventListener('change', suggest);
document.addEventListener('submit', carry);
suggest();
