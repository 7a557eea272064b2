"""Numbers made for tests are taken in where the installation says so, and refused line by line elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.apps.innlesing.filer import (
    EKSEMPEL,
    FILER,
    KARI,
    OPPGJOERSNAVN,
    alt_lagret,
    importer,
    last_grunnlag,
)
from tests.values.nummerbygging import foerste_nummer
from tilgode.config.miljoe import janei

#: An ordinary number of somebody who is not born yet.
ORDINAERT = foerste_nummer(date(2039, 12, 31), range(500, 900))


@pytest.mark.django_db
def test_ansatte_med_syntetiske_numre_avvises_linje_for_linje(settings: Any) -> None:
    assert importer("organisasjon.csv").feil == ()
    settings.TILGODE_SYNTETISKE_NUMRE = False
    foer = alt_lagret()
    rapport = importer("ansatte.csv", FILER["ansatte.csv"].replace(KARI, ORDINAERT))
    assert alt_lagret() == foer
    (feil,) = rapport.feil
    assert (feil.linje, feil.felt, feil.verdi) == (3, "fnr", "028890 *****")
    assert "laget for test" in feil.melding
    assert "TILGODE_SYNTETISKE_NUMRE" in feil.rettelse


@pytest.mark.django_db
def test_oppgjoer_med_syntetiske_numre_avvises_linje_for_linje(settings: Any) -> None:
    last_grunnlag()
    settings.TILGODE_SYNTETISKE_NUMRE = False
    foer = alt_lagret()
    rapport = importer(OPPGJOERSNAVN, EKSEMPEL)
    assert alt_lagret() == foer
    assert [(f.linje, f.felt) for f in rapport.feil] == [(n, "fnr") for n in range(1, 7)]
    numre = {linje.split(";")[4] for linje in EKSEMPEL.decode("iso-8859-1").splitlines()}
    innhold = EKSEMPEL
    for nummer in numre:
        innhold = innhold.replace(nummer.encode(), ORDINAERT.encode())
    assert importer(OPPGJOERSNAVN, innhold).feil == ()


@pytest.mark.parametrize(
    ("verdi", "svar"), [("", True), ("ja", True), ("JA ", True), ("nei", False), ("Nei", False)]
)
def test_innstillingen_er_ja_eller_nei(monkeypatch: pytest.MonkeyPatch, verdi: str, *, svar: bool) -> None:
    monkeypatch.setenv("TILGODE_SYNTETISKE_NUMRE", verdi)
    assert janei("TILGODE_SYNTETISKE_NUMRE", standard=True) is svar


def test_et_annet_ord_enn_ja_og_nei_stopper_programmet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spelling mistake must not open for test numbers in production."""
    monkeypatch.setenv("TILGODE_SYNTETISKE_NUMRE", "false")
    with pytest.raises(ImproperlyConfigured, match="ja eller nei"):
        janei("TILGODE_SYNTETISKE_NUMRE", standard=True)
