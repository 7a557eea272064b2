"""The browser of the tests works, and the accessibility scan sees a fault when there is one."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

HEL = """<!doctype html><html lang="nb"><title>Prøve</title><main><h1>Refusjon</h1>
<label>Beløp <input name="beloep"></label></main>"""
UTEN_LEDETEKST = HEL.replace("<label>Beløp ", "").replace("</label>", "")


def test_page_is_drawn_and_found_by_role_and_label(side: Page) -> None:
    side.set_content(HEL)
    expect(side.get_by_role("heading", name="Refusjon")).to_be_visible()
    side.get_by_label("Beløp").fill("12 345,60")
    expect(side.get_by_label("Beløp")).to_have_value("12 345,60")


def test_whole_page_has_no_accessibility_violation(side: Page, axe: Callable[[Page], list[str]]) -> None:
    side.set_content(HEL)
    assert axe(side) == []


def test_missing_label_is_a_violation(side: Page, axe: Callable[[Page], list[str]]) -> None:
    side.set_content(UTEN_LEDETEKST)
    assert [linje.split(":")[0] for linje in axe(side)] == ["label"]


def test_picture_is_saved(side: Page, bilde: Callable[[Page, str], Path]) -> None:
    side.set_content(HEL)
    assert bilde(side, "proeve").read_bytes().startswith(b"\x89PNG")
