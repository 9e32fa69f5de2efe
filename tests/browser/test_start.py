"""How Python starts: beside the interface, with little to fetch, and with everything there."""

import json

import pytest

from sitegen.course import read_course
from sitegen.paths import CONTENT

NOTEBOOK = next(file for file in read_course(CONTENT).files if "/lab2_" in file)
STATUS = "document.getElementById('course-python').textContent"
# Every text that the header's line about Python has shown.
REMEMBER = """
window.shown = [];
new MutationObserver(() => {
    const text = document.getElementById('course-python')?.textContent;
    if (text && text !== window.shown.at(-1)) window.shown.push(text);
}).observe(document, {childList: true, subtree: true, characterData: true});
"""
COMPLETE = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const answer = await kernel.requestComplete({code, cursor_pos: code.length});
    return answer.content.matches;
}"""

TRACEBACK = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({code, stop_on_error: false});
    let traceback = [];
    future.onIOPub = ({content}) => { traceback = content.traceback ?? traceback; };
    await future.done;
    return traceback.join('\\n').replaceAll(/\\u001b\\[[0-9;]*m/g, '');
}"""

# For each plugin, what it gets when nothing is stored, and what Ajv makes of no settings: the
# space in them leads past the shortcut.
SETTINGS = """async () => {
    const tokens = [...window.jupyterapp.pluginRegistry._services.keys()];
    const registry = await window.jupyterapp.resolveRequiredService(
        tokens.find(({name}) => name.endsWith(':ISettingRegistry')));
    const {values} = await registry.connector.list();
    return values.map((listed) => {
        const validator = new registry.validator.constructor();
        return [listed.id, ...['{}', '{ }'].map((raw) => {
            // Menus and shortcuts get most of their schemas when they are loaded.
            const {id, schema} = registry.plugins[listed.id] ?? listed;
            const plugin = {id, schema, raw};
            return {faults: validator.validateData(plugin), data: plugin.data};
        })];
    });
}"""


@pytest.fixture
def visitor(visit, at_root):
    return visit(at_root)


@pytest.fixture
def newcomer(visit, at_root):
    return visit(at_root, first_visit=True)


def test_python_starts_with_the_first_packs_and_asks_the_drive_for_no_import(newcomer):
    visitor, asked = newcomer, []
    visitor.page.add_init_script(REMEMBER)
    visitor.page.context.on("request", lambda request: asked.append(request.url))
    visitor.open_notebook(NOTEBOOK)
    visitor.run("import numpy, matplotlib.pyplot as plt\nplt.plot([0, 1]); plt.show()")
    packs = {url.split("/")[-1].split(".")[0] for url in asked if url.endswith(".pack")}
    assert packs <= {"start", "own", "soon", "course", "rest"}
    shown = visitor.page.evaluate("window.shown")
    assert not [text for text in shown if "more of Python" in text]
    imports = [url for url in asked if "/api/drive" in url]
    # The drive is asked where the notebook is, and for nothing else.
    assert len(imports) < 15
    # The settings of all plugins are one file, and not fetched again for each plugin: once by the
    # page and, on a first visit, once more by the service worker that keeps it.
    assert 1 <= sum(url.endswith("/schemas/all.json") for url in asked) <= 2


def test_what_the_first_minutes_need_is_fetched_before_anybody_asks(newcomer):
    visitor, asked = newcomer, []
    visitor.page.context.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    visitor.open_notebook(NOTEBOOK)
    for pack in ("soon", "course", "rest"):
        while not any(name.startswith(f"{pack}.") for name in asked):
            visitor.page.wait_for_timeout(100)


def test_settings_that_nobody_changed_are_the_same_as_through_ajv(visitor):
    # The lab view has every plugin.
    visitor.open(f"lab/index.html?path={NOTEBOOK}")
    visitor.wait_for_kernel()
    plugins = visitor.page.evaluate(SETTINGS)
    assert len(plugins) > 80
    for name, ours, ajvs in plugins:
        assert ours == ajvs, name


def test_what_is_not_there_from_the_beginning_is_fetched_when_it_is_imported(visitor):
    visitor.open_notebook(NOTEBOOK)
    said = visitor.run(
        "def later():\n"
        "    import scipy.stats, sympy, pandas, scipy.optimize, sqlite3, wsgiref.util\n"
        "    import matplotlib.pyplot as plt\n"
        "    print(round(float(scipy.stats.norm.cdf(1.96)), 3))\n"
        "    x = sympy.symbols('x')\n"
        "    print(sympy.integrate(sympy.exp(-x**2), (x, -sympy.oo, sympy.oo)))\n"
        "    print(pandas.DataFrame({'a': [1, 2]})['a'].mean())\n"
        "    plt.figure().text(0, 0, 'serif', family='serif', weight='bold')\n"
        "    plt.savefig('/tmp/figure.pdf')\n"
        "    plt.close()\n"
        "later()"
    )
    assert said == "0.975\nsqrt(pi)\n1.5\n"


def test_names_are_completed_our_own_source_can_be_read_and_errors_show_the_learners_lines(visitor):
    """One visit for all of it, because each start of Python takes its seconds."""
    visitor.open_notebook(NOTEBOOK)
    visitor.run("import numpy as np\nimport mlmath_lite.checking")
    assert ".linspace" in visitor.page.evaluate(COMPLETE, "np.lin")
    assert "mlmath_lite" in visitor.page.evaluate(COMPLETE, "import mlm")
    source = visitor.run("import inspect; print(inspect.getsource(mlmath_lite.checking))")
    assert "def check(" in source
    assert "least-squares" in visitor.run("print(np.linalg.lstsq.__doc__)")

    traceback = visitor.page.evaluate(
        TRACEBACK, "def slope(rise, run):\n    return rise / run\n\nslope(1, 0)"
    )
    assert "----> 2     return rise / run" in traceback
    assert "ZeroDivisionError: division by zero" in traceback

    # A module of the learner's own is found.
    visitor.run("open('my_helpers.py', 'w').write('answer = 42')")
    visitor.run("import importlib; importlib.invalidate_caches()")
    assert visitor.run("import my_helpers; print(my_helpers.answer)") == "42\n"


def test_whoever_installs_a_package_gets_piplite_with_the_sites_settings(visitor):
    visitor.open_notebook(NOTEBOOK)
    assert visitor.run("import sys; print('micropip' in sys.modules)") == "False\n"
    # The site has it, and so it is there already.
    assert visitor.run("%pip install sympy\nimport sympy; print(sympy.__name__)") == "sympy\n"
    assert "PyPI fallback is disabled" in visitor.run("%pip install no-such-package")
    assert visitor.run("import piplite; print(piplite.__version__ > '0')") == "True\n"


@pytest.mark.parametrize("answer", [{"status": 404}, {"status": 200, "body": "no gzip"}])
def test_a_part_of_python_that_cannot_be_had_is_named(newcomer, answer):
    visitor = newcomer
    visitor.page.context.route("**/start.*.pack", lambda route: route.fulfill(**answer))
    visitor.open(f"notebooks/index.html?path={NOTEBOOK}")
    visitor.page.wait_for_function(f"{STATUS}.startsWith('Python cannot start')")
    assert "start." in visitor.page.evaluate(STATUS)
    # What the browser says of it stands in its console.
    assert visitor.complaints or answer["status"] == 200
    visitor.complaints.clear()


def test_the_header_says_how_far_python_is_and_a_restart_brings_it_back(visitor):
    visitor.page.add_init_script(REMEMBER)
    visitor.open_notebook(NOTEBOOK)
    visitor.page.wait_for_function(f"{STATUS} === 'Python is ready'")
    shown = visitor.page.evaluate("window.shown")
    assert any("NumPy and Matplotlib" in text for text in shown)
    assert shown[-1] == "Python is ready"

    # After a restart the notebook is as it was, and what Python knew is gone.
    visitor.run("x = 1")
    cells = visitor.page.evaluate("window.jupyterapp.shell.currentWidget.model.cells.length")
    visitor.page.evaluate(
        "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
    )
    assert "not defined" in visitor.run("print(x)")
    assert cells == visitor.page.evaluate(
        "window.jupyterapp.shell.currentWidget.model.cells.length"
    )
    # JupyterLab's word for the old kernel's end.
    visitor.complaints = [text for text in visitor.complaints if "Connection lost" not in text]


def test_the_packs_script_names_what_is_there(visitor):
    visitor.open()
    packs = visitor.page.evaluate(
        "async () => (await import(new URL('static/python/packs.js', location.href))).default"
    )
    assert json.loads(packs["lock"])["packages"] == {}
    assert packs["bytes"] > 1e6
