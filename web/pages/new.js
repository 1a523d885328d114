// New workshop: shows which title the chosen flow has when none is typed. Without this script the help says so.
const title = document.getElementById('title');

function suggest() {
  title.placeholder = document.querySelector('[name="template"]:checked')?.dataset.title ?? '';
}

document.addEventListener('change', suggest);
suggest();
