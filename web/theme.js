// The reader's own choice of light or dark, before anything is drawn. Without one the page follows the system.
try {
  const theme = localStorage.getItem('crossflow.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing follows the system.
}
