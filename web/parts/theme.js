// Light, dark or as the system: kept on this device. theme.js in the head of every page applies it before drawing.
const KEPT = 'crossflow.theme';

export const THEMES = [
  { name: 'system', label: 'System' },
  { name: 'light', label: 'Light' },
  { name: 'dark', label: 'Dark' },
];

/** The theme this page has. */
export const theme = () => document.documentElement.dataset.theme ?? 'system';

/** Gives this page, and every page after it on this device, another theme. */
export function setTheme(name) {
  if (name === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem(KEPT, name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
