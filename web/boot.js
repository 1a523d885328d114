// Gets Alpine: from the CDN, or, when that fails, hangs or was tampered with, the byte-identical copy from here.
// The first one wins; it starts only when main.js has registered everything (`alpineReady` hands it over).
(() => {
  const { local, timeout } = document.currentScript.dataset;
  const policy = window.trustedTypes?.createPolicy('crossflow', {
    createScriptURL: (url) => {
      if (url !== local) throw new TypeError('Not a script of ours');
      return url;
    },
  });
  let first;
  let asked = false;
  let hand;
  window.alpineReady = new Promise((resolve) => { hand = resolve; });

  Object.defineProperty(window, 'Alpine', {
    configurable: true,
    get: () => first,
    set(alpine) {
      // A late second copy must not start; the first waits for main.js, which calls `startAlpine`.
      const start = alpine.start.bind(alpine);
      alpine.start = () => {};
      if (first) return;
      first = alpine;
      window.startAlpine = start;
      hand(alpine);
    },
  });

  const useLocal = () => {
    if (first || asked) return;
    asked = true;
    const script = document.createElement('script');
    script.src = policy ? policy.createScriptURL(local) : local;
    document.head.append(script);
  };
  addEventListener('error', (event) => {
    if (event.target?.tagName === 'SCRIPT' && event.target.hasAttribute('data-alpine')) useLocal();
  }, true);
  setTimeout(useLocal, Number(timeout) || 1500);
})();
