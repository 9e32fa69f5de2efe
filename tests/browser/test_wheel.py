"""The wheel's own tests, run by the browser's Python."""

import base64
import importlib.util
import io
import zipfile
from pathlib import Path

from sitegen.paths import ROOT

# pytest and what it needs are pure Python: they come from the desktop, not from the site.
PYTEST = ("pytest", "_pytest", "py", "pluggy", "iniconfig", "packaging", "pygments")
RUN = """async (archive) => {
    const folder = new URL('static/pyodide/', document.baseURI).href;
    const {loadPyodide} = await import(folder + 'pyodide.mjs');
    const pyodide = await loadPyodide({lockFileURL: folder + 'pyodide-lock.json'});
    const lines = [];
    pyodide.setStdout({batched: (line) => lines.push(line)});
    pyodide.setStderr({batched: (line) => lines.push(line)});
    await pyodide.loadPackage(['mlmath-lite'], {messageCallback: () => {}});
    const bytes = Uint8Array.from(atob(archive), (letter) => letter.charCodeAt(0));
    pyodide.unpackArchive(bytes, 'zip', {extractDir: '/tests'});
    const status = await pyodide.runPythonAsync(`
import os, sys
sys.path.insert(0, '/tests')
os.chdir('/tests')
import pytest
int(pytest.main(['wheel', '-q', '-p', 'no:cacheprovider', '-p', 'no:faulthandler']))
`);
    return [status, lines.join('\\n')];
}"""


def archive() -> bytes:
    """Return a zip of the wheel's tests and of pytest."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        packages = [ROOT / "tests" / "wheel"]
        for name in PYTEST:
            spec = importlib.util.find_spec(name)
            assert spec is not None and spec.origin is not None
            packages.append(Path(spec.origin) if name == "py" else Path(spec.origin).parent)
        for package in packages:
            for file in package.rglob("*.py") if package.is_dir() else [package]:
                bundle.write(file, file.relative_to(package.parent))
    return packed.getvalue()


def test_the_wheels_tests_pass_in_the_browser(visit, at_root):
    visitor = visit(at_root)
    visitor.open()
    status, log = visitor.page.evaluate(RUN, base64.b64encode(archive()).decode())
    assert status == 0, log
    assert " passed" in log
