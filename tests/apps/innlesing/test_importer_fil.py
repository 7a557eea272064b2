"""Reading one file in: stored whole, once, by content; dry runs; warnings; maps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.apps.innlesing.filer import (
    EKSEMPEL,
    FILER,
    OPPGJOERSNAVN,
    ORGNR,
    alt_lagret,
    importer,
    last_grunnlag,
)
from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.innlesing.kart import (
    Kartfeil,
    finn_kart,
    foreslaa_kart,
    kjente_systemer,
    lagre_kart,
    les_kart,
)
from tilgode.apps.innlesing.models import Innlesing, Kolonnekart, Revisjonshendelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Oppgjoer, Oppgjoerslinje
from tilgode.core.innlesing.rapport import Filtype

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("navn", sorted(FILER))
def test_hver_filtype_lagres_en_gang(navn: str) -> None:
    last_grunnlag(*(["krav.csv"] if navn in ("justering.csv", "purring.csv") else []))
    if navn in ("organisasjon.csv", "ansatte.csv"):
        assert importer(navn).endret is False
        return
    foerste = importer(navn)
    assert (foerste.feil, foerste.endret) == ((), True)
    foer = alt_lagret()
    andre = importer(navn)
    assert (andre.feil, andre.endret) == ((), False)
    assert "alt lest inn" in andre.melding
    assert alt_lagret() == foer


@pytest.mark.parametrize("navn", ["fravaer.csv", OPPGJOERSNAVN])
def test_proevekjoering_sier_det_samme_og_lagrer_ingenting(navn: str) -> None:
    last_grunnlag()
    innhold = FILER.get(navn, EKSEMPEL)
    foer = alt_lagret()
    proeve = importer(navn, innhold, toerr=True)
    assert alt_lagret() == foer
    ekte = importer(navn, innhold)
    assert (proeve.feil, proeve.linjer, proeve.sum_oere) == (ekte.feil, ekte.linjer, ekte.sum_oere)
    assert (proeve.endret, proeve.toerr, ekte.endret) == (False, True, True)
    assert proeve.melding == "Prøvekjøring: ingenting er lagret."


def test_oppgjoeret_lagres_som_det_kom() -> None:
    last_grunnlag()
    rapport = importer(OPPGJOERSNAVN, EKSEMPEL)
    oppgjoer = Oppgjoer.objects.get()
    assert bytes(oppgjoer.raadata) == EKSEMPEL
    assert (oppgjoer.rapport_id, oppgjoer.valutadato, oppgjoer.orgnr) == ("42", date(2026, 11, 2), ORGNR)
    assert oppgjoer.sum_oere == sum(Oppgjoerslinje.objects.values_list("oere", flat=True)) == 10146090
    assert rapport.sum_oere == 10146090
    innlesing = Innlesing.objects.get(type="oppgjoer")
    assert (innlesing.antall_rader, innlesing.sum_oere, innlesing.pk) == (6, 10146090, rapport.innlesing_id)


def test_to_like_linjer_i_oppgjoeret_er_to_utbetalinger() -> None:
    last_grunnlag()
    linje = EKSEMPEL.split(b"\r\n")[0] + b"\r\n"
    assert importer(OPPGJOERSNAVN, linje * 2).feil == ()
    assert list(Oppgjoerslinje.objects.values_list("linjenummer", "oere")) == [(1, 3846200), (2, 3846200)]


def test_samme_oppgjoer_under_et_annet_navn_endrer_ingenting() -> None:
    last_grunnlag()
    assert importer(OPPGJOERSNAVN, EKSEMPEL).endret
    foer = alt_lagret()
    rapport = importer("kopi av oppgjør.csv", EKSEMPEL)
    assert (rapport.feil, rapport.endret) == ((), False)
    assert f"som {OPPGJOERSNAVN}" in rapport.melding
    assert alt_lagret() == foer


def test_samme_innhold_som_en_annen_rapport_tas_ikke_inn_men_varsles() -> None:
    last_grunnlag()
    assert importer(OPPGJOERSNAVN, EKSEMPEL).endret
    rapport = importer(OPPGJOERSNAVN.replace("_42", "_43"), EKSEMPEL)
    assert (rapport.feil, rapport.endret, Oppgjoer.objects.count()) == ((), False, 1)
    (advarsel,) = rapport.advarsler
    assert (advarsel.felt, advarsel.verdi) == ("rapport_id", "43")
    assert "betalt to ganger" in advarsel.rettelse


def test_oppgjoer_uten_navnet_fra_nav() -> None:
    last_grunnlag()
    assert importer("okt.csv", EKSEMPEL, valutadato=date(2026, 11, 2)).feil == ()
    assert Oppgjoer.objects.get().rapport_id == "cea10ecd94ee8c0f"


def test_proevekjoering_av_oppgjoer_uten_valutadato_er_en_advarsel() -> None:
    last_grunnlag()
    rapport = importer("okt.csv", EKSEMPEL, toerr=True)
    assert (rapport.feil, [a.felt for a in rapport.advarsler]) == ((), ["valutadato"])


def test_proevekjoering_paa_tom_base_kontrollerer_formen() -> None:
    rapport = importer(OPPGJOERSNAVN, EKSEMPEL, toerr=True)
    assert (rapport.feil, rapport.linjer, rapport.sum_oere) == ((), 6, 10146090)
    assert [a.felt for a in rapport.advarsler] == ["arbeidsgiver"]
    assert importer("loenn.csv", toerr=True).feil == ()
    assert importer("organisasjon.csv", toerr=True).feil == ()
    assert importer(OPPGJOERSNAVN, EKSEMPEL[:-2], toerr=True).antall_feil == 1


def test_ekte_innlesing_paa_tom_base_trenger_organisasjonen() -> None:
    (feil,) = importer("ansatte.csv").feil
    assert feil.felt == "arbeidsgiver"
    assert "organisasjon.csv" in feil.rettelse


def test_oppgjoer_til_underenhet_med_egen_konto() -> None:
    last_grunnlag()
    innhold = EKSEMPEL.replace(b";312040107;", b";315550106;")
    assert importer("315550106_ref-arbg_2026-11-02_43.csv", innhold).feil == ()
    assert Oppgjoer.objects.get().arbeidsgiver.orgnr == ORGNR


def test_ukjent_underenhet_og_ukjent_kode_er_advarsler() -> None:
    last_grunnlag()
    innhold = EKSEMPEL.replace(b"315550203", b"974600013").replace(b";Z;", b";Q;")
    rapport = importer(OPPGJOERSNAVN, innhold)
    assert rapport.feil == ()
    assert {(a.linje, a.felt, a.verdi) for a in rapport.advarsler} == {
        (2, "bedriftsnummer", "974600013"),
        (3, "kode", "Q"),
    }
    assert Oppgjoerslinje.objects.get(kode="Q").ytelse == ""


def test_krav_etter_at_arbeidsforholdet_sluttet_er_en_advarsel() -> None:
    last_grunnlag()
    krav = FILER["krav.csv"].replace("01.03.2025;31.03.2025", "01.12.2025;01.01.2026")
    rapport = importer("krav.csv", krav)
    (advarsel,) = rapport.advarsler
    assert (advarsel.linje, advarsel.felt, advarsel.verdi) == (3, "tom", "01.01.2026")
    assert "sluttet 31.12.2025" in advarsel.melding
    siste_dag = FILER["krav.csv"].replace("01.03.2025;31.03.2025", "01.12.2025;31.12.2025").replace("K", "L")
    assert importer("krav.csv", siste_dag).advarsler == ()


def test_krav_uten_opprinnelse_er_fra_kildesystemet() -> None:
    last_grunnlag()
    assert importer("krav.csv", kildesystem="NLP").feil == ()
    assert set(Krav.objects.values_list("opprinnelse", flat=True)) == {"NLP"}


def test_nytt_uttrekk_med_de_gamle_radene_lagrer_bare_de_nye() -> None:
    last_grunnlag("fravaer.csv")
    mer = FILER["fravaer.csv"] + "100-1;FERIE;01.07.2025;21.07.2025;100;F3\n"
    rapport = importer("fravaer.csv", mer)
    assert (rapport.feil, Fravaer.objects.count()) == ((), 3)
    assert rapport.melding == "Lagret: 1 nye, 0 endrede, 2 kjent fra før."


def test_rettet_fravaer_med_samme_referanse_er_en_ny_versjon() -> None:
    last_grunnlag("fravaer.csv")
    assert importer("fravaer.csv", FILER["fravaer.csv"].replace("28.03.2025", "04.04.2025")).feil == ()
    assert Fravaer.objects.count() == 3
    gjeldende = Fravaer.objects.filter(kilde_referanse="F2").kjent().get()
    assert gjeldende.tom == date(2025, 4, 4)


def test_gat_sin_kode_100_blir_egenmelding_og_koden_beholdes() -> None:
    last_grunnlag()
    gat = "Ansattforhold;Fraværskode;Fra;Til;Prosent;Radnr\n100-1;100;03.03.2025;05.03.2025;100;1\n"
    assert importer("fravaer fra gat.csv", gat.encode("cp1252"), kildesystem="gat").feil == ()
    fravaer = Fravaer.objects.get()
    assert (fravaer.type, fravaer.kilde_kode, fravaer.kildesystem) == ("EGENMELDING", "100", "gat")


def test_eget_kart_gaar_foran_det_innebygde_og_har_versjoner() -> None:
    last_grunnlag()
    egne = '{"kolonner": {"arbeidsforhold": "Nr", "type": "Kode", "fom": "Fra", "tom": "Til"}, "koder": {"type": {"900": "FERIE"}}}'
    lagre_kart(les_kart(egne, "Gat", Filtype.FRAVAER), "test")
    fil = "Nr;Kode;Fra;Til\n100-1;900;01.07.2025;02.07.2025\n"
    assert importer("fravaer.csv", fil, kildesystem="Gat").feil == ()
    assert Fravaer.objects.get().type == "FERIE"
    lagre_kart(les_kart(egne.replace("900", "901"), "GAT", Filtype.FRAVAER), "test")
    assert Kolonnekart.objects.count() == 2
    (kart,) = [k for k in finn_kart("gat") if k.type is Filtype.FRAVAER]
    assert kart.koder["type"] == {"901": "FERIE"}
    assert Revisjonshendelse.objects.filter(handling="innlesing.lagre_kart").count() == 2


@pytest.mark.parametrize("tekst", ["{", "[]", '{"koder": {}}', '{"kolonner": {"finnes_ikke": "x"}}'])
def test_kart_som_ikke_kan_brukes(tekst: str) -> None:
    with pytest.raises(Kartfeil):
        les_kart(tekst, "Gat", Filtype.FRAVAER)


def test_forslag_til_kart_og_kjente_systemer(tmp_path: Path) -> None:
    fil = tmp_path / "x.csv"
    fil.write_text("Stillingsnr;Fraværskode;Fra dato;Gradd\n", "utf-8")
    assert foreslaa_kart(fil, Filtype.FRAVAER) == {
        "arbeidsforhold": "Stillingsnr",
        "type": "Fraværskode",
        "fom": "Fra dato",
        "grad": "Gradd",
    }
    assert {"Visma", "Gat", "PAGA", "Unit4", "HRM"} <= set(kjente_systemer())


def test_innlesingen_staar_i_revisjonssporet() -> None:
    last_grunnlag("fravaer.csv")
    hendelse = Revisjonshendelse.objects.order_by("-pk")[0]
    assert (hendelse.handling, hendelse.aktoer) == ("fravaer.register_fravaer", "test")
