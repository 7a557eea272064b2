"""Reading a folder in: order, progress, dry run, faults that stop the files that depend on them."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from tests.apps.innlesing.filer import EKSEMPEL, FILER, OPPGJOERSNAVN, alt_lagret, skriv_mappe
from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.innlesing.services import Importvalg, importer_fil
from tilgode.apps.innlesing.services_mappe import Fremdrift, finn_filer, importer_mappe
from tilgode.apps.oppgjoer.models import Oppgjoer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse, Planrad
from tilgode.core.innlesing.rapport import Filtype

SENDT = date(2025, 4, 2)
pytestmark = pytest.mark.django_db


def test_en_hel_mappe_i_riktig_rekkefoelge(tmp_path: Path) -> None:
    sett: list[Fremdrift] = []
    rapporter = importer_mappe(skriv_mappe(tmp_path), fremdrift=sett.append)
    assert [rapport.type for rapport in rapporter] == list(Filtype)
    assert [rapport.feil for rapport in rapporter] == [()] * len(Filtype)
    assert all(rapport.endret for rapport in rapporter)
    assert [(f.nummer, f.antall) for f in sett if f.rapport] == [(n, 14) for n in range(1, 15)]
    foer = alt_lagret()
    assert not any(rapport.endret for rapport in importer_mappe(tmp_path))
    assert alt_lagret() == foer


def test_proevekjoering_av_en_mappe_ser_filene_i_sammenheng(tmp_path: Path) -> None:
    foer = alt_lagret()
    rapporter = importer_mappe(skriv_mappe(tmp_path), Importvalg(toerr=True))
    assert [rapport.feil for rapport in rapporter] == [()] * len(Filtype)
    assert {rapport.melding for rapport in rapporter} == {"Prøvekjøring: ingenting er lagret."}
    assert alt_lagret() == foer


def test_en_fil_med_feil_stopper_bare_dem_som_viser_til_den(tmp_path: Path) -> None:
    filer = FILER | {"ansatte.csv": FILER["ansatte.csv"].replace("14818530081", "14818530082")}
    rapporter = {r.fil: r for r in importer_mappe(skriv_mappe(tmp_path, filer))}
    assert rapporter["ansatte.csv"].feil[0].felt == "fnr"
    (feil,) = rapporter["loenn.csv"].feil
    assert "ansatte.csv har feil" in feil.melding
    assert rapporter["bank.csv"].endret
    assert rapporter[OPPGJOERSNAVN].endret
    assert Fravaer.objects.count() == 0


def test_feil_i_en_fil_uten_avhengige_rammer_bare_den(tmp_path: Path) -> None:
    filer = FILER | {"fravaer.csv": FILER["fravaer.csv"].replace("03.03.2025", "31.02.2025")}
    rapporter = importer_mappe(skriv_mappe(tmp_path, filer))
    assert [rapport.fil for rapport in rapporter if rapport.feil] == ["fravaer.csv"]


def test_kildesystem_for_hver_fil(tmp_path: Path) -> None:
    gat = "Ansattforhold;Fraværskode;Fra;Til\n100-1;100;03.03.2025;05.03.2025\n"
    skriv_mappe(tmp_path, {n: FILER[n] for n in ("organisasjon.csv", "ansatte.csv")} | {"fravaer.csv": gat})
    (tmp_path / "kildesystem.json").write_text('{"fravaer.csv": "Gat"}', "utf-8")
    assert all(not rapport.feil for rapport in importer_mappe(tmp_path))
    assert Fravaer.objects.get().type == "EGENMELDING"


def test_kildesystem_som_ikke_er_json(tmp_path: Path) -> None:
    (skriv_mappe(tmp_path) / "kildesystem.json").write_text("fravaer=Gat", "utf-8")
    with pytest.raises(ValueError, match="skal være JSON"):
        importer_mappe(tmp_path)


def test_oppgjoer_leses_etter_valutadato_og_skjulte_filer_ikke(tmp_path: Path) -> None:
    mappe = skriv_mappe(tmp_path)
    (mappe / "oppgjoer" / "312040107_ref-arbg_2026-01-02_99.csv").write_bytes(EKSEMPEL[:129])
    (mappe / "~$krav.xlsx").write_bytes(b"x")
    (mappe / "LESMEG.md").write_text("x", "utf-8")
    navn = [fil.sti.name for fil in finn_filer(mappe)]
    assert navn[-2:] == ["312040107_ref-arbg_2026-01-02_99.csv", OPPGJOERSNAVN]
    assert len(navn) == 15


def _lagret_innhold() -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    oppgjoer = Oppgjoer.objects.order_by("rapport_id").values_list("rapport_id", "sum_oere", "antall_linjer")
    bevegelser = Bevegelse.objects.order_by("dato", "oere").values_list(
        "krav__referanse", "type", "oere", "dato"
    )
    return list(oppgjoer), list(bevegelser)


@pytest.mark.parametrize("rekkefoelge", list(permutations(("krav.csv", "bank.csv", OPPGJOERSNAVN))))
def test_rekkefoelgen_av_filer_som_ikke_viser_til_hverandre_er_likegyldig(
    tmp_path: Path, rekkefoelge: tuple[str, ...]
) -> None:
    skriv_mappe(tmp_path)
    for navn in ("organisasjon.csv", "ansatte.csv", *rekkefoelge):
        sti = tmp_path / "oppgjoer" / navn if navn == OPPGJOERSNAVN else tmp_path / navn
        assert importer_fil(sti).feil == ()
    assert _lagret_innhold() == (
        [("42", 10146090, 6)],
        [("K1", "KRAV", 1713400, SENDT), ("K2", "KRAV", 2000000, SENDT)],
    )


def test_mappens_egen_organisasjonsfil_sier_hvem_de_andre_filene_gjelder(tmp_path: Path) -> None:
    """With another employer in the installation from before, nobody has to say whose folder it is."""
    Arbeidsgiver.objects.create(orgnr="315550106", navn="Fjellvik kommune")
    rapporter = importer_mappe(skriv_mappe(tmp_path))
    assert [rapport.feil for rapport in rapporter] == [()] * len(Filtype)
    assert set(Innlesing.objects.values_list("arbeidsgiver__orgnr", flat=True)) == {"312040107"}


def test_tankestrek_i_tekst_blir_staaende(tmp_path: Path) -> None:
    """A dash is a minus in an amount and a dash in a text."""
    linje = "versjon;versjon_dato;rad;refusjonsperiode;naar\nPlan mai 2025;2025-05-01;1;2023;Oktober – mars\n"
    filer = {n: FILER[n] for n in ("organisasjon.csv",)} | {"plan.csv": linje}
    assert all(not rapport.feil for rapport in importer_mappe(skriv_mappe(tmp_path, filer)))
    assert Planrad.objects.get().naar == "Oktober – mars"
