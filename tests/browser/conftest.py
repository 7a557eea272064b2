"""Chromium for the page tests, driven by Playwright, and the accessibility scan.

The browser is the machine's own (Debian's package); Playwright's downloads are not used. Fixtures:
`side` is a fresh page of `live_server`, whose console messages and failed requests fail the test;
`axe(side)` returns the violations as readable lines, empty when there are none; `bilde(side, navn)`
saves a screenshot to ut/bilder, for a person to look at.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.nettleser import MANGLER, finn_nettleser

# Playwright's sync API runs an event loop in the test's thread; Django would refuse the ORM there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGG = [
    "--no-sandbox",  # CI is root, and Chromium's sandbox refuses root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BILDER = Path(__file__).resolve().parents[2] / "ut" / "bilder"
REGLER = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder `browser`, so that nobody has to remember to."""
    for test in items:
        if Path(__file__).parent in test.path.parents:
            test.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def nettleser() -> Iterator[Browser]:
    """Start the machine's Chromium once; stop the run with a sentence when there is none."""
    sti = finn_nettleser()
    if sti is None:
        pytest.fail(MANGLER, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sti, args=FLAGG)
        yield browser
        browser.close()


@pytest.fixture
def klager() -> list[str]:
    """Collect what the browser complains of; a test that provokes a complaint reads and clears it."""
    return []


@pytest.fixture
def side(nettleser: Browser, klager: list[str]) -> Iterator[Page]:
    """Open an empty page in a context of its own, and fail the test on what the browser complains of."""
    context = nettleser.new_context(locale="nb-NO", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda melding: klager.append(melding.text) if melding.type == "error" else None)
    page.on("pageerror", lambda feil: klager.append(str(feil)))
    yield page
    context.close()
    assert klager == [], "the browser's console: " + " | ".join(klager)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return the accessibility scan: a page in, one line per violation out."""

    def scan(page: Page) -> list[str]:
        funn = Axe().run(page, options=REGLER).response["violations"]
        return [f"{f['id']}: {f['help']} {[n['target'] for n in f['nodes']]}" for f in funn]

    return scan


@pytest.fixture(scope="session")
def bilde() -> Callable[[Page, str], Path]:
    """Return the camera: saves the whole page as ut/bilder/<navn>.png."""

    def ta(page: Page, navn: str) -> Path:
        BILDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(BILDER / f"{navn}.png"), full_page=True)
        return BILDER / f"{navn}.png"

    return ta
