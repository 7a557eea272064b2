"""The kommune of `kommune.py` in the database, and small readers of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.apps.kommune import Kommune
from tests.web.kommune import lag_full_kommune


@pytest.fixture
def kommune(db: None) -> Kommune:
    """Everything read in, computed and matched."""
    return lag_full_kommune()


@dataclass
class Leser(HTMLParser):
    """What a page says: links with their text, headings, and all text, with spaces made plain."""

    lenker: list[tuple[str, str]] = field(default_factory=list)
    overskrifter: list[tuple[str, str]] = field(default_factory=list)
    tekst: str = ""
    _aapne: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("a", "h1", "h2", "h3", "h4"):
            self._aapne.append((tag, dict(attrs).get("href") or "", ""))

    def handle_data(self, data: str) -> None:
        self.tekst += data
        self._aapne = [(tag, href, tekst + data) for tag, href, tekst in self._aapne]

    def handle_endtag(self, tag: str) -> None:
        if self._aapne and self._aapne[-1][0] == tag:
            _, href, tekst = self._aapne.pop()
            if tag == "a":
                self.lenker.append((href, jevn(tekst)))
            else:
                self.overskrifter.append((tag, jevn(tekst)))


def jevn(tekst: str) -> str:
    """Text with all kinds of space as one plain space."""
    return re.sub(r"\s+", " ", tekst.replace("\u00a0", " ")).strip()


def les(svar) -> Leser:
    """Read a page of the test client."""
    leser = Leser()
    leser.feed(svar.content.decode())
    leser.tekst = jevn(leser.tekst)
    return leser


@pytest.fixture
def nynorsk() -> Client:
    """A reader who has chosen nynorsk."""
    client = Client()
    client.cookies["django_language"] = "nn"
    return client
