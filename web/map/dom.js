// Making and changing elements without ever touching what has not changed. Everything people typed goes in as text.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; an attribute that is null or false is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children);
  return made;
}

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/** Sets the attributes that differ. */
export function set(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const wanted = value === true ? '' : value === false ? null : value?.toString() ?? null;
    if (target.getAttribute(name) === wanted) continue;
    if (wanted === null) target.removeAttribute(name);
    else target.setAttribute(name, wanted);
  }
}

/** Sets custom properties, such as `--col`, that differ. */
export function place(target, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (target.style.getPropertyValue(name) !== String(value)) target.style.setProperty(name, value);
  }
}

export function say(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** Puts children into this order, moving as few as possible; what else is there stays until it is swept. */
export function arrange(parent, children) {
  const wanted = new Set(children);
  const next = (node) => {
    let found = node;
    while (found && !wanted.has(found)) found = found.nextSibling;
    return found;
  };
  let at = next(parent.firstChild);
  for (const child of children) {
    if (child === at) at = next(at.nextSibling);
    else move(parent, child, at);
  }
}

/** Removes all but these children. */
export function sweep(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
}

export function order(parent, children) {
  arrange(parent, children);
  sweep(parent, children);
}

/** Moves an element; what had focus inside keeps it, with its caret, where the browser can move as well as remove. */
function move(parent, child, before) {
  if (child.isConnected && parent.isConnected && parent.moveBefore) return parent.moveBefore(child, before);
  const focused = child.contains(document.activeElement) ? document.activeElement : null;
  const { selectionStart: start, selectionEnd: end } = focused ?? {};
  parent.insertBefore(child, before);
  focused?.focus({ preventScroll: true });
  if (typeof start === 'number') focused.setSelectionRange(start, end);
  return undefined;
}

/** An icon or a glyph out of the sheet at `address(name)`. */
export function symbol(kind, name, address) {
  const about = { class: kind, 'aria-hidden': 'true', 'data-mode': kind === 'glyph' ? name : null };
  return svg('svg', about, svg('use', { href: address(name) }));
}
