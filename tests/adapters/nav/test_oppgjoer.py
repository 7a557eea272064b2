"""Nav's settlement file ref-arbg, contract 1.1.2: read and written byte for byte, never repaired."""

import dataclasses
import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.adapters.kilde import Minnekilde
from tilgode.adapters.nav.koder import koder, ytelse_av
from tilgode.adapters.nav.oppgjoer import Oppgjoersformat, rens_navn
from tilgode.core.innlesing.porter import Innlestfil, Lesevalg
from tilgode.core.innlesing.rader import OppgjoerRad
from tilgode.core.innlesing.rapport import Feil
from tilgode.values.identer import lag_foedselsnummer

EKSEMPEL = (Path(__file__).parents[2] / "kontrakt" / "oppgjoersrapport-1.1.2-eksempel.csv").read_bytes()
FORMAT = Oppgjoersformat()


def les(innhold: bytes, navn: str = "oppgjoer.csv") -> Innlestfil:
    return FORMAT.les(Minnekilde(navn, innhold), Lesevalg())


def eneste_feil(innhold: bytes) -> Feil:
    (feil,) = les(innhold).feil
    assert feil.fil == "oppgjoer.csv"
    assert feil.rettelse
    return feil


def test_eksempelet_er_navs_byte_for_byte() -> None:
    assert len(EKSEMPEL) == 774
    assert EKSEMPEL.count(b"\r\n") == 6
    avtrykk = "cea10ecd94ee8c0f5b616716c1e2b43590cea26bf84aad9204365a24b8a29287"
    assert hashlib.sha256(EKSEMPEL).hexdigest() == avtrykk
    assert les(EKSEMPEL).sha256 == avtrykk


def test_eksempelets_beloep_og_sum() -> None:
    lest = les(EKSEMPEL)
    assert [rad.oere for rad in lest.rader] == [3846200, 5215050, 431000, -769240, 1923080, -500000]
    assert (lest.linjer, lest.sum_oere, lest.feil, lest.advarsler) == (6, 10146090, (), ())
    per_underenhet = {
        orgnr: sum(r.oere for r in lest.rader if r.bedriftsnummer == orgnr)
        for orgnr in ("315550106", "315550203")
    }
    assert per_underenhet == {"315550106": 4500040, "315550203": 5646050}


def test_eksempelets_felt() -> None:
    foerste, andre, *_, siste = les(EKSEMPEL).rader
    assert (foerste.linje, foerste.navenhet, foerste.orgnr, foerste.kode) == (1, "8020", "312040107", "4")
    assert (foerste.fom, foerste.tom, foerste.maksdato) == (
        date(2026, 10, 1),
        date(2026, 10, 31),
        date(2027, 9, 13),
    )
    assert (foerste.ytelse, foerste.feriepenger_av) == ("SYKEPENGER", "")
    assert andre.navn == "ØSTSYNT ÅSE  BJØRG  BEA"
    assert andre.maksdato is None
    assert (siste.kode, siste.fom, siste.tom, siste.ytelse) == ("A", None, None, "")


def test_lest_og_skrevet_er_de_samme_bytene() -> None:
    assert FORMAT.skriv(les(EKSEMPEL).rader) == EKSEMPEL


def test_navn_renses_kuttes_og_faar_spoersmaalstegn() -> None:
    assert rens_navn('ØSTSYNT ÅSE; BJØRG "BEA" ELISABETH') == "ØSTSYNT ÅSE  BJØRG  BEA  "
    rad = dataclasses.replace(les(EKSEMPEL).rader[0], navn="ŁUKASZ Ł;\r\nØ")
    linje = FORMAT.skriv([rad]).decode("iso-8859-1")
    assert linje.split(";")[7] == "?UKASZ ? Ø".ljust(25)


def test_to_like_linjer_er_to_utbetalinger() -> None:
    linje = EKSEMPEL.split(b"\r\n")[0] + b"\r\n"
    lest = les(linje * 2)
    assert [rad.oere for rad in lest.rader] == [3846200, 3846200]
    assert [rad.linje for rad in lest.rader] == [1, 2]


@pytest.mark.parametrize("navenhet", [b"1", b"39", b"393", b"8020"])
def test_navenhet_har_ett_til_fire_sifre(navenhet: bytes) -> None:
    innhold = EKSEMPEL.replace(b"8020;", navenhet + b";")
    assert les(innhold).rader[0].navenhet == navenhet.decode()
    assert FORMAT.skriv(les(innhold).rader) == innhold


def test_ukjent_kode_er_en_advarsel_og_linja_er_med() -> None:
    lest = les(EKSEMPEL.replace(b";Z;", b";Q;"))
    assert lest.feil == ()
    (advarsel,) = lest.advarsler
    assert (advarsel.linje, advarsel.felt, advarsel.verdi) == (3, "kode", "Q")
    assert lest.rader[2].ytelse == ""
    assert lest.sum_oere == 10146090


def test_kodetabellen() -> None:
    assert set(koder()) == set("123456789AEFGHIJKMYZ")
    assert ytelse_av("H") == ("FERIEPENGER", "SYKEPENGER")
    assert ytelse_av("M") == ("FERIEPENGER", "PLEIEPENGER")
    assert ytelse_av("6") == ("SYKEPENGER_AGP", "")
    assert ytelse_av("A") == ytelse_av("Q") == ("", "")
    assert all(kode.kilde for kode in koder().values())


def test_beloep_over_ti_sifre_gjoer_feltet_bredere() -> None:
    rad = dataclasses.replace(les(EKSEMPEL).rader[0], oere=12_345_678_901)
    innhold = FORMAT.skriv([rad])
    assert b";12345678901 ;" in innhold
    assert les(innhold).rader[0].oere == 12_345_678_901


@pytest.mark.parametrize(
    ("gammelt", "nytt", "linje", "felt", "verdi", "melding"),
    [
        (b"0000769240-", b"12.345,60-", 4, "beloep", "12.345,60-", "skal være øre"),
        (b"0003846200 ", b"0003846200", 1, "beloep", "0003846200", "mangler fortegnsplassen"),
        (b"0003846200 ", b" 0003846200", 1, "beloep", " 0003846200", "skal være øre"),
        (b"0000769240-", b"-0000769240", 4, "beloep", "-0000769240", "skal være øre"),
        (b"14818530081;20261001", b"14818530082;20261001", 1, "fnr", "148185 *****", "feil kontrollsiffer"),
        (b"02889041024", b"2889041024", 2, "fnr", "288904 *****", "ledende null"),
        (
            b"8020;312040107;315550106;7",
            b"8020;312040108;315550106;7",
            5,
            "orgnr",
            "312040108",
            "kontrollsiffer",
        ),
        (b"315550106;7", b"315550107;7", 5, "bedriftsnummer", "315550107", "feil kontrollsiffer"),
        (
            b"20261012;99991023409",
            b"20261012;99991023408",
            3,
            "kontonummer",
            "999910 *****",
            "kontrollsiffer",
        ),
        (b"20261031;0003846200", b"20261131;0003846200", 1, "tom", "20261131", "finnes ikke"),
        (b"20261031;0003846200", b"31.10.26;0003846200", 1, "tom", "31.10.26", "åtte sifre"),
        (
            b"20261031;0003846200",
            b"20260930;0003846200",
            1,
            "tom",
            "20260930",
            "ligger før fraDato 01.10.2026",
        ),
        (
            b"NORDSYNT KARI            ;20261031",
            b"NORDSYNT KARI;20261031",
            1,
            "navn",
            "NORDSYNT KARI",
            "skal ha 25",
        ),
        (b";Z;", b";ZZ;", 3, "kode", "ZZ", "ett tegn"),
        (b"8020;312040107;315550106;7", b";312040107;315550106;7", 5, "navenhet", "", "ett til fire sifre"),
    ],
)
def test_feil_i_ett_felt(
    gammelt: bytes, nytt: bytes, linje: int, felt: str, verdi: str, melding: str
) -> None:
    assert EKSEMPEL.count(gammelt) == 1
    feil = eneste_feil(EKSEMPEL.replace(gammelt, nytt))
    assert (feil.linje, feil.felt, feil.verdi) == (linje, felt, verdi)
    assert melding in feil.melding


def test_elleve_og_tretten_felt() -> None:
    feil = eneste_feil(EKSEMPEL.replace(b";Z;", b";"))
    assert (feil.linje, feil.felt) == (3, "(linja)")
    assert "11 felt, skal ha 12" in feil.melding
    feil = eneste_feil(EKSEMPEL.replace(b";Z;", b";Z;Z;"))
    assert "13 felt, skal ha 12" in feil.melding


def test_halv_linje_og_manglende_linjeslutt() -> None:
    feil = eneste_feil(EKSEMPEL[:400])
    assert feil.linje == 4
    assert "kuttet (halv linje)" in feil.melding
    feil = eneste_feil(EKSEMPEL[:-2])
    assert feil.linje == 6
    assert "mangler linjeslutt" in feil.melding
    assert "14818530081" not in feil.verdi


def test_linjeslutt_uten_cr() -> None:
    assert "CRLF" in eneste_feil(EKSEMPEL.replace(b"\r\n", b"\n")).melding


def test_feil_tegnkoding() -> None:
    som_utf8 = EKSEMPEL.decode("iso-8859-1").encode()
    assert "UTF-8" in eneste_feil(som_utf8).melding
    assert eneste_feil(som_utf8).linje == 2
    assert "BOM" in eneste_feil(b"\xef\xbb\xbf" + EKSEMPEL).melding
    assert "UTF-16" in eneste_feil(EKSEMPEL.decode("iso-8859-1").encode("utf-16")).melding


def test_tom_fil() -> None:
    assert eneste_feil(b"").melding == "Fila er tom."


@pytest.mark.parametrize(
    ("a", "b", "felt"),
    [
        (1, 4, {"orgnr", "fnr"}),
        (4, 6, {"fnr"}),
        (5, 8, {"tom"}),
        (7, 8, {"navn", "tom"}),
        (9, 11, {"beloep", "maksdato"}),
    ],
)
def test_byttede_kolonner_navngis(a: int, b: int, felt: set[str]) -> None:
    """(Every valid fødselsnummer has the check digit of a kontonummer, so only one of those two is seen.)"""
    delt = EKSEMPEL.split(b"\r\n")[0].split(b";")
    delt[a], delt[b] = delt[b], delt[a]
    lest = les(b";".join(delt) + b"\r\n")
    assert {feil.felt for feil in lest.feil} == felt
    assert all(feil.linje == 1 and feil.rettelse for feil in lest.feil)


def test_alle_feil_nevnes_ikke_bare_den_foerste() -> None:
    innhold = EKSEMPEL.replace(b"20261031", b"20261131").replace(b";Z;", b";")
    lest = les(innhold)
    assert [feil.linje for feil in lest.feil] == [1, 2, 3]
    assert lest.antall_feil == 3


def test_filnavnet_gir_valutadato_og_rapport_id() -> None:
    navn = FORMAT.tolk_navn("312040107_ref-arbg_2026-11-02_42.csv")
    assert navn is not None
    assert (navn.orgnr, navn.valutadato, navn.rapport_id) == ("312040107", date(2026, 11, 2), "42")
    assert FORMAT.tolk_navn("312040107_ref-arbg_2026-13-02_42.csv") is None
    assert FORMAT.tolk_navn("oppgjoer.csv") is None


FNR = [f.verdi for i in range(500, 560) if (f := lag_foedselsnummer(date(1980, 3, 1), i)) is not None]
DAGER = st.dates(date(2017, 1, 1), date(2030, 12, 31))
NAVN = st.text(
    st.characters(
        min_codepoint=33, max_codepoint=255, exclude_categories=["C", "Z"], exclude_characters='";'
    ),
    max_size=25,
)


@st.composite
def oppgjoersrader(trekk: st.DrawFn) -> OppgjoerRad:
    fom, tom = sorted((trekk(DAGER), trekk(DAGER)))
    har_periode = trekk(st.booleans())
    kode = trekk(st.sampled_from(sorted(koder())))
    return OppgjoerRad(
        linje=1,
        navenhet=trekk(st.sampled_from(("8020", "393", "1"))),
        orgnr="312040107",
        bedriftsnummer=trekk(st.sampled_from(("315550106", "315550203"))),
        kode=kode,
        fnr=trekk(st.sampled_from(FNR)),
        fom=fom if har_periode else None,
        kontonummer="99991023409",
        navn=trekk(NAVN),
        tom=tom if har_periode else None,
        oere=trekk(st.integers(-(10**10), 10**11)),
        maksdato=trekk(st.none() | DAGER),
        ytelse=ytelse_av(kode)[0],
        feriepenger_av=ytelse_av(kode)[1],
    )


@given(st.lists(oppgjoersrader(), min_size=1, max_size=20))
def test_skrevet_og_lest_er_de_samme_radene(rader: list[OppgjoerRad]) -> None:
    nummerert = [dataclasses.replace(rad, linje=nummer) for nummer, rad in enumerate(rader, 1)]
    innhold = FORMAT.skriv(nummerert)
    lest = les(innhold)
    assert lest.feil == ()
    assert list(lest.rader) == nummerert
    assert FORMAT.skriv(lest.rader) == innhold
    assert lest.sum_oere == sum(rad.oere for rad in rader)
