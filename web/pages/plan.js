// The plan: days in the reader's own way of writing them, a button that prints, files that say while they are written,
// and a button that paints the map. The page works without them.

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

// What is picked is shown at once.
const filter = document.getElementById('filter');
filter?.addEventListener('change', () => filter.requestSubmit());
if (filter) filter.querySelector('button').hidden = true;

const problem = document.getElementById('no-file');
// What was ordered before the page was left is offered again.
const [, , workshop] = location.pathname.split('/');
if (localStorage.getItem(`crossflow.exports/${workshop}`)) {
  import('./left_files.js').then(({ offerFiles }) => offerFiles(document.getElementById('main')));
}
for (const line of document.querySelectorAll('[data-file]')) {
  line.addEventListener('click', async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { take } = await import('./taking.js');
    await take(line, problem);
  });
}

for (const one of document.querySelectorAll('[data-copy]')) {
  one.hidden = false;
  one.addEventListener('click', async () => (await import('./telling.js')).copy(one));
}

for (const [forms, act] of [['[data-mail]', 'send'], ['[data-take]', 'take']]) {
  for (const form of document.querySelectorAll(forms)) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      (await import('./telling.js'))[act](form);
    });
  }
}

const png = document.getElementById('png');
const words = png.querySelector('span');
const told = { ready: words.textContent, busy: 'Painting the map …', failed: 'Not saved. Try again' };
png.hidden = false;
png.addEventListener('click', async () => {
  say('busy');
  try {
    const { savePng } = await import('./picture.js');
    // Where there is no picture now, the server's own page says why and what to do.
    if (!await savePng(png.dataset.from)) location.assign(png.dataset.from);
    say('ready');
  } catch {
    say('failed');
  }
});

function say(state) {
  words.textContent = told[state];
  png.disabled = state === 'busy';
}

// The foot of every printed sheet says where the plan lives.
const link = document.getElementById('link').textContent;
document.documentElement.style.setProperty('--printed-link', JSON.stringify(link));
