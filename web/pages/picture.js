// The map as PNG. The browser paints it from the server's SVG, which holds all it needs: as a data address it is an image
// under the page's own policy, over plain http too.

/** How many pixels each one of the map gets, and how many a canvas may have on a side in every browser. */
const SHARP = 2;
const LARGEST = 8192;

/**
 * Saves the picture behind an address as PNG.
 * @param {string} address of the SVG
 * @returns {Promise<boolean>} false where the server has no picture now; its page says why
 */
export async function savePng(address) {
  const answer = await fetch(address);
  if (!answer.ok) return false;
  const name = nameOf(answer.headers.get('content-disposition') ?? '').replace(/svg$/, 'png');
  const painted = await paint(await answer.text());
  hand(painted, name);
  return true;
}

async function paint(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SHARP, LARGEST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, 'image/png'); });
}

/** What the server calls a file. */
export function nameOf(disposition) {
  const [, coded = 'map.svg'] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  return decodeURIComponent(coded);
}

/** Saves what is in memory as a file. */
export function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
