// Keeping: what this browser remembers across reload and crash. Without storage, or when it is full, memory serves,
// for as long as the page lives.

/** One of the browser's storages, or nothing where it is forbidden. */
function browserStorage(name = 'localStorage') {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/**
 * @typedef {{
 *   read: (key: string) => any, write: (key: string, value: any) => void, drop: (key: string) => void,
 *   keys: (prefix: string) => string[],
 * }} Keeping
 */

/**
 * @param {Storage | null} [storage]
 * @returns {Keeping}
 */
export function makeKeeping(storage = browserStorage()) {
  const memory = new Map();
  const attempt = (act, otherwise) => {
    try {
      return storage ? act() : otherwise();
    } catch {
      return otherwise();
    }
  };
  return {
    /** What was written under a key; null when nothing was, or when it can no longer be read. */
    read(key) {
      const text = memory.get(key) ?? attempt(() => storage.getItem(key), () => null);
      return text === null ? null : attemptJson(text);
    },

    write(key, value) {
      const text = JSON.stringify(value);
      memory.delete(key);
      attempt(() => storage.setItem(key, text), () => memory.set(key, text));
    },

    drop(key) {
      memory.delete(key);
      attempt(() => storage.removeItem(key), () => {});
    },

    /** Every key that begins so. */
    keys(prefix) {
      const stored = attempt(() => Object.keys(storage), () => []);
      return [...new Set([...memory.keys(), ...stored])].filter((key) => key.startsWith(prefix));
    },
  };
}

function attemptJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const keeping = makeKeeping();

/** What is remembered for this tab alone. */
export const tabKeeping = makeKeeping(browserStorage('sessionStorage'));
