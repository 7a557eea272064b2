"""R-264: the demo's single transactions sum to the published tables, to the øre.

The sums are taken from the export files by `regnestykke`, which knows nothing of Tilgode.
"""

from datetime import date

import pytest

from tests.simulation import fasittall
from tests.simulation.regnestykke import Regnestykke, les, oere

D1, D2, D3 = date(2025, 5, 1), date(2025, 10, 1), date(2026, 4, 1)
KOLONNER = {"2025-05": D1, "2025-10-01": D2, "2026-04-01": D3}


@pytest.mark.parametrize(("kolonne", "dato"), KOLONNER.items())
def test_t01_utestaaende_per_sektor(regnestykke: Regnestykke, kolonne: str, dato: date) -> None:
    per_sektor = regnestykke.per_sektor(dato)
    ventet = fasittall.utestaaende_per_sektor(kolonne)
    assert sum(per_sektor.values()) == ventet.pop("Total")
    assert dict(per_sektor) == ventet


@pytest.mark.parametrize("kolonne", ["2025-10-01", "2026-04-01"])
def test_t02_utestaaende_per_kravaar(regnestykke: Regnestykke, kolonne: str) -> None:
    per_aar = regnestykke.per_kravaar(KOLONNER[kolonne])
    per_aar.pop(None)
    assert fasittall.slaa_sammen_gamle(+per_aar) == fasittall.utestaaende_per_kravaar(kolonne)


def test_t02_avviket_paa_713_er_ufordelt_og_ryddes_foer_neste_dato(regnestykke: Regnestykke) -> None:
    assert regnestykke.per_kravaar(D2)[None] == -713_00
    assert regnestykke.per_kravaar(D3)[None] == 0


def test_t03_justert_og_avskrevet_per_kravaar(regnestykke: Regnestykke) -> None:
    justert = fasittall.slaa_sammen_gamle(regnestykke.justert_per_kravaar(D1, D3))
    ventet = fasittall.justert_per_kravaar()
    assert sum(justert.values()) == ventet.pop("Sum_avledet")
    assert justert == ventet


def test_t03_nedjusteringene_i_2024_er_mest_overfoerte_krav(regnestykke: Regnestykke) -> None:
    rader = [r for r in les(regnestykke.mappe, "justering") if r["klasse"] == "OVERREGISTRERT"]
    overfoert = -sum(oere(r["beloep"]) for r in rader if regnestykke.krav[r["krav"]]["kravaar"] == "2024")
    assert overfoert > fasittall.justert_per_kravaar()["2024"] * 8 // 10


def test_t04_purret_og_innkommet(regnestykke: Regnestykke) -> None:
    rader = les(regnestykke.mappe, "purring")
    ventet = fasittall.purring()
    assert sum(oere(r["beloep"]) for r in rader) == ventet["Purret"]
    innkommet = [r for r in rader if r["svar"] == "INNKOMMET"]
    assert sum(oere(r["svar_beloep"]) for r in innkommet) == ventet["Innkommet"]


def test_t04_bare_krav_eldre_enn_seks_maaneder_er_purret(regnestykke: Regnestykke) -> None:
    for rad in les(regnestykke.mappe, "purring"):
        sendt = date.fromisoformat(regnestykke.krav[rad["krav"]]["sendt"])
        assert (date.fromisoformat(rad["dato"]) - sendt).days > 180


def test_t04_mest_purret_paa_2024_og_2023(regnestykke: Regnestykke) -> None:
    per_aar: dict[str, int] = {}
    for rad in les(regnestykke.mappe, "purring"):
        aar = regnestykke.krav[rad["krav"]]["kravaar"]
        per_aar[aar] = per_aar.get(aar, 0) + oere(rad["beloep"])
    assert sorted(per_aar, key=lambda a: -per_aar[a]) == ["2024", "2023", "2022", "2025"]


def test_t05_planen_i_tre_versjoner(regnestykke: Regnestykke) -> None:
    rader = les(regnestykke.mappe, "plan")
    versjoner = list(dict.fromkeys(r["versjon"] for r in rader))
    kolonner = ["plan_mai_2025", "gjennomført_justert_okt_2025", "gjennomført_justert_apr_2026"]
    for fasit in fasittall.plan():
        for versjon, kolonne in zip(versjoner, kolonner, strict=True):
            egne = [r for r in rader if r["versjon"] == versjon and r["rad"] == fasit["rad"]]
            assert [r["naar"] for r in egne] == ([fasit[kolonne]] if fasit[kolonne] else [])
            assert all(r["refusjonsperiode"] == fasit["refusjonsperiode"] for r in egne)


def test_summen_er_mange_smaa_poster_og_ikke_en_stor(regnestykke: Regnestykke) -> None:
    krav = regnestykke.krav.values()
    assert len(krav) > 1500
    assert max(oere(r["beloep"]) for r in krav) < 90_000_00
    assert len({r["ytelse"] for r in krav}) >= 7


def test_en_person_har_ikke_to_krav_om_samme_ytelse_i_samme_maaned(regnestykke: Regnestykke) -> None:
    sett: dict[tuple[str, str, str], str] = {}
    for r in regnestykke.krav.values():
        noekkel = (r["arbeidsforhold"], r["ytelse"], r["fom"][:7])
        er_dublett = "-D" in r["referanse"] or "-D" in sett.get(noekkel, "")
        assert noekkel not in sett or er_dublett, noekkel
        sett[noekkel] = r["referanse"]


def test_ingen_linje_kommer_foer_kravet_er_sendt(regnestykke: Regnestykke) -> None:
    """A line lies inside a claim of the same person that was sent before it was paid."""
    nummer = {r["fnr"]: r["arbeidsforhold"] for r in regnestykke.ansatte}
    krav: dict[str, list[tuple[str, str, str]]] = {}
    for r in regnestykke.krav.values():
        krav.setdefault(r["arbeidsforhold"], []).append((r["fom"], r["tom"], r["sendt"]))
    for valuta, kode, fnr, fom, tom, _ in regnestykke.linjer():
        if fom == "00000000" or kode == "H":
            continue
        fra, til = (f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in (fom, tom))
        mulige = [k for k in krav[nummer[fnr]] if k[0] <= fra and til <= k[1]]
        assert any(sendt < valuta.isoformat() for _, _, sendt in mulige), (fnr, fom, tom)
