"""Builds JupyterLite: the two applications, their settings, and the learners' notebooks."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
import jsonschema

from sitegen import headers
from sitegen.errors import BuildError
from sitegen.paths import ROOT, SITE

CONFIG = ROOT / "jupyter-lite.json"
BRANDING = SITE / "lite"
PYTHON = SITE / "python"
LABEXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"

# The application, the other one, and how a link to the other one reads.
VIEWS = {"notebooks": ("lab", "Lab view"), "lab": ("notebooks", "Notebook view")}

# What the notebook view has no place for, and what would only make its start longer: consoles,
# logs, language servers. The lab view has all of it.
ONLY_IN_LAB = (
    "@jupyter-notebook/console-extension",
    "@jupyterlab/console-extension",
    "@jupyterlab/logconsole-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:code-console",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/notebook-extension:log-output",
    "@jupyterlab/tooltip-extension:consoles",
    "@jupyterlab/tooltip-extension:files",
    "@jupyterlite/application-extension:lsp-connection-manager",
)

# What nobody asks for at run time: JupyterLite's own home page, icons and descriptions (the
# course has its own), old addresses that redirect, the sources of its bundles, and the fonts
# for browsers that could not run Pyodide anyway.
UNUSED = (
    "index.html",
    "manifest.webmanifest",
    "icon-*.png",
    "*/favicon.ico",
    "*/package.json",
    "package.json",
    "rspack.config*.js",
    "bootstrap.js",
    "jupyterlite.schema.v0.json",
    "overrides.json",
    "service-worker.js",
    "notebooks/build",
    "doc",
    "lab/tree",
    "lab/workspaces",
    "build/service-worker.js",
    "build/schemas/@*",
    "build/fa-*.eot",
    "build/fa-*.svg",
    "build/fa-*.ttf",
    "build/fa-*.woff",
    "extensions/**/*.orig",
)

# Menu items to leave out. The first three stand twice in JupyterLite's menus, and each puts a
# warning into the console; the others do nothing here, or lead to consoles.
DROPPED_MENU_ITEMS = {
    "application:close",
    "filemenu:close-and-cleanup",
    "toc:show-panel",
    "application:toggle-top",
    "filemenu:create-console",
    "kernelmenu:interrupt",
    "notebook:run-in-console",
}

# What JupyterLite 0.8.6 does wrong and no setting mends: in which files, the text, its
# replacement, and how one sees that a newer version no longer needs it.
PATCHES = (
    # It drops all cells that wait when one raises, even one that is tagged `raises-exception`,
    # because it forgets to look at the request's `stop_on_error`.
    (
        "build/*.js",
        '"execute_reply"===e.header.msg_type&&"error"===e.content.status&&',
        '"execute_reply"===e.header.msg_type&&"error"===e.content.status&&'
        "!1!==this._kernels.get(l)?.parent?.content?.stop_on_error&&",
        "run-all goes on past a cell tagged raises-exception",
    ),
    # It drops a cell that is run before the kernel is there, or asks which kernel to start.
    (
        "build/*.js",
        "if(a.hasNoKernel&&await a.startKernel()&&l&&await l.selectKernel(a),",
        'if(n.setPrompt("*"),await a.ready,'
        "a.hasNoKernel&&await a.startKernel()&&l&&await l.selectKernel(a),",
        "a cell that is run before the kernel is there waits for it",
    ),
    # The kernel makes its worker when the interface is complete. Ours is made with the page, and
    # waits to be taken (site/lite/open.js).
    (
        "extensions/@jupyterlite/pyodide-kernel-extension/static/*.js",
        'let t=e=>new Worker(e,{type:"module"});return crossOriginIsolated?',
        "let t=()=>globalThis.takePythonWorker();return crossOriginIsolated?",
        "the kernel can be given a worker",
    ),
    # The kernel decides once whether it sees the drive: when it is made, be the service worker
    # there yet or not. Without it, all that Python writes is lost without a word.
    (
        "extensions/@jupyterlite/pyodide-kernel-extension/static/*.js",
        "l=!!((null==i?void 0:i.enabled)||crossOriginIsolated)",
        'l=("serviceWorker"in navigator&&await i?.ready.catch(()=>{}),'
        "!!((null==i?void 0:i.enabled)||crossOriginIsolated))",
        "a file that Python writes early, before the service worker is registered, is kept",
    ),
    # The page asks its service worker for a sign of life at the top of the host. Where the site
    # has a sub-path, that lies outside the site and is not found.
    (
        "**/*.js",
        'fetch("/api/service-worker-heartbeat")',
        'fetch(new URL("api/service-worker-heartbeat",this._registration.scope))',
        "below a path no request leaves the site",
    ),
    # Whenever one plugin's settings are wanted, it fetches those of all plugins and asks the
    # browser's store for each: at a start a dozen times, for sixty plugins each time.
    (
        "build/*.js",
        "let t=(await this.list()).values.find(t=>t.id===e);"
        "if(!t)throw Error(`Setting ${e} not found`);return t}",
        'let n=[...await this._getAll("all.json"),...await this._getAll("all_federated.json")]'
        ".find(t=>t.id===e);if(!n)throw Error(`Setting ${e} not found`);"
        "let r=await(await this.storage).getItem(e)??n.raw;"
        "return{...d.override(n),raw:r,settings:ea.parse(r),data:{composite:{},user:{}}}}",
        "at a start the network panel shows all.json, the settings of all plugins, once",
    ),
    (
        "build/*.js",
        "a=n.concat(r),i=await this.storage,o=await",
        "a=n.concat(r);if(e)return{ids:a.map(e=>e.id),values:[]};let i=await this.storage,o=await",
        "listing the names of all settings does not ask the browser's store for each",
    ),
    (
        "build/*.js",
        "return await (await fetch(u.URLExt.join(s,e))).json()",
        # As text, because what is made of it is changed by those who get it.
        "return JSON.parse(await((this._texts??={})[e]??="
        "fetch(u.URLExt.join(s,e)).then(e=>e.text())))",
        "at a start the network panel shows all.json, the settings of all plugins, once",
    ),
    # It has Ajv compile the schema of each plugin, though nothing is stored that could be wrong.
    # site/lite/settings.js fills the defaults in.
    (
        "build/*.js",
        "class A{constructor(){this._composer=",
        "class A{_begin(){if(this._composer)return;this._composer=",
        "a profile of the start shows no schemas compiled (Ajv) for settings that nobody changed",
    ),
    (
        "build/*.js",
        "validateData(n,i=!0){let ",
        'validateData(n,i=!0){if(i&&"{}"===n.raw)'
        "return n.data={composite:globalThis.defaultSettings(n.schema),user:{}},null;"
        "this._begin();let ",
        "a profile of the start shows no schemas compiled (Ajv) for settings that nobody changed",
    ),
    # When it comes anew or in another version, it removes the service workers of all sites of
    # the host. Ours replaces itself, and those of other sites are none of its business.
    (
        "**/*.js",
        "await this._unregisterOldServiceWorkers(e),",
        "",
        "a notebook leaves other sites' service workers alone",
    ),
)

# Every file has the same date, so that the same sources build the same site.
DATE = "2026-01-01T00:00:00Z"


def build_app(out: Path, cache: Path) -> None:
    """Put JupyterLite's ``notebooks`` and ``lab`` into ``out``, without any contents.

    Parameters
    ----------
    out
        The site's folder.
    cache
        Where built applications are kept, each under the hash of what it was made from.

    Raises
    ------
    BuildError
        If a setting or a plugin is named that this version of JupyterLite does not have.
    """
    built = cache / _inputs_hash()
    if not built.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            app = Path(scratch) / "app"
            _run_jupyterlite(Path(scratch), app)
            _check_settings(app)
            _check_disabled_plugins(app)
            _drop_menu_items(app)
            _patch(app)
            for name in VIEWS:
                _write_page(app, name)
            _copy_scripts(app)
            _write_worker(app)
            for pattern in UNUSED:
                for path in list(app.glob(pattern)):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            app.rename(built)
    shutil.copytree(built, out, dirs_exist_ok=True)


def add_notebooks(out: Path, notebooks: Mapping[str, bytes]) -> None:
    """Put the learners' copies into the site, and the listings by which JupyterLite finds them.

    Parameters
    ----------
    out
        The site's folder, with the application in it.
    notebooks
        Each notebook's path and contents.
    """
    folders: dict[PurePosixPath, dict[str, dict[str, Any]]] = {PurePosixPath(): {}}
    for path, contents in notebooks.items():
        file = out / "files" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents)
        entry = _entry(PurePosixPath(path), "notebook", size=len(contents))
        for folder in PurePosixPath(path).parents:
            folders.setdefault(folder, {})[entry["name"]] = entry
            entry = _entry(folder, "directory")
    for folder, entries in folders.items():
        listing = _entry(folder, "directory", format="json")
        listing["content"] = [entries[name] for name in sorted(entries)]
        _write_json(out / "api" / "contents" / folder / "all.json", listing)


def stores() -> dict[str, str]:
    """Return the names of the browser's stores that our own scripts look into."""
    config = _read_json(CONFIG)["jupyter-config-data"]
    return {name: config[f"{name}StorageName"] for name in ("contents", "settings")}


def _entry(path: PurePosixPath, kind: str, **more: object) -> dict[str, Any]:
    """Describe a file or folder as Jupyter's contents API does."""
    return {
        "content": None,
        "created": DATE,
        "format": None,
        "hash": None,
        "hash_algorithm": None,
        "last_modified": DATE,
        "mimetype": None,
        "name": path.name,
        "path": "" if path == PurePosixPath() else str(path),
        "size": None,
        "type": kind,
        "writable": True,
        **more,
    }


def _inputs_hash() -> str:
    names = ("jupyterlite-core", "jupyterlite-pyodide-kernel")
    digest = hashlib.sha256(repr([(name, version(name)) for name in names]).encode())
    sources = [CONFIG, Path(__file__), Path(headers.__file__)]
    sources += [*sorted(BRANDING.iterdir()), *sorted(PYTHON.iterdir())]
    for file in sources + sorted(LABEXTENSIONS.rglob("package.json")):
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _run_jupyterlite(scratch: Path, app: Path) -> None:
    lite_dir = scratch / "lite"
    lite_dir.mkdir()
    for source in (CONFIG, BRANDING / "overrides.json"):
        _read_json(source)
        shutil.copy(source, lite_dir)
    options = ["--lite-dir", str(lite_dir), "--output-dir", str(app), "--no-sourcemaps"]
    options += ["--no-unused-shared-packages"]
    options += [option for name in VIEWS for option in ("--apps", name)]
    result = subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build", *options],
        cwd=lite_dir,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if result.returncode:
        tail = "\n".join(result.stdout.splitlines()[-20:])
        raise BuildError(
            "jupyter lite build",
            f"it failed:\n{tail}",
            f"correct {CONFIG.name} or site/lite/overrides.json",
        )
    # The applications' own settings lead to icons and pages that the course replaces.
    for name in VIEWS:
        own = app / name / "jupyter-lite.json"
        config = _read_json(own)
        config["jupyter-config-data"].pop("faviconUrl", None)
        config["jupyter-config-data"].pop("showLoadingIndicator", None)
        if name == "notebooks":
            config["jupyter-config-data"]["disabledExtensions"] = list(ONLY_IN_LAB)
        _write_json(own, config)
    shared = app / "jupyter-lite.json"
    config = _read_json(shared)
    # JupyterLite sets it only where it indexes the contents itself.
    config["jupyter-config-data"]["contentsAllJsonFile"] = "all.json"
    _write_json(shared, config)


def _check_settings(app: Path) -> None:
    """Check each setting against its schema: one unknown key would switch all of them off."""
    schemas = {}
    for listing in ("all.json", "all_federated.json"):
        for plugin in json.loads((app / "build" / "schemas" / listing).read_text("utf-8")):
            schemas[plugin["id"]] = plugin["schema"]
    where = "site/lite/overrides.json"
    for plugin, settings in _read_json(BRANDING / "overrides.json").items():
        if plugin not in schemas:
            raise BuildError(
                where, f"JupyterLite has no settings named {plugin}", "correct or remove the name"
            )
        for name, value in settings.items():
            properties = schemas[plugin]["properties"]
            if name not in properties:
                raise BuildError(
                    where,
                    f"{plugin} has no setting named {name}",
                    f"use one of these: {', '.join(sorted(properties))}",
                )
            try:
                jsonschema.validate({name: value}, schemas[plugin])
            except jsonschema.ValidationError as error:
                raise BuildError(
                    where,
                    f"{plugin} does not accept {name}: {error.message}",
                    f"see its schema in {plugin.split(':')[0]}",
                ) from error


def _check_disabled_plugins(app: Path) -> None:
    """Check that each disabled plugin exists: a wrong name would leave it on without a word."""
    scripts = [file.read_text("utf-8") for file in app.glob("build/*.js")]
    everywhere = _read_json(CONFIG)["jupyter-config-data"]["disabledExtensions"]
    for where, plugin in [
        *((f"{CONFIG.name}, disabledExtensions,", plugin) for plugin in everywhere),
        *(("ONLY_IN_LAB in sitegen/lite.py", plugin) for plugin in ONLY_IN_LAB),
    ]:
        # Either one plugin, named in full, or all plugins of an extension.
        named = f'"{plugin}"' if ":" in plugin else f'"{plugin}:'
        if not any(named in script for script in scripts):
            raise BuildError(
                where,
                f"it names {plugin}, which JupyterLite does not have",
                "correct or remove the name",
            )


def _drop_menu_items(app: Path) -> None:
    found: set[str] = set()

    def kept(item: Any) -> bool:
        command = item.get("command") if isinstance(item, dict) else None
        if command in DROPPED_MENU_ITEMS:
            found.add(command)
            return False
        return True

    def without(items: Any) -> Any:
        if isinstance(items, list):
            return [without(item) for item in items if kept(item)]
        if isinstance(items, dict):
            return {key: without(value) for key, value in items.items()}
        return items

    listing = app / "build" / "schemas" / "all.json"
    plugins = json.loads(listing.read_text("utf-8"))
    for plugin in plugins:
        menus = plugin["schema"].get("jupyter.lab.menus", {})
        if "main" in menus:
            menus["main"] = without(menus["main"])
    if missing := DROPPED_MENU_ITEMS - found:
        raise BuildError(
            "JupyterLite's menus",
            f"they no longer have {', '.join(sorted(missing))}",
            "remove it from DROPPED_MENU_ITEMS in sitegen/lite.py",
        )
    listing.write_text(json.dumps(plugins, separators=(",", ":")), "utf-8", newline="\n")


def _patch(app: Path) -> None:
    for files, wrong, right, aim in PATCHES:
        scripts = {file: file.read_text("utf-8") for file in app.glob(files)}
        faulty = [file for file, script in scripts.items() if wrong in script]
        if not faulty:
            raise BuildError(
                f"JupyterLite's {files}",
                f"the text {wrong!r} is no longer in it",
                f"see whether {aim} without this patch; if so, remove it from PATCHES in "
                "sitegen/lite.py, else adapt it",
            )
        for file in faulty:
            file.write_text(scripts[file].replace(wrong, right), "utf-8", newline="")


def _write_page(app: Path, name: str) -> None:
    """Write an application's page from our template, with the addresses from its own page."""
    stock = (app / name / "index.html").read_text("utf-8")
    addresses = {}
    for key, pattern in {
        "bundle": r'id="jupyter-lite-main"[^>]* href="([^"]+)"',
        "config_utils": r"'(\.\./config-utils\.js[^']*)'",
    }.items():
        found = re.search(pattern, stock)
        if found is None:
            raise BuildError(
                f"JupyterLite's {name}/index.html",
                f"the address of its {key} is not where it used to be",
                "adapt _write_page in sitegen/lite.py to the new version",
            )
        addresses[key] = found[1]
    other_app, other_view = VIEWS[name]
    template = jinja2.Template(
        (BRANDING / "app.html").read_text("utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    page = template.render(
        app=name,
        title=_read_json(CONFIG)["jupyter-config-data"]["appName"],
        other_app=other_app,
        other_view=other_view,
        stores=stores(),
        policy=headers.policy_of(f"{name}/index.html"),
        **addresses,
    )
    (app / name / "index.html").write_text(page + "\n", "utf-8", newline="\n")


def _copy_scripts(app: Path) -> None:
    for source in (BRANDING, PYTHON):
        target = app / "static" / source.name
        target.mkdir(parents=True)
        for file in (*source.glob("*.css"), *source.glob("*.js")):
            shutil.copy(file, target)


def _write_worker(app: Path) -> None:
    """Write the script of Python's worker: JupyterLite's own, which ours starts ahead of."""
    kernel = "extensions/@jupyterlite/pyodide-kernel-extension/static"
    [stock] = (app / kernel).glob("comlink.worker.*.js")
    (app / "static" / "python" / "worker.js").write_text(
        f'import "./start.js";\nimport "../../{kernel}/{stock.name}";\n', "utf-8", newline="\n"
    )


def _read_json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except json.JSONDecodeError as error:
        raise BuildError(
            f"{file.name}, line {error.lineno}",
            f"it is not valid JSON ({error.msg})",
            "mend the line",
        ) from error


def _write_json(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", "utf-8", newline="\n")
