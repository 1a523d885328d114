// Style sheets and markup that come after the page, each once.

const coming = {};

/** Resolves when `get` has; another try may follow one that failed. */
function once(address, get) {
  coming[address] ??= get(address).catch((error) => {
    delete coming[address];
    throw error;
  });
  return coming[address];
}

/** A style sheet of the web folder, in force when this resolves. */
export const sheet = (base, name) => once(`${base}styles/${name}`, link);

function link(href) {
  return new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve });
    made.onerror = () => {
      made.remove();
      reject(new Error('A style sheet did not come.'));
    };
    document.head.append(made);
  });
}

/** The fields of kinds of which the page began with some alone, and the words beside marks; there when this resolves. */
export const fields = ({ page: { base }, catalog }, name) => once(`${base}${name}`, async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('Fields did not come.');
  const { kinds, marks } = await answer.json();
  for (const [kind, all] of Object.entries(kinds)) catalog.kinds[kind].fields = all;
  Object.assign(catalog.marks, marks);
});

/** The parts of the page at an address, there for `x-part` when this resolves. */
export const markup = (path) => once(path, async () => {
  const parts = await partsAt(path);
  document.body.append(...parts.map((one) => document.importNode(one, true)));
  parts.forEach(fill);
});

/** A template that stands empty on the page and names a part by `x-part` holds it from now on. */
function fill({ id, content }) {
  for (const empty of document.querySelectorAll(`template[x-part="${id.slice('part-'.length)}"]`)) {
    empty.content.replaceChildren(document.importNode(content, true));
  }
}

/** It is a document of its own, so that no text becomes markup in this one. */
function partsAt(path) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = () => reject(new Error('Markup did not come.'));
    request.onload = () => (request.status === 200 ? resolve([...request.responseXML.querySelectorAll('[id^=part-]')]) : failed());
    request.onerror = failed;
    request.open('GET', path);
    request.responseType = 'document';
    request.send();
  });
}
