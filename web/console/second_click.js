// A second click within three seconds instead of a dialog: the first one says on the button what the second will do.

const WITHIN = 3000;

/** One per component; `armed` names what was clicked once. */
export function makeSecondClick() {
  let waiting = 0;
  return {
    armed: '',

    /** Whether this is the second click on the same thing. */
    confirms(name) {
      clearTimeout(waiting);
      const second = this.armed === name;
      this.armed = second ? '' : name;
      if (!second) waiting = setTimeout(() => { this.armed = ''; }, WITHIN);
      return second;
    },

    forget() {
      clearTimeout(waiting);
      this.armed = '';
    },
  };
}
