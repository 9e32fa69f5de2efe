// JupyterLite's application, on the live page.

/** Wait until JupyterLite has made its application (`exposeAppInBrowser` puts it on `window`). */
export async function application() {
  while (!window.jupyterapp) await new Promise((resolve) => setTimeout(resolve, 100));
  return window.jupyterapp;
}
