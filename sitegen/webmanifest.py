"""Writes the manifest by which a browser offers to install the site as an application."""

import json
from pathlib import Path

from sitegen.course import CourseMap

FILE = "manifest.webmanifest"


def write(site: Path, course_map: CourseMap) -> None:
    """Write it into the folder of the site; all addresses in it are relative, as in the pages."""
    icons = [("icon-192", 192, "any"), ("icon-512", 512, "any")]
    icons += [("icon-maskable-512", 512, "maskable")]
    manifest = {
        "name": f"{course_map.title}: {course_map.subtitle}",
        "short_name": course_map.title,
        "description": course_map.description,
        "lang": "en",
        "id": "./",
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        # The paper of site.css.
        "background_color": "#fdfdfc",
        "theme_color": "#fdfdfc",
        "icons": [
            {
                "src": f"static/site/{name}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in icons
        ],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (site / FILE).write_text(text + "\n", "utf-8", newline="\n")
