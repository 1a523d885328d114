// Joining: remembers the name on this browser, so that nobody types it twice. Without storage nothing is remembered.
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
