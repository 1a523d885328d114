// What the wall's face is made of, for pages that show it besides their own: where it is to stand says x-part="face".
import { markup, sheet } from '../../parts/fetching.js';

const SHEETS = ['map.css', 'reveal.css', 'wall.css'];

/**
 * Resolves when the face can be shown on this page; another try may follow one that failed.
 * @param {{base: string, workshop: string}} page
 */
export async function loadFace({ base, workshop }) {
  const [alpine, { components }] = await Promise.all([
    window.alpineReady, import('./components.js'), markup(`/w/${workshop}/wall`), ...SHEETS.map((one) => sheet(base, one)),
  ]);
  for (const [name, component] of Object.entries(components)) alpine.data(name, component);
}
