"""Write the site's pages from the templates in site/templates."""

import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.course import CourseMap
from sitegen.paths import SITE


def write_pages(out: Path, course: CourseMap) -> None:
    """Write the home page, and the styles and scripts that the pages share.

    Parameters
    ----------
    out
        The folder of the site: gets index.html and static/site/.
    course
        The course map to show.
    """
    shutil.copytree(SITE / "static", out / "static" / "site", dirs_exist_ok=True)
    # `root` leads from a page to the site's top folder, so that the site works under any path.
    home = _environment().get_template("home.html").render(root="", course_map=course)
    (out / "index.html").write_text(home, encoding="utf-8")


def notebook_url(file: str) -> str:
    """The address of a live notebook, from the site's top folder.

    Parameters
    ----------
    file
        The notebook's path below content/, as course.toml names it; it needs no quoting.
    """
    return f"notebooks/index.html?path={file}"


def duration(minutes: int) -> str:
    """Minutes as people read them: 60 min, 24 hours."""
    return f"{minutes} min" if minutes <= 120 else f"{round(minutes / 60)} hours"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(SITE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["notebook_url"] = notebook_url
    environment.filters["duration"] = duration
    return environment
