"""`tilgode simuler`: the same seed gives the same bytes, every mistake occurs, the importer takes it all."""

import csv
import json
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from tests.simulation.regnestykke import les
from tilgode.apps.innlesing.services_mappe import importer_mappe
from tilgode.apps.krav.models import Krav as Kravmodell
from tilgode.apps.krav.models import Ventetloep
from tilgode.apps.krav.services import beregn
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.queries import utestaaende
from tilgode.cli.__main__ import main
from tilgode.params import last
from tilgode.simulation.feilslag import KONTROLL, Feilslag
from tilgode.simulation.organisasjon import lag_arbeidsgiver
from tilgode.simulation.simulator import Oppsett, simuler
from tilgode.values.periode import Periode

PERIODE = Periode(date(2023, 1, 1), date(2025, 6, 30))


def les_json(fil: Path) -> list[dict]:
    return [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def kommune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = tmp_path_factory.mktemp("kommune")
    simuler(Oppsett(7, 400, PERIODE), mappe, last())
    return mappe


def test_samme_froe_gir_samme_filer(kommune: Path, tmp_path: Path) -> None:
    simuler(Oppsett(7, 400, PERIODE), tmp_path, last())
    filer = {f.relative_to(kommune) for f in kommune.rglob("*") if f.is_file()}
    assert filer == {f.relative_to(tmp_path) for f in tmp_path.rglob("*") if f.is_file()}
    for fil in filer:
        assert (kommune / fil).read_bytes() == (tmp_path / fil).read_bytes(), fil


def test_et_annet_froe_gir_en_annen_kommune(kommune: Path, tmp_path: Path) -> None:
    simuler(Oppsett(8, 400, PERIODE), tmp_path, last())
    assert (kommune / "eksport" / "krav.csv").read_bytes() != (tmp_path / "eksport" / "krav.csv").read_bytes()


def test_hvert_feilslag_forekommer_og_har_en_kontroll(kommune: Path) -> None:
    plantet = Counter(f["slag"] for f in les_json(kommune / "sannhet" / "feil.jsonl"))
    assert set(plantet) == {slag.value for slag in Feilslag} == {slag.value for slag in KONTROLL}


def test_sannheten_om_hvert_krav_gaar_opp(kommune: Path) -> None:
    """Nav pays the rightful amount, or there is a reason; a claim that differs has a planted mistake."""
    krav = les_json(kommune / "sannhet" / "krav.jsonl")
    for k in krav:
        assert k["grunn"] != "LOVEN" or k["nav_oere"] == k["rett_oere"]
        assert k["feil"] is not None or k["grunn"] == "LOVEN"
        assert k["feil"] is not None or k["krevd_oere"] in (0, k["rett_oere"])
    eksportert = {r["referanse"] for r in les(kommune / "eksport", "krav")}
    assert {k["krav"] for k in krav if k["registrert"]} == eksportert


def test_sannheten_om_linjene_er_betalingene_av_kravene(kommune: Path) -> None:
    """Every line is of a claim, or of none; the lines of a claim are how many times Nav paid or took back."""
    linjer = les_json(kommune / "sannhet" / "linjer.jsonl")
    antall = Counter(linje["krav"] for linje in linjer)
    for u in les_json(kommune / "sannhet" / "utfall.jsonl"):
        assert antall[u["krav"]] == len(u["betalinger"])
    assert antall[""] > 0, "Nav sender også linjer som ikke hører til noe krav"


def test_sannheten_om_utfallet_foelger_betalingene(kommune: Path) -> None:
    """What came of each claim that was sent, day by day; the employer is never told."""
    krav = {k["krav"]: k for k in les_json(kommune / "sannhet" / "krav.jsonl")}
    utfall = les_json(kommune / "sannhet" / "utfall.jsonl")
    assert {u["krav"] for u in utfall} == {ref for ref, k in krav.items() if k["registrert"]}
    for u in utfall:
        betalt = sum(oere for _, oere in u["betalinger"])
        assert betalt == krav[u["krav"]]["betalt_oere"]
        assert betalt in (0, u["endelig_oere"]) or u["betalinger"][-1][0] <= PERIODE.tom.isoformat()
        assert (u["utfall"] in ("AVSLAATT", "UTBETALT_ANSATT")) == (not u["endelig_oere"])
        assert (u["utfall"] == "DELVIS_BETALT") <= (u["endelig_oere"] < u["krevd_oere"])
    assert {"BETALT", "AVSLAATT"} <= {u["utfall"] for u in utfall}


def test_oppgjoerene_har_navs_vaner(kommune: Path) -> None:
    linjer: list[list[str]] = []
    ordinaere = Counter()
    for fil in (kommune / "eksport" / "oppgjoer").iterdir():
        innhold = fil.read_bytes().decode("iso-8859-1").split("\r\n")[:-1]
        linjer += [linje.split(";") for linje in innhold]
        ordinaere[fil.name.split("_")[0]] += 1
        like = Counter(innhold)
        ordinaere["like"] += sum(antall > 1 for antall in like.values())
    koder = {f[3] for f in linjer}
    assert {"4", "2", "H", "A"} <= koder
    assert any(f[9].endswith("-") for f in linjer)
    assert all(f[5:9:3] != ["00000000", "00000000"] or f[3] in "AQ" for f in linjer)
    assert {(f[5][4:], f[8][4:]) for f in linjer if f[3] == "H"} == {("0501", "0531")}
    assert len(ordinaere) == 3
    assert ordinaere["like"] > 0


def test_sykefravaeret_er_som_i_en_kommune(kommune: Path) -> None:
    """Between four and eleven per cent, most of it in winter."""
    per_maaned: Counter[int] = Counter()
    for person in les_json(kommune / "sannhet" / "dager.jsonl"):
        for fom, tom, ukedag, _, _ in person["loep"]:
            if ukedag in "PQNX":
                start, slutt = date.fromisoformat(fom), date.fromisoformat(tom)
                per_maaned[start.month] += (slutt - start).days + 1
    andel = sum(per_maaned.values()) / (400 * PERIODE.lengde_dager)
    assert 0.04 < andel < 0.11
    assert per_maaned[1] + per_maaned[2] > 2 * per_maaned[7]


@pytest.mark.django_db
def test_hele_mappen_leses_inn_i_kildenes_egen_form(kommune: Path) -> None:
    """Gat's absence codes in cp1252 and Visma's pay lines go in by their saved maps; nothing is refused."""
    kilder = json.loads((kommune / "eksport" / "kildesystem.json").read_text(encoding="utf-8"))
    assert kilder == {"fravaer.csv": "Gat", "loenn.csv": "Visma"}
    for rapport in importer_mappe(kommune / "eksport"):
        assert rapport.feil == (), rapport.fil
    arbeidsgiver = Arbeidsgiver.objects.get()
    beregn(arbeidsgiver)
    resultat = avstem(arbeidsgiver)
    assert resultat.nye_koblinger > 0
    krav = les_json(kommune / "sannhet" / "krav.jsonl")
    assert Kravmodell.objects.count() == sum(k["registrert"] for k in krav)
    assert Ventetloep.objects.filter(betaler="N").exists()
    assert utestaaende(arbeidsgiver, PERIODE.tom)[0].oere[0] > 0


def test_kommandoen_skriver_eksport_og_sannhet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    valg = ["--froe", "3", "--ansatte", "40", "--fra", "2024-01-01", "--til", "2024-12-31"]
    assert main(["simuler", *valg, "--ut", str(tmp_path)]) == 0
    assert "ansatte" in capsys.readouterr().out
    assert (tmp_path / "eksport" / "krav.csv").is_file()
    assert (tmp_path / "sannhet" / "feil.jsonl").is_file()


@pytest.mark.parametrize(
    ("valg", "melding"),
    [
        (["--fra", "2025-01-01", "--til", "2024-01-01"], "ligger før"),
        (["--ansatte", "3"], "--ansatte må være mellom"),
        (["--fra", "1990-01-01"], "perioden må ligge mellom"),
    ],
)
def test_et_umulig_oppsett_avvises(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], valg: list[str], melding: str
) -> None:
    assert main(["simuler", *valg, "--ut", str(tmp_path)]) == 2
    assert melding in capsys.readouterr().err


def test_aarsakene_finnes_i_registeret(kommune: Path, demomappe: Path) -> None:
    """R-010: every cause is in the register, with the class it has there."""
    tekst = files("tilgode.params.data").joinpath("aarsaker.csv").read_text(encoding="utf-8")
    register = {r["aarsak"]: r["klasse"] for r in csv.DictReader(tekst.splitlines(), delimiter=";")}
    for mappe in (kommune / "eksport", demomappe):
        for rad in les(mappe, "justering"):
            assert register[rad["aarsak"]] == rad["klasse"], rad


def test_to_kommuner_og_demoen_kan_ligge_i_samme_installasjon() -> None:
    demo, foerste, andre = (lag_arbeidsgiver("Vik kommune", 60, kommune=k) for k in (0, 4, 5))
    assert demo.orgnr == "312040107"
    numre = [{a.orgnr, *(e.underenhet_orgnr for e in a.enheter)} for a in (demo, foerste, andre)]
    alle = [orgnr for kommune in numre for orgnr in kommune]
    assert len(alle) == len(set(alle))


def test_hvert_froe_gir_en_kommune_med_egne_numre() -> None:
    """Several simulated kommuner can be read into one installation; seeds 3,000 apart share numbers."""
    kommuner = [lag_arbeidsgiver("Prøvevik kommune", 50, kommune=froe) for froe in (0, 1, 898, 2262, 2999)]
    kontoer = [konto for k in kommuner for konto in (k.kontonummer, k.egen_konto[0][1])]
    assert len({k.orgnr for k in kommuner}) == 5
    assert len(set(kontoer)) == 10
