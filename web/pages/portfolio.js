// The portfolio: days in the reader's own way of writing them, and a list that follows what is picked at once.

const LONG = { day: 'numeric', month: 'short', year: 'numeric' };

for (const time of document.querySelectorAll('time')) {
  time.textContent = new Date(`${time.dateTime}T12:00`).toLocaleDateString([], LONG);
}

const filter = document.getElementById('filter');
filter?.addEventListener('change', () => filter.requestSubmit());
if (filter) filter.querySelector('button').hidden = true;
