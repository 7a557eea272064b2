"""Tables from other systems: encodings, delimiters, headings, cells, and every fault with its mend."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.adapters.kilde import Minnekilde
from tilgode.adapters.filer.kart import innebygde_kart
from tilgode.adapters.filer.katalog import katalog
from tilgode.adapters.filer.leser import Filadapter
from tilgode.core.innlesing.porter import Innlestfil, Kart, Lesevalg
from tilgode.core.innlesing.rader import (
    AnsattRad,
    FravaerRad,
    InntektsmeldingRad,
    KravRad,
    LoennRad,
    Opplysning,
    SoeknadRad,
)
from tilgode.core.innlesing.rapport import Filtype
from tilgode.values.periode import Periode

OSLO = ZoneInfo("Europe/Oslo")
FRAVAER = "arbeidsforhold;type;fom;tom;grad;kilde_referanse\n"


def les(tekst: str | bytes, navn: str, *, kart: Sequence[Kart] = (), maks_byte: int = 10**8) -> Innlestfil:
    innhold = tekst.encode() if isinstance(tekst, str) else tekst
    return Filadapter().les(Minnekilde(navn, innhold), Lesevalg(None, tuple(kart), maks_byte))


def kart_for(system: str) -> list[Kart]:
    return [kart for kart in innebygde_kart() if kart.kildesystem == system]


def feiltekst(lest: Innlestfil) -> list[tuple[int | None, str, str, str]]:
    assert all(feil.rettelse and feil.fil == lest.fil for feil in lest.feil)
    return [(feil.linje, feil.felt, feil.verdi, feil.melding) for feil in lest.feil]


def test_loenn_med_slurvete_norske_tall() -> None:
    lest = les(
        "arbeidsforhold;maaned;loennsart;type;beloep;registrert\n"
        "7-1;2025-03;1000;Fast;12.345,60-;12.03.2025\n"
        "7-1;03.2025;1100;fast tillegg;kr 1 000,-;\n",
        "loenn.csv",
    )
    assert lest.feil == ()
    assert list(lest.rader) == [
        LoennRad(2, "7-1", date(2025, 3, 1), "1000", "FAST", -1234560, datetime(2025, 3, 12, tzinfo=OSLO)),
        LoennRad(3, "7-1", date(2025, 3, 1), "1100", "FAST_TILLEGG", 100000, None),
    ]
    assert (lest.linjer, lest.sum_oere) == (2, -1134560)


@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1"])
@pytest.mark.parametrize("skille", [";", ",", "\t"])
@pytest.mark.parametrize("linjeslutt", ["\n", "\r\n"])
def test_kodinger_skilletegn_og_linjeslutt_gir_samme_rader(koding: str, skille: str, linjeslutt: str) -> None:
    linjer = ("arbeidsforhold;maaned;lønnsart;type;beløp", "Å7;2025-03;Fastlønn;FAST;100.50")
    lest = les(linjeslutt.join(linjer).replace(";", skille).encode(koding), "loenn.csv")
    assert lest.feil == ()
    assert list(lest.rader) == [LoennRad(2, "Å7", date(2025, 3, 1), "Fastlønn", "FAST", 10050, None)]


def test_samme_innhold_har_samme_identitet_uansett_koding_og_linjeslutt() -> None:
    tekst = "arbeidsforhold;maaned;loennsart;type;beloep\nÅ7;2025-03;1;FAST;1\n"
    kodinger = (
        tekst.encode(),
        tekst.encode("utf-8-sig"),
        tekst.encode("cp1252"),
        tekst.replace("\n", "\r\n").encode(),
    )
    assert len({les(innhold, "loenn.csv").sha256 for innhold in kodinger}) == 1
    assert les(tekst.replace("FAST;1", "FAST;2"), "loenn.csv").sha256 != les(tekst, "loenn.csv").sha256


def test_standardverdier_og_kolonner_i_annen_rekkefoelge() -> None:
    lest = les(
        "navn;fnr;ansattnummer;arbeidsforhold;ansvar;startdato;stillingsprosent;sluttdato\n"
        "Nordsynt Kari;148185 30081;7;7-1;3010;010819;62,5;31.12.9999\n",
        "ansatte.csv",
    )
    assert lest.feil == ()
    assert list(lest.rader) == [
        AnsattRad(
            linje=2,
            fnr="14818530081",
            ansattnummer="7",
            arbeidsforhold="7-1",
            navn="Nordsynt Kari",
            underenhet_orgnr="",
            ansvar="3010",
            startdato=date(2019, 8, 1),
            sluttdato=None,
            stillingsprosent=Decimal("62.50"),
            arbeidstid="FAST",
            gyldig_fom=date(2019, 8, 1),
            gyldig_tom=None,
            registrert=None,
        )
    ]


def test_sammensatte_felt() -> None:
    (rad,) = les(
        "arbeidsforhold;fom;tom;sendt;status;opplysninger\n"
        "7-1;2024-07-01;2024-07-31;2024-08-01;INNSENDT;FERIE 2024-07-01..2024-07-05,ARBEID 2024-07-10..2024-07-12 40 %\n",
        "soeknad.csv",
    ).rader
    assert isinstance(rad, SoeknadRad)
    assert rad.opplysninger == (
        Opplysning("FERIE", date(2024, 7, 1), date(2024, 7, 5), None),
        Opplysning("ARBEID", date(2024, 7, 10), date(2024, 7, 12), Decimal(40)),
    )
    (im,) = les(
        "arbeidsforhold;referanse;versjon;foerste_fravaersdag;arbeidsgiverperioder;inntekt;refusjon;refusjonsendringer\n"
        "7-1;IM1;1;2024-01-01;2024-01-01..2024-01-10,2024-01-15..2024-01-20;50 000;50000;2024-05-01=45000,2024-06-01=40.000,50\n",
        "inntektsmelding.csv",
    ).rader
    assert isinstance(im, InntektsmeldingRad)
    assert im.arbeidsgiverperioder == (
        Periode.fra_iso("2024-01-01", "2024-01-10"),
        Periode.fra_iso("2024-01-15", "2024-01-20"),
    )
    assert im.refusjonsendringer == ((date(2024, 5, 1), 4500000), (date(2024, 6, 1), 4000050))


def test_hver_feil_har_linje_felt_verdi_melding_og_rettelse() -> None:
    lest = les(
        FRAVAER + "7-1;SYKMELDING;31.02.2025;05.03.2025;100;\n"
        ";HVILER;03.03.2025;05.03.2025;120;\n"
        "7-1;FERIE;05.03.2025;03.03.2025;;\n",
        "fravaer.csv",
    )
    assert feiltekst(lest) == [
        (2, "fom", "31.02.2025", "Datoen finnes ikke."),
        (3, "arbeidsforhold", "", "Feltet mangler."),
        (3, "type", "HVILER", "Ukjent kode."),
        (3, "grad", "120", "Prosenten er over 100."),
        (4, "tom", "03.03.2025", "Tom 03.03.2025 ligger før fom 05.03.2025."),
    ]
    assert lest.antall_feil == 5
    assert lest.linjer == 3


def test_rad_med_en_feil_holdes_mot_reglene_den_har_lesbare_felt_til() -> None:
    """Line 2 has a bad grad and overlaps line 3; line 4 has a bad fom and is compared with nobody."""
    lest = les(
        FRAVAER + "7-1;SYKMELDING;03.03.2025;20.03.2025;120;a\n"
        "7-1;EGENMELDING;20.03.2025;22.03.2025;100;b\n"
        "7-1;SYKMELDING;31.02.2025;01.03.2025;100;c\n"
        "7-1;FERIE;05.03.2025;03.03.2025;x;\n",
        "fravaer.csv",
    )
    assert [(linje, felt, verdi) for linje, felt, verdi, _ in feiltekst(lest)] == [
        (2, "grad", "120"),
        (3, "fom", "20.03.2025"),
        (4, "fom", "31.02.2025"),
        (5, "grad", "x"),
        (5, "tom", "03.03.2025"),
    ]
    assert "på linje 2" in lest.feil[1].melding
    assert list(lest.rader) == []
    assert [(m.rad.linje, set(m.uleselig)) for m in lest.mangelfulle] == [
        (2, {"grad"}),
        (3, set()),
        (4, {"fom"}),
        (5, {"grad"}),
    ]


def test_en_celle_som_skulle_hatt_en_annens_verdi_er_ulest_med_den() -> None:
    """`gyldig_fom` is `startdato` when empty: when that cannot be read, neither is known."""
    hode = "fnr;ansattnummer;arbeidsforhold;navn;ansvar;startdato;stillingsprosent\n"
    lest = les(hode + "14818530081;7;7-1;Kari;3010;31.02.2019;100\n", "ansatte.csv")
    (mangelfull,) = lest.mangelfulle
    assert mangelfull.uleselig == {"startdato", "gyldig_fom"}
    assert mangelfull.har(("ansvar", "navn"))


def test_foedselsnummer_med_feil_kontrollsiffer_vises_maskert() -> None:
    hode = "fnr;ansattnummer;arbeidsforhold;navn;ansvar;startdato;stillingsprosent\n"
    lest = les(
        hode + "14818530082;7;7-1;Kari;3010;010819;100\n2889041024;8;8-1;Per;301;010819;100\n", "ansatte.csv"
    )
    assert feiltekst(lest) == [
        (2, "fnr", "148185 *****", "Fødselsnummeret har feil kontrollsiffer."),
        (3, "fnr", "288904 *****", "Fødselsnummer skal ha 11 sifre."),
        (3, "ansvar", "301", "Ansvar skal ha fire sifre."),
    ]
    assert "ledende null" in lest.feil[1].rettelse
    assert "(0301)" in lest.feil[2].rettelse


def test_kort_linje_lang_linje_og_tomme_celler_bakerst() -> None:
    lest = les(
        FRAVAER + "7-1;FERIE;03.03.2025\n7-1;FERIE;a;b;c;d;e\n7-2;FERIE;03.03.2025;05.03.2025;;;;\n;;;;;\n",
        "fravaer.csv",
    )
    assert feiltekst(lest) == [
        (2, "(linja)", "7-1;FERIE;03.03.2025", "Linja har 3 felt, skal ha 6."),
        (3, "(linja)", "7-1;FERIE;a;b;c;d;e", "Linja har 7 felt, skal ha 6."),
    ]
    assert [rad.linje for rad in lest.rader] == [4]


def test_anfoerselstegn_som_ikke_lukkes() -> None:
    lest = les(
        FRAVAER + '7-1;"FERIE;03.03.2025;05.03.2025;;\n7-2;FERIE;03.03.2025;05.03.2025;;\n', "fravaer.csv"
    )
    (feil,) = lest.feil
    assert "anførselstegn" in feil.melding.lower()


def test_tekst_med_skilletegn_og_linjeskift_i_anfoerselstegn_holder_linjetallet() -> None:
    hode = "referanse;krav;dato;kanal;beloep;notat\n"
    lest = les(
        hode + 'P1;K1;01.02.2025;TELEFON;100;"Ringte; lovet\nå svare"\nP2;K1;32.02.2025;TELEFON;100;\n',
        "purring.csv",
    )
    assert [(f.linje, f.felt) for f in lest.feil] == [(4, "dato")]


@pytest.mark.parametrize(
    ("innhold", "melding"),
    [
        (b"", "Fila er tom"),
        (b"\n \n", "Fila er tom"),
        ("arbeidsforhold;type\n".encode("utf-16"), "UTF-16"),
        ("arbeidsforhold;type\n".encode("utf-16-le"), "UTF-16"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gammelt Excel-format (.xls) eller et regneark med passord"),
        (b"arbeidsforhold;\x01\x02\n", "tegn som ikke er tekst"),
        (b"arbeidsforhold;type\n\x81;x\n", "ukjent tegnkoding (linje 2)"),
        (b"arbeidsforhold\n7-1\n", "ingen skilletegn"),
    ],
)
def test_fil_som_ikke_er_en_tabell(innhold: bytes, melding: str) -> None:
    (feil,) = les(innhold, "fravaer.csv").feil
    assert melding.lower() in feil.melding.lower()
    assert feil.rettelse


def test_fil_med_bare_overskrifter_er_en_advarsel() -> None:
    lest = les(FRAVAER, "fravaer.csv")
    assert (lest.feil, lest.linjer) == ((), 0)
    assert "bare overskrifter" in lest.advarsler[0].melding


def test_dobbeltkodet_tekst_er_en_advarsel() -> None:
    hode = "arbeidsforhold;maaned;loennsart;type;beloep\n"
    lest = les(hode + "7-1;2025-03;FastlÃ¸nn;FAST;1\n", "loenn.csv")
    assert "ødelagt" in lest.advarsler[0].melding


def test_for_stor_fil_leses_ikke() -> None:
    lest = les(FRAVAER * 50_000, "fravaer.csv", maks_byte=1024 * 1024)
    (feil,) = lest.feil
    assert feil.melding == "Fila er 2 MB, grensen er 1 MB."
    assert "TILGODE_MAKS_FIL_MB" in feil.rettelse


def test_byttede_kolonner_faar_et_hint() -> None:
    hode = "fnr;ansattnummer;arbeidsforhold;navn;ansvar;startdato;stillingsprosent\n"
    rader = "3010;7;7-1;Kari;14818530081;010819;100\n3010;8;8-1;Per;02889041024;010819;100\n"
    lest = les(hode + rader, "ansatte.csv")
    assert (1, "fnr, ansvar", "", "Kolonnene fnr og ansvar ser ut til å være byttet om.") in feiltekst(lest)
    assert "14818530081" not in str(lest.feil)


def test_overlappende_fravaer_nevner_begge_linjene() -> None:
    lest = les(
        FRAVAER + "7-1;SYKMELDING;03.03.2025;20.03.2025;100;a\n"
        "7-2;EGENMELDING;03.03.2025;05.03.2025;100;b\n"
        "7-1;EGENMELDING;20.03.2025;22.03.2025;100;c\n"
        "7-1;FERIE;10.03.2025;12.03.2025;100;d\n"
        "7-1;SYKMELDING;03.03.2025;18.03.2025;100;a\n",
        "fravaer.csv",
    )
    assert feiltekst(lest) == [
        (
            4,
            "fom",
            "20.03.2025",
            (
                "EGENMELDING 20.03.2025–22.03.2025 overlapper SYKMELDING 03.03.2025–20.03.2025 på linje 2, "
                "i samme arbeidsforhold."
            ),
        )
    ]


def test_samme_referanse_to_ganger_i_kravfila() -> None:
    hode = "referanse;arbeidsforhold;ytelse;fom;tom;beloep;sendt\n"
    rad = "K1;7-1;SYKEPENGER;01.01.2025;31.01.2025;100;01.02.2025\n"
    (feil,) = les(hode + rad + rad, "krav.csv").feil
    assert (feil.linje, feil.felt, feil.verdi) == (3, "referanse", "K1")
    assert "linje 2" in feil.melding


def test_krav_uten_ansatt_og_tillegg_uten_dato() -> None:
    hode = "referanse;ansattnummer;ytelse;feriepenger_av;fom;tom;beloep;sendt;tilleggskrav\n"
    lest = les(hode + "K1;;SYKEPENGER;SYKEPENGER;01.01.2025;31.01.2025;-100;01.02.2025;50\n", "krav.csv")
    assert {feil.felt for feil in lest.feil} == {
        "arbeidsforhold",
        "beloep",
        "feriepenger_av",
        "tilleggskrav_dato",
    }


def test_gat_sin_kode_100_er_egenmelding() -> None:
    tekst = "Ansattforhold;Fraværskode;Fra;Til;Prosent;Radnr\n7-1;100;03.03.2025;05.03.2025;100;9\n"
    lest = les(tekst.encode("cp1252"), "Gat fraværsliste.csv", kart=kart_for("Gat"))
    assert lest.type is Filtype.FRAVAER
    assert list(lest.rader) == [
        FravaerRad(
            2, "7-1", "EGENMELDING", date(2025, 3, 3), date(2025, 3, 5), Decimal(100), "100", "9", None
        )
    ]


@pytest.mark.parametrize("kart", innebygde_kart(), ids=lambda k: f"{k.kildesystem}-{k.type.value}")
def test_innebygde_kart_dekker_paakrevde_kolonner_og_bare_kjente_koder(kart: Kart) -> None:
    kolonner = {kolonne.navn: kolonne for kolonne in katalog()[kart.type]}
    assert set(kart.kolonner) <= set(kolonner)
    assert {navn for navn, kolonne in kolonner.items() if kolonne.paakrevd} <= set(kart.kolonner)
    for navn, koder in kart.koder.items():
        assert set(koder.values()) <= set(kolonner[navn].koder)


def test_de_vanlige_kildesystemene_har_kart() -> None:
    assert {"Visma", "Gat", "PAGA", "Unit4", "Agresso", "HRM"} <= {
        kart.kildesystem for kart in innebygde_kart()
    }


def test_ukjente_overskrifter_gir_forslag() -> None:
    lest = les("Stillingsnr;Fraværskode;Fra dato;Til dato\n1;EGM;1.1.2025;2.1.2025\n", "fravaer.csv")
    assert {feil.felt for feil in lest.feil} == {"arbeidsforhold", "type", "fom", "tom"}
    assert all("--kildesystem Visma" in feil.rettelse for feil in lest.feil)
    (feil,) = les("arbeidsforholdet;type;fom;tom\n1;FERIE;1.1.2025;2.1.2025\n", "fravaer.csv").feil
    assert (feil.linje, feil.felt) == (1, "arbeidsforhold")
    assert "«arbeidsforholdet» ligner" in feil.rettelse
    (feil,) = les("zz;type;fom;tom\n1;FERIE;1.1.2025;2.1.2025\n", "fravaer.csv").feil
    assert "--mal fravaer" in feil.rettelse


def test_ukjent_filtype_og_ubrukte_kolonner() -> None:
    (feil,) = les("a;b\n1;2\n", "noe.csv").feil
    assert "filtypen" in feil.melding
    lest = les(FRAVAER.strip() + ";avdeling\n7-1;FERIE;03.03.2025;05.03.2025;;;x\n", "utdrag.csv")
    assert lest.type is Filtype.FRAVAER
    assert "avdeling" in lest.advarsler[0].melding


def test_krav_kan_gjelde_en_ansatt_uten_stilling() -> None:
    hode = "referanse;ansattnummer;ytelse;fom;tom;beloep;sendt\n"
    (rad,) = les(hode + "K1;7;OMSORGSPENGER;01.01.2025;31.01.2025;100;01.02.2025\n", "krav.csv").rader
    assert isinstance(rad, KravRad)
    assert (rad.arbeidsforhold, rad.ansattnummer, rad.status, rad.kravaar) == ("", "7", "SENDT", None)


def test_tusener_av_feil_telles_alle_men_bare_de_foerste_beholdes() -> None:
    lest = les(FRAVAER + "7-1;FERIE;x;05.03.2025;;\n" * 10_500, "fravaer.csv")
    assert lest.antall_feil == 10_500
    assert len(lest.feil) == 10_000
