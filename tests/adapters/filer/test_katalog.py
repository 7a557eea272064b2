"""The column catalogue: rows, templates and the reference page are made from it and agree with it."""

import dataclasses
from pathlib import Path

import pytest

from tests.adapters.kilde import Minnekilde
from tilgode.adapters.filer.dokumentasjon import filformater
from tilgode.adapters.filer.katalog import RADTYPER, katalog
from tilgode.adapters.filer.leser import Filadapter
from tilgode.core.innlesing.porter import Lesevalg
from tilgode.core.innlesing.rapport import Filtype

TYPER = [filtype for filtype in Filtype if filtype is not Filtype.OPPGJOER]


@pytest.mark.parametrize("filtype", TYPER)
def test_kolonnene_er_radens_felt_i_samme_rekkefoelge(filtype: Filtype) -> None:
    felt = [f.name for f in dataclasses.fields(RADTYPER[filtype])]
    assert ["linje", *(kolonne.felt for kolonne in katalog()[filtype])] == felt


@pytest.mark.parametrize("filtype", TYPER)
@pytest.mark.parametrize("endelse", ["csv", "xlsx"])
def test_malen_leses_av_leseren(filtype: Filtype, endelse: str) -> None:
    mal = Filadapter().mal(filtype, endelse)
    lest = Filadapter().les(Minnekilde(f"{filtype.value}.{endelse}", mal), Lesevalg())
    assert lest.feil == ()
    assert lest.type is filtype
    assert ["bare overskrifter" in advarsel.melding for advarsel in lest.advarsler] == [True]


@pytest.mark.parametrize("filtype", TYPER)
def test_eksemplene_i_katalogen_er_en_gyldig_linje(filtype: Filtype) -> None:
    kolonner = katalog()[filtype]
    tekst = ";".join(k.navn for k in kolonner) + "\n" + ";".join(k.eksempel for k in kolonner) + "\n"
    lest = Filadapter().les(Minnekilde(f"{filtype.value}.csv", tekst.encode()), Lesevalg())
    assert lest.feil == ()
    assert len(lest.rader) == 1


def test_hver_kolonne_er_forklart_paa_begge_maalformer() -> None:
    for kolonner in katalog().values():
        for kolonne in kolonner:
            assert kolonne.beskrivelse_nb
            assert kolonne.beskrivelse_nn
            assert kolonne.eksempel or not kolonne.paakrevd


def test_referansesiden_er_laget_av_katalogen() -> None:
    side = Path(__file__).parents[3] / "docs" / "reference" / "filformater.md"
    assert side.read_text("utf-8") == filformater()
