// The plan: days in the reader's own way of writing them, and a button that prints. The page works without either.

const LONG = { day: 'numeric', month: 'long', year: 'numeric' };
const SHORT = { day: 'numeric', month: 'short' };

/** A day as its own calendar has it, or a moment on the reader's. */
const dayOf = (text) => new Date(text.includes('T') ? text : `${text}T12:00`);

function inWords({ dateTime, dataset }) {
  const day = dayOf(dateTime);
  const near = dataset.near && Number(dataset.near) === day.getFullYear();
  return day.toLocaleDateString([], near ? SHORT : { ...LONG, month: dataset.near ? 'short' : 'long' });
}

for (const time of document.querySelectorAll('time')) time.textContent = inWords(time);

const button = document.getElementById('print');
button.hidden = false;
button.addEventListener('click', () => print());

// The foot of every printed sheet says where the plan lives.
const link = document.getElementById('link').textContent;
document.documentElement.style.setProperty('--printed-link', JSON.stringify(link));
