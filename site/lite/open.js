// Opens the notebook: starts Python and, beside it, JupyterLite.

import "./python.js";
import "./settings.js";

// Not before Python is on its way.
const { settle } = await import("./editions.js");

// A stored copy may be broken, or the site may have a new edition of it.
await settle(new URLSearchParams(location.search).get("path") ?? "");

// It reads the settings and loads JupyterLite.
await import(new URL(document.getElementById("jupyterlite").dataset.script, location.href));
