"""`tilgode demo`: one command to the memo, and a second run that changes nothing."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.simulation import fasittall
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.krav.models import Ventetloep
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.cli.__main__ import main
from tilgode.params import last
from tilgode.simulation.demo import lag_demo
from tilgode.values.kalender import antall_virkedager, del_i_maaneder
from tilgode.values.periode import Periode


def ventet_etter_loven() -> Counter[tuple[str, str, str]]:
    """Expected per employment, ytelse and month, as the system computed it from the files."""
    sum_: Counter[tuple[str, str, str]] = Counter()
    for loep in Ventetloep.objects.select_related("arbeidsforhold").exclude(dagsbeloep_oere=0):
        for bit in del_i_maaneder(Periode(loep.fom, loep.tom)):
            noekkel = (loep.arbeidsforhold.noekkel, loep.ytelse, f"{bit.fom:%Y-%m}")
            sum_[noekkel] += antall_virkedager(bit) * loep.dagsbeloep_oere
    return +sum_


def rett_i_scenariet() -> Counter[tuple[str, str, str]]:
    sum_: Counter[tuple[str, str, str]] = Counter()
    for sak in lag_demo(last()).saker:
        for r in sak.rett.refusjoner:
            sum_[sak.historie.ansatt.arbeidsforhold, r.ytelse, f"{r.periode.fom:%Y-%m}"] += r.oere
    return +sum_


@pytest.mark.django_db
def test_demo_laster_kommunen_viser_notatet_og_taaler_aa_kjoeres_igjen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("TILGODE_MAPPE", str(tmp_path / "var"))
    ut = tmp_path / "ut"
    assert main(["demo", "--ut", str(ut)]) == 0
    foerste = capfdbinary.readouterr()
    assert "13\u00a0181\u00a0154" in foerste.out.decode().replace(" ", "\u00a0")
    assert b"Leser inn:" in foerste.err
    assert {f.name for f in ut.iterdir()} == {f"statusnotat.{e}" for e in ("pdf", "docx", "xlsx")}

    assert ventet_etter_loven() == rett_i_scenariet()

    antall = (Innlesing.objects.count(), Bevegelse.objects.count())
    assert main(["demo", "--ut", str(ut)]) == 0
    andre = capfdbinary.readouterr()
    assert "lest inn fra før" in andre.err.decode()
    assert (Innlesing.objects.count(), Bevegelse.objects.count()) == antall
    assert _uten_tid(andre.out) == _uten_tid(foerste.out)

    assert main(["rapport", "statusnotat", "--per", "2026-04-01", "--format", "json"]) == 0
    tabeller = json.loads(capfdbinary.readouterr().out)["tabeller"]
    assert tabeller["purring"]["purret_oere"] == 2_020_000_00
    assert tabeller["purring"]["innkommet_oere"] == 1_470_000_00
    justert = {r["navn"]: r["oere"][0] for r in tabeller["justert_per_kravaar"]["rader"]}
    ventet = fasittall.justert_per_kravaar()
    ventet.pop("Sum_avledet")
    assert justert == ventet


def _uten_tid(notat: bytes) -> list[str]:
    return [linje for linje in notat.decode().splitlines() if not linje.startswith("Tatt ut")]


def test_demoen_er_den_samme_hver_gang(demomappe: Path, tmp_path: Path) -> None:
    from tilgode.simulation.demo import skriv_demo

    skriv_demo(tmp_path, last())
    for fil in demomappe.rglob("*.csv"):
        assert (tmp_path / fil.relative_to(demomappe)).read_bytes() == fil.read_bytes(), fil.name


def test_kravene_fra_2024_er_loven_eller_har_en_forklart_aarsak() -> None:
    """Every claim of sykepenger claims what the law gives, or its excess is adjusted with a cause."""
    for f in lag_demo(last()).forloep:
        if f.krav.sendt >= date(2024, 3, 1) and f.krav.ytelse == "SYKEPENGER" and f.krav.kravaar >= 2024:
            for_mye = f.krav.oere - f.krav.rett_oere
            assert for_mye == sum(d.oere for d in f.deler if d.aarsak)
