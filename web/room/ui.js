// What this browser alone knows: which step is selected, which view is open, and the words of the catalogue.

/** The view last chosen; nothing where the browser keeps nothing. */
function remembered() {
  try {
    return localStorage.getItem('crossflow.view');
  } catch {
    return null;
  }
}

export function openUi(page, catalog) {
  return {
    catalog,
    page,
    step: '',
    view: remembered() || (innerWidth < 640 ? 'outline' : 'map'),
    panelOpen: true,
    /** The phase this person looks at while the room is in another; empty with the room. */
    looking: '',
    /** Whether the wall stands beside the page. */
    docked: false,
    /** On the console: only the bar, the task, and what needs an answer. */
    calm: false,
    /** Set of what is loaded when it is needed → whether it is there. */
    loaded: {},

    /** The address of an icon or mode glyph. */
    icon(name) {
      return `${page.base}icons.svg#${name}`;
    },

    select(step) {
      this.step = step;
      this.panelOpen = true;
    },

    show(view) {
      this.view = view;
      try {
        localStorage.setItem('crossflow.view', view);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  };
}
