"""Causes planted in Nav's view, read in as files, matched and explained from the shell (issue form)."""

import ast
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

import tilgode
from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav
from tilgode.apps.felles.tid import dagens_slutt
from tilgode.apps.innlesing.services_mappe import importer_mappe
from tilgode.apps.krav.avvikskort import avvikskort
from tilgode.apps.krav.forklaringer import forklar_krav, forklaringer
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.services import beregn
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.cli.__main__ import main
from tilgode.params import last
from tilgode.params.aarsaker import gjeldende_aarsaker
from tilgode.params.formatering import SPRAAK
from tilgode.simulation.aarsakskrav import KRAVSLAG
from tilgode.simulation.aarsaksslag import SLAG
from tilgode.simulation.simulator import Oppsett, simuler
from tilgode.values.periode import Periode

PERIODE = Periode(date(2023, 1, 1), date(2024, 12, 31))
SIKKERHETER = ("SIKKER", "SANNSYNLIG", "UAVKLART")


@pytest.fixture(scope="module")
def kommune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = tmp_path_factory.mktemp("aarsaker")
    simuler(Oppsett(5, 300, PERIODE, aarsaker=True), mappe, last())
    return mappe


@pytest.fixture
def innlest(kommune: Path, db: None) -> Arbeidsgiver:
    importer_mappe(kommune / "eksport")
    arbeidsgiver = Arbeidsgiver.objects.get()
    beregn(arbeidsgiver, arbeidere=1)
    avstem(arbeidsgiver)
    return arbeidsgiver


def sannhet(kommune: Path) -> list[dict]:
    linjer = (kommune / "sannhet" / "aarsaker.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(linje) for linje in linjer]


def test_minst_tretti_slag_med_registerets_koder() -> None:
    slag = {s.navn: s.kode for s in SLAG} | {navn: kode for navn, kode, _ in KRAVSLAG}
    assert len(slag) >= 30
    assert set(slag.values()) <= {k for k, ett in gjeldende_aarsaker().items() if "F" in ett.bruk}


def test_generatoren_kjenner_ikke_hypotesene() -> None:
    """The generator changes facts and lets Nav's side be computed: it imports nothing of the engine."""
    for fil in (Path(tilgode.__file__).parent / "simulation").glob("*.py"):
        tre = ast.parse(fil.read_text(encoding="utf-8"))
        moduler = {n.module or "" for n in ast.walk(tre) if isinstance(n, ast.ImportFrom)}
        assert not any("forklaring" in m for m in moduler), fil.name


def test_samme_froe_gir_samme_sannhet(kommune: Path, tmp_path: Path) -> None:
    simuler(Oppsett(5, 300, PERIODE, aarsaker=True), tmp_path, last())
    for navn in ("sannhet/aarsaker.jsonl", "eksport/krav.csv", "eksport/bank.csv"):
        assert (tmp_path / navn).read_bytes() == (kommune / navn).read_bytes()


def test_sannheten_gaar_opp(kommune: Path) -> None:
    """What each planted cause took, one after the other, is the whole difference of the claim."""
    rader = sannhet(kommune)
    assert len({r["krav"] for r in rader}) == len(rader) > 50
    for rad in rader:
        assert sum(a["oere"] for a in rad["aarsaker"]) == rad["ventet_oere"] - rad["mottatt_oere"], rad
    assert max(len(r["aarsaker"]) for r in rader) >= 2


@pytest.mark.django_db
def test_hvert_avvik_forklares_i_den_faste_formen(
    innlest: Arbeidsgiver, kommune: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forklar", "--alle", "--format", "json", "--per", "2024-12-31"]) == 0
    svar = json.loads(capsys.readouterr().out)
    fasit = {r["krav"]: r for r in sannhet(kommune)}
    assert {s["krav"] for s in svar} == set(fasit)
    for ett in svar:
        assert ett["sikkerhet"] in SIKKERHETER
        assert sum(a["oere"] for a in ett["aarsaker"]) + ett["uforklart_oere"] == (
            ett["ventet_oere"] - ett["mottatt_oere"]
        )
        assert {a["kode"] for a in ett["aarsaker"]} <= set(gjeldende_aarsaker())
        assert ett["person"] == fasit[ett["krav"]]["person"]
        assert ett["mottatt_oere"] == fasit[ett["krav"]]["mottatt_oere"]


@pytest.mark.django_db
def test_de_fleste_finner_sin_aarsak_og_ingen_er_sikker_paa_feil(
    innlest: Arbeidsgiver, kommune: Path
) -> None:
    fasit = {r["krav"]: {a["kode"] for a in r["aarsaker"]} for r in sannhet(kommune)}
    utfall: Counter[tuple[str, bool]] = Counter()
    for avvik in forklaringer(innlest, PERIODE.tom, arbeidere=1):
        assert avvik.forklaring is not None
        riktig = {a.kode for a in avvik.forklaring.aarsaker} == fasit[avvik.krav]
        utfall[(avvik.forklaring.sikkerhet.value, riktig)] += 1
    assert utfall[("SIKKER", False)] == 0
    assert sum(n for (_, riktig), n in utfall.items() if riktig) > 2 * sum(utfall.values()) / 3


@pytest.mark.django_db
def test_ventet_er_dagregnskapets(innlest: Arbeidsgiver) -> None:
    """There is no second calculation: the deviation and the page read the same days.

    The deviation counts what is suggested too: it has been paid, though it is not booked on the claim yet.
    """
    for avvik in forklaringer(innlest, PERIODE.tom, arbeidere=1)[:40]:
        bok = dagregnskap_for_krav(Krav.objects.get(pk=avvik.krav_id), PERIODE.tom)
        forslag = Kobling.objects.filter(krav=avvik.krav_id, maate=Kobling.Maate.FORESLAATT, bevegelser=None)
        foreslaatt = sum(kobling.oere for kobling in forslag)
        assert (avvik.ventet_oere, avvik.mottatt_oere) == (bok.ventet_oere, bok.mottatt_oere + foreslaatt)


@pytest.mark.django_db
def test_flere_prosesser_gir_de_samme_svarene(innlest: Arbeidsgiver) -> None:
    assert forklaringer(innlest, PERIODE.tom, arbeidere=2) == forklaringer(innlest, PERIODE.tom, arbeidere=1)


@pytest.mark.django_db
@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_ett_krav_i_ord(innlest: Arbeidsgiver, spraak: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The page of a claim says how much, why, who acts, the next step, and how sure it is."""
    alle = forklaringer(innlest, PERIODE.tom, arbeidere=1)
    avvik = next(a for a in alle if a.forklaring is not None and a.forklaring.aarsaker)
    assert avvik.forklaring is not None
    ett = forklar_krav(Krav.objects.get(pk=avvik.krav_id), PERIODE.tom)
    assert ett == avvik
    assert main(["forklar", avvik.krav, "--spraak", spraak, "--per", "2024-12-31"]) == 0
    ut = capsys.readouterr().out
    for del_ in avvik.forklaring.aarsaker:
        register = gjeldende_aarsaker()[del_.kode]
        assert register.navn[spraak] in ut
        assert register.neste_steg[spraak] in ut


@pytest.mark.django_db
def test_et_krav_som_fikk_det_som_var_ventet_har_ingen_forklaring(innlest: Arbeidsgiver) -> None:
    med_avvik = {a.krav_id for a in forklaringer(innlest, PERIODE.tom, arbeidere=1)}
    uten = Krav.objects.filter(ytelse="SYKEPENGER").exclude(pk__in=med_avvik).first()
    assert uten is not None
    assert forklar_krav(uten, PERIODE.tom) is None


def test_feil_bruk_er_en_setning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forklar"]) == 2
    assert "--alle" in capsys.readouterr().err


@pytest.mark.django_db
def test_kortet_sier_det_samme_paa_alle_spraak(innlest: Arbeidsgiver) -> None:
    """The card of a claim: causes add up with the rest, and the days that differ make the whole difference."""
    ett = next(
        a for a in forklaringer(innlest, PERIODE.tom, arbeidere=1) if a.forklaring and a.forklaring.dager
    )
    krav = Krav.objects.get(pk=ett.krav_id)
    kortene = {spraak: avvikskort(krav, PERIODE.tom, spraak) for spraak in SPRAAK}
    assert len({kort.linjer for kort in kortene.values() if kort}) == len(SPRAAK)
    for kort in kortene.values():
        assert kort is not None
        differanse = ett.ventet_oere - ett.mottatt_oere
        assert sum(a.oere for a in kort.aarsaker) + kort.uforklart_oere == differanse
        assert sum(rad.ventet_oere - rad.navs_oere for rad in kort.dager) == differanse
        assert kort.linjer[0] == kort.overskrift
        assert all(a.setning and a.hvem and a.neste_steg for a in kort.aarsaker)


@pytest.mark.django_db
def test_som_kjent_foer_kravet_var_sendt_er_det_ikke_noe_avvik(innlest: Arbeidsgiver) -> None:
    """What was not known then is not asked about: the claim, its lines and the facts."""
    ett = next(a for a in forklaringer(innlest, PERIODE.tom, arbeidere=1) if a.mottatt_oere)
    krav = Krav.objects.get(pk=ett.krav_id)
    assert forklar_krav(krav, PERIODE.tom, dagens_slutt(date(2022, 12, 31))) is None
    naa = forklar_krav(krav, PERIODE.tom, timezone.now())
    assert naa is not None
    assert (naa.ventet_oere, naa.mottatt_oere, naa.forklaring) == (
        ett.ventet_oere,
        ett.mottatt_oere,
        ett.forklaring,
    )
