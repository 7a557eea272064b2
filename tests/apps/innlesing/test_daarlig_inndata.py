"""Bad input, one case a test: the message a user gets, and that nothing was stored.

Each fault names file, line, field, value, what is wrong and the mend.
"""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.apps.innlesing.filer import (
    EKSEMPEL,
    FILER,
    OPPGJOERSNAVN,
    ORGNR,
    alt_lagret,
    importer,
    last_grunnlag,
)
from tilgode.apps.innlesing.services import importer_fil
from tilgode.apps.oppgjoer.models import Oppgjoer
from tilgode.apps.person.models import Loennslinje
from tilgode.core.innlesing.rapport import Feil, Importrapport

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kommune() -> None:
    last_grunnlag()


def avvist(navn: str, innhold: str | bytes | None = None, **valg: object) -> Importrapport:
    """The report of a file that must be refused whole."""
    foer = alt_lagret()
    rapport = importer(navn, innhold, **valg)
    assert alt_lagret() == foer
    assert rapport.feil
    assert rapport.endret is False
    assert rapport.melding == "Ingenting er lagret."
    for feil in rapport.feil:
        assert feil.fil == navn
        assert feil.melding
        assert feil.rettelse
    return rapport


def eneste(navn: str, innhold: str | bytes | None = None, **valg: object) -> Feil:
    (feil,) = avvist(navn, innhold, **valg).feil
    return feil


def oppgjoer(gammelt: bytes, nytt: bytes) -> Feil:
    assert EKSEMPEL.count(gammelt) == 1
    return eneste(OPPGJOERSNAVN, EKSEMPEL.replace(gammelt, nytt))


def test_feil_tegnkoding() -> None:
    feil = eneste("fravaer.csv", FILER["fravaer.csv"].encode("utf-16"))
    assert "UTF-16" in feil.melding
    assert "CSV UTF-8" in feil.rettelse
    feil = eneste(OPPGJOERSNAVN, EKSEMPEL.decode("iso-8859-1").encode())
    assert (feil.linje, feil.felt) == (2, "navn")
    assert "ISO-8859-1" in feil.melding


def test_bom() -> None:
    """A BOM is fine in a table and wrong in Nav's file, which has never had one."""
    assert importer("loenn.csv", b"\xef\xbb\xbf" + FILER["loenn.csv"].encode()).feil == ()
    feil = eneste(OPPGJOERSNAVN, b"\xef\xbb\xbf" + EKSEMPEL)
    assert (feil.linje, feil.verdi) == (1, "BOM")


def test_byttede_kolonner() -> None:
    rapport = avvist(
        "ansatte.csv",
        "fnr;ansattnummer;arbeidsforhold;navn;ansvar;startdato;stillingsprosent\n"
        "3010;102;102-1;Kari;14818530081;010819;100\n",
    )
    assert [(f.linje, f.felt) for f in rapport.feil] == [(1, "fnr, ansvar"), (2, "fnr"), (2, "ansvar")]
    assert "byttet om" in rapport.feil[0].melding
    assert rapport.feil[2].verdi == "148185 *****"


def test_elleve_felt() -> None:
    feil = oppgjoer(b";Z;", b";")
    assert (feil.linje, feil.felt) == (3, "(linja)")
    assert feil.melding == "Linja har 11 felt, skal ha 12 (halv linje?)."
    assert "239178 *****" in feil.verdi


def test_halv_linje() -> None:
    feil = eneste(OPPGJOERSNAVN, EKSEMPEL[:-40])
    assert feil.linje == 6
    assert "kuttet (halv linje)" in feil.melding
    feil = eneste("fravaer.csv", FILER["fravaer.csv"] + "100-1;FERIE;01.0")
    assert (feil.linje, feil.verdi) == (4, "100-1;FERIE;01.0")


def test_foedselsnummer_med_feil_kontrollsiffer() -> None:
    feil = oppgjoer(b"23917812071", b"23917812072")
    assert (feil.linje, feil.felt, feil.verdi) == (3, "fnr", "239178 *****")
    feil = eneste("ansatte.csv", FILER["ansatte.csv"].replace("02889041024", "02889041025"))
    assert (feil.linje, feil.felt, feil.verdi) == (3, "fnr", "028890 *****")
    assert feil.melding == "Fødselsnummeret har feil kontrollsiffer."


def test_umulig_dato() -> None:
    feil = eneste("fravaer.csv", FILER["fravaer.csv"].replace("28.03.2025", "31.02.2025"))
    assert (feil.linje, feil.felt, feil.verdi, feil.melding) == (
        3,
        "tom",
        "31.02.2025",
        "Datoen finnes ikke.",
    )
    feil = oppgjoer(b"20261031;0003846200", b"20261131;0003846200")
    assert (feil.linje, feil.felt, feil.verdi) == (1, "tom", "20261131")


def test_til_foer_fra() -> None:
    feil = eneste("fravaer.csv", FILER["fravaer.csv"].replace("05.03.2025", "01.03.2025"))
    assert (feil.linje, feil.felt, feil.verdi) == (2, "tom", "01.03.2025")
    feil = oppgjoer(b"20261031;0003846200", b"20260930;0003846200")
    assert "ligger før" in feil.melding


def test_norsk_beloep_avvises_i_navs_fil_og_forstaas_i_loennsfila() -> None:
    feil = oppgjoer(b"0000769240-", b"12.345,60-")
    assert (feil.linje, feil.felt, feil.verdi) == (4, "beloep", "12.345,60-")
    assert "åpnet og lagret i et annet program" in feil.rettelse
    assert importer("loenn.csv").feil == ()
    assert sorted(Loennslinje.objects.values_list("oere", flat=True)) == [-1234560, 4125000]


def test_beloep_uten_fortegnsplass() -> None:
    feil = oppgjoer(b"0001923080 ", b"0001923080")
    assert (feil.linje, feil.felt, feil.verdi) == (5, "beloep", "0001923080")
    assert "mangler fortegnsplassen" in feil.melding


def test_krav_for_ukjent_ansatt() -> None:
    feil = eneste("krav.csv", FILER["krav.csv"].replace("101-1", "999-1"))
    assert (feil.linje, feil.felt, feil.verdi) == (3, "arbeidsforhold", "999-1")
    assert "Ukjent arbeidsforhold" in feil.melding
    assert "ansatte.csv" in feil.rettelse


def test_to_fravaer_som_overlapper() -> None:
    feil = eneste("fravaer.csv", FILER["fravaer.csv"].replace("06.03.2025", "05.03.2025"))
    assert (feil.linje, feil.felt, feil.verdi) == (3, "fom", "05.03.2025")
    assert "på linje 2" in feil.melding


def test_fravaer_som_overlapper_et_som_alt_er_lest() -> None:
    assert importer("fravaer.csv").feil == ()
    ny = "arbeidsforhold;type;fom;tom;grad;kilde_referanse\n100-1;SYKMELDING;20.03.2025;10.04.2025;100;F3\n"
    feil = eneste("fravaer.csv", ny)
    assert (feil.linje, feil.felt) == (2, "fom")
    assert "06.03.2025–28.03.2025 som alt er lest inn" in feil.melding


def test_oppgjoer_for_en_annen_arbeidsgiver() -> None:
    fremmed = EKSEMPEL.replace(b";312040107;", b";974600013;")
    rapport = avvist("oppgjoer.csv", fremmed, valutadato=None, toerr=False)
    assert [(f.linje, f.felt, f.verdi) for f in rapport.feil] == [
        (None, "valutadato", ""),
        (1, "orgnr", "974600013"),
    ]
    assert f"en annen arbeidsgiver enn {ORGNR}" in rapport.feil[1].melding


def test_oppgjoer_med_to_arbeidsgivere() -> None:
    linjer = EKSEMPEL.split(b"\r\n")
    linjer[3] = linjer[3].replace(b";312040107;", b";974600013;")
    feil = eneste(OPPGJOERSNAVN, b"\r\n".join(linjer))
    assert (feil.linje, feil.felt, feil.verdi) == (4, "orgnr", "974600013")


def test_tom_fil() -> None:
    assert eneste("krav.csv", b"").melding == "Fila er tom."
    assert eneste(OPPGJOERSNAVN, b"").melding == "Fila er tom."


def test_fil_paa_200_mb_avvises_uten_aa_leses(tmp_path: Path) -> None:
    """A sparse file: nothing of it is read, so the answer comes at once."""
    fil = tmp_path / "loenn.csv"
    with fil.open("wb") as stroem:
        stroem.write(FILER["loenn.csv"].encode())
        stroem.truncate(200 * 1024 * 1024)
    foer, start = alt_lagret(), time.perf_counter()
    rapport = importer_fil(fil)
    assert time.perf_counter() - start < 5
    assert alt_lagret() == foer
    (feil,) = rapport.feil
    assert feil.melding == "Fila er 200 MB, grensen er 100 MB."
    assert "TILGODE_MAKS_FIL_MB" in feil.rettelse


def test_grensen_for_stoerrelse_kan_settes(settings: Any) -> None:
    settings.TILGODE_MAKS_FIL_MB = 1
    stor = FILER["loenn.csv"] + "100-1;2025-02;1000;FAST;1\n" * 60_000
    assert "grensen er 1 MB" in eneste("loenn.csv", stor).melding
    settings.TILGODE_MAKS_FIL_MB = 2
    assert importer("loenn.csv", stor).feil == ()


def _regneark(med_formel: bool) -> bytes:
    ut = io.BytesIO()
    with xlsxwriter.Workbook(ut) as bok:
        ark = bok.add_worksheet()
        for rad, linje in enumerate(FILER["krav.csv"].splitlines()):
            ark.write_row(rad, 0, linje.split(";"))
        if med_formel:
            ark.write_formula("F3", "=F2*2", value=20000)
    return ut.getvalue()


def test_regneark_med_formler() -> None:
    rapport = avvist("krav.xlsx", _regneark(med_formel=True))
    assert [(f.linje, f.felt, f.verdi) for f in rapport.feil] == [(3, "celle F3", "=F2*2")]
    assert "Lagre som verdier" in rapport.feil[0].rettelse
    assert importer("krav.xlsx", _regneark(med_formel=False)).feil == ()


def test_zipbombe() -> None:
    ut = io.BytesIO(_regneark(med_formel=False))
    with zipfile.ZipFile(ut, "a", zipfile.ZIP_DEFLATED) as pakke:
        pakke.writestr("xl/media/bombe.bin", bytes(30 * 1024 * 1024))
    feil = eneste("krav.xlsx", ut.getvalue())
    assert "mulig zip-bombe" in feil.melding


def test_valutadato_mangler() -> None:
    feil = eneste("oppgjoer.csv", EKSEMPEL)
    assert feil.felt == "valutadato"
    assert "--valutadato" in feil.rettelse


def test_samme_rapport_med_annet_innhold() -> None:
    assert importer(OPPGJOERSNAVN, EKSEMPEL).endret
    feil = eneste(OPPGJOERSNAVN, EKSEMPEL.replace(b"0000431000 ", b"0000431100 "))
    assert (feil.felt, feil.verdi) == ("rapport_id", "42")
    assert Oppgjoer.objects.get().sum_oere == 10146090


def test_orgnr_i_filnavnet_stemmer_ikke() -> None:
    feil = eneste(OPPGJOERSNAVN.replace(ORGNR, "974600013"), EKSEMPEL)
    assert (feil.felt, feil.verdi) == ("orgnr", "974600013")


def test_feil_i_form_og_henvisning_meldes_i_samme_rapport() -> None:
    innhold = FILER["krav.csv"].replace("17134", "1.000").replace("101-1", "999-1")
    rapport = avvist("krav.csv", innhold)
    assert [(f.linje, f.felt) for f in rapport.feil] == [(2, "beloep"), (3, "arbeidsforhold")]
    assert rapport.antall_feil == 2


def test_ingen_feil_viser_et_helt_foedselsnummer() -> None:
    rapporter = [
        avvist("ansatte.csv", FILER["ansatte.csv"].replace("010819", "14818530081")),
        avvist(OPPGJOERSNAVN, EKSEMPEL.replace(b";Z;", b";")),
        avvist("krav.csv", FILER["krav.csv"].replace("100-1", "14818530081")),
    ]
    vist = str([rapport.feil for rapport in rapporter])
    assert "14818530081" not in vist
    assert "23917812071" not in vist


def test_fil_som_ikke_finnes(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="ikke-her"):
        importer_fil(tmp_path / f"ikke-her{os.extsep}csv")
