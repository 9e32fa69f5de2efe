/**
 * Light or dark: what was chosen on this site, else what the system wishes. Runs before the page
 * is painted. `data-theme` on the root element says which it is; figures watch it.
 */
(() => {
  const KEY = "mlmath-theme";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off: the system decides
    }
  };
  const apply = () => {
    root.dataset.theme = { light: "light", dark: "dark" }[chosen()] ?? (system.matches ? "dark" : "light");
  };

  apply();
  root.classList.add("js");
  system.addEventListener("change", apply);
  // Another tab of this site changes its colours.
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) apply();
  });
})();
