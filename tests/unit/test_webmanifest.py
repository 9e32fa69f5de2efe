"""The manifest of the installed site: it names what exists, and nothing outside the site."""

import json

from sitegen import webmanifest
from sitegen.course import read_course
from sitegen.paths import CONTENT, SITE


def test_it_names_the_course_and_icons_of_their_size(tmp_path):
    course = read_course(CONTENT)
    webmanifest.write(tmp_path, course)
    manifest = json.loads((tmp_path / webmanifest.FILE).read_text("utf-8"))
    assert course.title in manifest["name"]
    assert {"any", "maskable"} == {icon["purpose"] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        folder, _, name = icon["src"].rpartition("/")
        assert folder == "static/site"
        picture = (SITE / "static" / name).read_bytes()
        width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


def test_it_works_wherever_the_site_lies(tmp_path):
    webmanifest.write(tmp_path, read_course(CONTENT))
    manifest = json.loads((tmp_path / webmanifest.FILE).read_text("utf-8"))
    addresses = [manifest[key] for key in ("id", "start_url", "scope")]
    addresses += [icon["src"] for icon in manifest["icons"]]
    assert not [address for address in addresses if address.startswith("/") or ":" in address]
