"""The whole analysis: nothing invented, all planted found, in the order to work with them, and what lacked."""

from __future__ import annotations

from datetime import date as d
from pathlib import Path
from random import Random

import pytest

from tests.core.lekkasje.bakeri import PER, lag_bakeri, plant
from tests.core.lekkasje.eksportmappe import Eksportmappe
from tests.core.lekkasje.planter import PLANTERE, Ventet
from tests.core.lekkasje.regnestykke import analyser
from tilgode.core.lekkasje import KONTROLLER
from tilgode.core.lekkasje.motor import rekkefoelge
from tilgode.core.lekkasje.typer import Behov

#: What needs the employer's own word, or a code on the absence.
MAA_FORTELLES = {f"t{n:02d}" for n in (3, 10, 12, 14, 15, 17, 19, 21, 22, 25, 26, 29, 31, 32)}


def test_alle_32_er_erklaert_i_rekkefoelge() -> None:
    numre = list(dict.fromkeys(k.id for k in KONTROLLER))
    assert numre == [f"T{n:02d}" for n in range(1, 33)]
    assert all((k.finn is None) != (k.finn_samlet is None) for k in KONTROLLER)


@pytest.mark.parametrize("kontroll", KONTROLLER, ids=lambda k: k.noekkel)
def test_hver_kontroll_sier_hva_den_trenger_og_hjemmelen(kontroll: object) -> None:
    assert kontroll.hjemler  # type: ignore[attr-defined]
    for behov in kontroll.behov:  # type: ignore[attr-defined]
        assert isinstance(behov, Behov)
        fylt = [bool(behov.filer), bool(behov.opplysning), bool(behov.grunn)]
        assert fylt.count(True) == 1


def test_et_bakeri_i_orden_gir_ingen_funn(tmp_path: Path) -> None:
    svar = analyser(lag_bakeri(), tmp_path, PER)
    assert svar.analyse.funn == ()
    assert svar.ikke == MAA_FORTELLES
    assert svar.analyse.antall_personer == 9


def test_alt_som_er_lagt_inn_blir_funnet_og_ikke_mer(tmp_path: Path) -> None:
    mappe = lag_bakeri()
    lagt_inn = plant(mappe)
    svar = analyser(mappe, tmp_path, PER)
    funnet = {k: {f.person for f in svar.funn(k)} for k in svar.kontroller}
    assert funnet == {k: set(hvem.split()) for k, hvem in lagt_inn.items()}


def test_stoerst_beloep_foerst_saa_faerrest_dager(tmp_path: Path) -> None:
    mappe = lag_bakeri()
    plant(mappe)
    analyse = analyser(mappe, tmp_path, PER).analyse
    assert list(analyse.funn) == sorted(analyse.funn, key=lambda f: rekkefoelge(f, PER))
    assert [f.oere for f in analyse.funn] == sorted((f.oere for f in analyse.funn), reverse=True)


def test_uten_filer_sier_hver_kontroll_hva_den_mangler(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt()
    del mappe.rader["loenn"]
    svar = analyser(mappe, tmp_path, PER)
    assert svar.ikke == {k.noekkel for k in KONTROLLER}
    assert all(i.mangler for i in svar.analyse.ikke_kontrollert)


def test_person_uten_inntekt_er_ikke_kontrollert(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe().ansatt(til=d(2023, 2, 1)).sykmelding(d(2025, 12, 1), d(2026, 1, 30)).tom_fil("krav")
    )
    svar = analyser(mappe, tmp_path, PER)
    assert svar.kontroller == []
    uten = {i.kontroll.noekkel: i.personer for i in svar.analyse.ikke_kontrollert if i.grunn == "inntekt"}
    assert uten["t24_ikke_sendt"] == ("100",)


def test_samme_mappe_gir_samme_svar(tmp_path: Path) -> None:
    mappe = lag_bakeri()
    plant(mappe)
    foerste = analyser(mappe, tmp_path / "a", PER).analyse
    for rader in mappe.rader.values():
        rader.reverse()
    assert [(f.kontroll, f.person, f.oere, f.tapt_oere) for f in foerste.funn] == [
        (f.kontroll, f.person, f.oere, f.tapt_oere) for f in analyser(mappe, tmp_path / "b", PER).analyse.funn
    ]


def test_avgift_foelger_sonen(tmp_path: Path) -> None:
    mappe = lag_bakeri()
    plant(mappe)
    sone_v = analyser(mappe, tmp_path / "v", PER, sone="V").ett("T02")
    # zone V has no levy: (K + 0.102 · K) of two days
    assert sone_v.oere == 2 * 1846 * 1102 // 10


@pytest.mark.parametrize("froe", range(8))
def test_tilfeldig_plantet_alt_funnet_ingenting_oppdiktet_paa_oeret(tmp_path: Path, froe: int) -> None:
    tilfeldig, mappe = Random(froe), lag_bakeri()
    ventet: list[Ventet] = []
    for nummer, planter in enumerate(tilfeldig.sample(PLANTERE * 2, 24), start=200):
        ventet += planter(mappe, str(nummer), tilfeldig)
    funnet = analyser(mappe, tmp_path, PER).analyse.funn
    assert sorted((f.kontroll, f.person) for f in funnet) == sorted((w.kontroll, w.person) for w in ventet)
    beloep = {(f.kontroll, f.person): (f.oere, f.tapt_oere) for f in funnet}
    regnet = {(w.kontroll, w.person): (w.oere, w.tapt) for w in ventet if w.oere is not None}
    assert {noekkel: beloep[noekkel] for noekkel in regnet} == regnet
