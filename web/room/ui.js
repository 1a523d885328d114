// What this browser alone knows: which step is selected, which view is open, and the words of the catalogue.

export function openUi(page, catalog) {
  return {
    catalog,
    page,
    step: '',
    view: localStorage.getItem('crossflow.view') || (innerWidth < 640 ? 'outline' : 'map'),
    panelOpen: true,

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
