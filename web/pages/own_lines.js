// The lines behind a private link: days in the reader's own way of writing them. The page works without this.

const LONG = { day: 'numeric', month: 'long', year: 'numeric' };

for (const time of document.querySelectorAll('time')) {
  const { dateTime } = time;
  time.textContent = new Date(dateTime.includes('T') ? dateTime : `${dateTime}T12:00`).toLocaleDateString([], LONG);
}

document.querySelector('.error-summary')?.focus();
