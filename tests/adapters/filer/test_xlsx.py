"""XLSX: cells as typed values, formulas refused by name, and hostile or wrong containers."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from tests.adapters.kilde import Minnekilde
from tilgode.adapters.filer.leser import Filadapter
from tilgode.adapters.filer.tabell import Tabellfeil
from tilgode.adapters.filer.zipvakt import Zipgrenser, aapne_trygt
from tilgode.core.innlesing.porter import Innlestfil, Lesevalg
from tilgode.core.innlesing.rader import BankRad, LoennRad

HODE = ("arbeidsforhold", "maaned", "loennsart", "type", "beloep")


def bok(fyll: Callable[[Any, Any], None]) -> bytes:
    ut = io.BytesIO()
    with xlsxwriter.Workbook(ut) as arbeidsbok:
        fyll(arbeidsbok, arbeidsbok.add_worksheet("Data"))
    return ut.getvalue()


def les(innhold: bytes, navn: str = "loenn.xlsx") -> Innlestfil:
    return Filadapter().les(Minnekilde(navn, innhold), Lesevalg())


def enkel(_: Any, ark: Any) -> None:
    ark.write_row(0, 0, HODE)
    ark.write_row(1, 0, ("7-1", "2025-03", "1000", "FAST", 12345.6))


def med_del(innhold: bytes, navn: str, data: bytes) -> bytes:
    ut = io.BytesIO(innhold)
    with zipfile.ZipFile(ut, "a") as pakke:
        pakke.writestr(navn, data)
    return ut.getvalue()


def test_tall_og_datoer_som_excel_lagrer_dem() -> None:
    def fyll(arbeidsbok: Any, ark: Any) -> None:
        dato = arbeidsbok.add_format({"num_format": "dd.mm.yyyy"})
        ark.write_row(2, 0, ("kontonummer", "dato", "beloep", "referanse"))
        ark.write_row(3, 0, (99991023409, "", 0.1 + 0.2, 17))
        ark.write_datetime(3, 1, datetime(2025, 4, 1), dato)

    lest = les(bok(fyll), "bank.xlsx")
    assert lest.feil == ()
    assert list(lest.rader) == [BankRad(4, "99991023409", date(2025, 4, 1), 30, "17", "")]


def test_ark_leses_som_csv() -> None:
    assert list(les(bok(enkel)).rader) == [
        LoennRad(2, "7-1", date(2025, 3, 1), "1000", "FAST", 1234560, None)
    ]


def test_formler_avvises_med_cellenes_navn() -> None:
    def fyll(arbeidsbok: Any, ark: Any) -> None:
        enkel(arbeidsbok, ark)
        ark.write_formula(1, 4, "=B1*2", value=100)
        ark.write_formula(6, 3, "=NOW()", value=1)

    feil = les(bok(fyll)).feil
    assert [(f.linje, f.felt, f.verdi) for f in feil[:1]] == [(2, "celle E2", "=B1*2")]
    assert "celle D7" in {f.felt for f in feil}
    assert "Lagre som verdier" in feil[0].rettelse


def test_ledende_null_borte_i_foedselsnummer() -> None:
    def fyll(_: Any, ark: Any) -> None:
        ark.write_row(
            0, 0, ("fnr", "ansattnummer", "arbeidsforhold", "navn", "ansvar", "startdato", "stillingsprosent")
        )
        ark.write_row(1, 0, (2889041024, "7", "7-1", "Åse", "3010", "01.08.2019", 100))

    (feil,) = les(bok(fyll), "ansatte.xlsx").feil
    assert (feil.felt, feil.verdi) == ("fnr", "288904 *****")
    assert "ledende null" in feil.rettelse


def test_prosentformat_gir_andel_og_avvises() -> None:
    def fyll(arbeidsbok: Any, ark: Any) -> None:
        ark.write_row(0, 0, ("arbeidsforhold", "type", "fom", "tom", "grad"))
        ark.write_row(1, 0, ("7-1", "SYKMELDING", "01.03.2025", "02.03.2025"))
        ark.write_number(1, 4, 0.8, arbeidsbok.add_format({"num_format": "0 %"}))

    (feil,) = les(bok(fyll), "fravaer.xlsx").feil
    assert (feil.linje, feil.felt, feil.verdi) == (2, "grad", "0,8")
    assert "80" in feil.rettelse


def test_tomt_ark_og_flere_ark() -> None:
    assert "tomt" in les(bok(lambda b, a: None)).feil[0].melding

    def fyll(arbeidsbok: Any, ark: Any) -> None:
        enkel(arbeidsbok, ark)
        arbeidsbok.add_worksheet("Fjoråret").write(0, 0, "x")

    assert les(bok(fyll)).advarsler[0].verdi == "Fjoråret"


def test_makroer_og_andre_zipfiler() -> None:
    assert "makroer" in les(med_del(bok(enkel), "xl/vbaProject.bin", b"x")).feil[0].melding
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as pakke:
        pakke.writestr("fravaer.csv", "a;b")
    assert "ZIP-fil" in les(ut.getvalue()).feil[0].melding


def test_avkuttet_regneark() -> None:
    innhold = bok(enkel)
    assert "ødelagt eller kuttet" in les(innhold[: len(innhold) // 2]).feil[0].melding


def test_dokumenttype_i_xml_avvises() -> None:
    inn, ut = zipfile.ZipFile(io.BytesIO(bok(enkel))), io.BytesIO()
    with zipfile.ZipFile(ut, "w") as pakke:
        for navn in inn.namelist():
            data = inn.read(navn)
            pakke.writestr(navn, data.replace(b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook', 1))
    assert "ikke er tillatt" in les(ut.getvalue()).feil[0].melding


def test_zipbombe_avvises_foer_den_pakkes_ut() -> None:
    ut = io.BytesIO(bok(enkel))
    with (
        zipfile.ZipFile(ut, "a", zipfile.ZIP_DEFLATED) as pakke,
        pakke.open("xl/media/stor.bin", "w") as stroem,
    ):
        for _ in range(40):
            stroem.write(bytes(1024 * 1024))
    (feil,) = les(ut.getvalue()).feil
    assert "zip-bombe" in feil.melding
    assert "CSV" in feil.rettelse


def test_zipbombe_som_lyver_om_stoerrelsen_avvises() -> None:
    """The declared size says 10 bytes; the content is measured as it is unpacked."""
    ut = io.BytesIO(bok(enkel))
    with zipfile.ZipFile(ut, "a", zipfile.ZIP_DEFLATED) as pakke:
        pakke.writestr("xl/media/stor.bin", bytes(20 * 1024 * 1024))
    innhold = bytearray(ut.getvalue())
    ekte = struct.pack("<I", 20 * 1024 * 1024)
    assert innhold.count(ekte) >= 2
    innhold = innhold.replace(ekte, struct.pack("<I", 10))
    (feil,) = les(bytes(innhold)).feil
    assert "ødelagt" in feil.melding or "zip-bombe" in feil.melding


@pytest.mark.parametrize(
    ("grenser", "melding"),
    [
        (Zipgrenser(maks_deler=3), "urimelig mange deler"),
        (Zipgrenser(maks_utpakket=1000), "zip-bombe"),
        (Zipgrenser(maks_utpakket=10**9), ""),
    ],
)
def test_grensene_virker_paa_begge_sider(grenser: Zipgrenser, melding: str) -> None:
    if melding:
        with pytest.raises(Tabellfeil, match=melding):
            aapne_trygt(bok(enkel), grenser)
    else:
        aapne_trygt(bok(enkel), grenser).close()


def test_passordbeskyttet_del_avvises() -> None:
    innhold = bytearray(bok(enkel))
    plass = innhold.index(b"PK\x01\x02")
    innhold[plass + 8] |= 1
    assert "passord" in les(bytes(innhold)).feil[0].melding
