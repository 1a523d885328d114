// Keys of marking. They work only while focus is in the form, the map or the outline, and never while somebody types.
// The map leaves them these keys while people mark.
import { announce } from '../../parts/announce.js';

const WIDGETS = '.mark-form, .map-view, .records-view';
const TYPED = 'textarea, select, input:not([type="radio"], [type="checkbox"]), [contenteditable]';

/** What a mark form's keys do, as a listener for the whole page. */
export function keysOfMarking(form) {
  return (event) => {
    if (event.defaultPrevented || event.isComposing || !event.target.closest?.(WIDGETS)) return;
    const why = form.$root.querySelector('textarea');
    const act = event.target === why ? inWhy(form, event) : elsewhere(form, event);
    if (!act) return;
    event.preventDefault();
    act(why);
  };
}

function inWhy(form, { key, ctrlKey, metaKey }) {
  if (key === 'Enter' && (ctrlKey || metaKey)) return () => form.goNext();
  if (key === 'Escape') return () => firstTile(form).focus();
  return null;
}

function elsewhere(form, event) {
  if (event.target.matches(TYPED) || shortcut(event)) return null;
  const level = [...form.levels, ...form.outside].find((one) => String(one.key) === event.key.toUpperCase());
  if (level) return () => { form.mark(level.name); announce(level.label); };
  if (event.key === ']') return () => form.goNext();
  return event.key.toUpperCase() === 'W' ? (why) => why.focus() : null;
}

/** Held down with a modifier a key is somebody else's; but some keyboards need AltGr for a bracket. */
function shortcut(event) {
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}

function firstTile(form) {
  return form.$root.querySelector('.tiles input:checked') ?? form.$root.querySelector('.tiles input');
}
