// Fetches what the wall's face is made of, for pages that show it besides their own: its markup, its components and its
// styles. Where it is to stand says x-part="face".

let loading = null;

/**
 * Resolves when the face can be shown on this page; another try may follow one that failed.
 * @param {{base: string, workshop: string}} page
 */
export function loadFace(page) {
  loading ??= load(page).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load({ base, workshop }) {
  const [alpine, { components }, markup] = await Promise.all([
    window.alpineReady, import('./components.js'), markupAt(`/w/${workshop}/wall`), style(`${base}styles/wall.css`),
  ]);
  for (const [name, component] of Object.entries(components)) alpine.data(name, component);
  document.body.append(document.importNode(markup, true));
}

/** The part of the page at an address. It is a document of its own, so that no text becomes markup in this one. */
function markupAt(path) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = () => reject(new Error('The markup of the wall did not come.'));
    request.onload = () => (request.status === 200 ? resolve(request.responseXML.querySelector('template')) : failed());
    request.onerror = failed;
    request.open('GET', path);
    request.responseType = 'document';
    request.send();
  });
}

function style(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve });
    link.onerror = () => {
      link.remove();
      reject(new Error('The styles of the wall did not come.'));
    };
    document.head.append(link);
  });
}
