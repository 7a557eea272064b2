"""The controls on stored facts: what is found, what stops a claim, and what people decide about it."""

from datetime import date

import pytest

from tests.apps.kommune import justeringsrad, kravrad, les
from tests.apps.krav.bygg import Forhold, d
from tilgode.apps.dagregnskap.services import foer_dagregnskap
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.kontroll.models import Dublettlenke, Kontrollvurdering
from tilgode.apps.kontroll.queries import kontroller, kontroller_krav
from tilgode.apps.kontroll.services import Avgjoerelse, Kontrollfeil, vurder_funn
from tilgode.apps.kontroll.services_dublett import ta_tilbake_dublett
from tilgode.apps.krav.forventning import forventninger
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.krav.registrering import register_krav
from tilgode.apps.krav.services import Kravfeil, beregn, endre_status, register_krav_fra_ventet
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, dagens_start, skriv_bevegelser
from tilgode.apps.regnskap.kravliste import kravliste
from tilgode.apps.regnskap.registrering import register_justering
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.core.kontroll import Kontrollkode
from tilgode.core.saksgang import Handling, Status

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 8, 1))
PER = date(2024, 8, 1)
DAGSATS = 184_600


@pytest.fixture
def sak():
    """Sick 1 June to 12 July: the arbeidsgiverperiode to 16 June, then 20 weekdays at 1 846."""
    sak = Forhold()
    sak.fravaer("2024-06-01", "2024-07-12")
    sak.inntektsmelding("2024-06-01")
    beregn(sak.arbeidsgiver, naa=NAA)
    return sak


def les_krav(sak, referanse, fom, tom, oere, ytelse="SYKEPENGER", sendt="2024-07-20"):
    rad = kravrad(
        referanse,
        fom=d(fom),
        tom=d(tom),
        oere=oere,
        ytelse=ytelse,
        sendt=d(sendt),
        arbeidsforhold="1000-1",
        registrert=None,
    )
    les(sak.arbeidsgiver, register_krav, rad)
    return Krav.objects.get(referanse=referanse)


def lag_krav(sak):
    rader = [r for r in forventninger(sak.arbeidsgiver, PER) if not r.krav]
    register_krav_fra_ventet(sak.arbeidsgiver, rader, aktoer="Kari", naa=NAA)
    return list(Krav.objects.order_by("fom"))


def funn(sak, *koder, per=PER, utvalg=None):
    svar = kontroller(sak.arbeidsgiver, per, None, utvalg or Utvalg(), koder or tuple(Kontrollkode))
    return [(r.funn.kontroll.value, r.funn.aarsak, r.krav, r.funn.oere) for r in svar.rader]


def test_kravene_loven_gir_har_ingen_funn(sak):
    lag_krav(sak)
    assert funn(sak) == []


def test_arbeidsgiverperioden_i_kravet_er_for_mye(sak):
    """§ 8-19: 10 weekdays of the employer's own period are claimed as well (R-231)."""
    les_krav(sak, "A", "2024-06-01", "2024-06-30", 20 * DAGSATS)
    assert funn(sak, Kontrollkode.OVERKRAV) == [("OVERKRAV", "AGP_MEDREGNET", "A", 10 * DAGSATS)]


def test_ferie_inne_i_refusjonsperioden(sak):
    """R-225: five days of holiday, told in the søknad, are claimed."""
    sak.soeknad(
        "2024-06-17",
        "2024-07-12",
        "2024-07-15",
        [{"type": "FERIE", "fom": "2024-07-01", "tom": "2024-07-05"}],
    )
    beregn(sak.arbeidsgiver, naa=NAA)
    les_krav(sak, "A", "2024-07-01", "2024-07-12", 10 * DAGSATS)
    assert funn(sak, Kontrollkode.FERIE) == [("FERIE", "FERIE_I_PERIODEN", "A", 5 * DAGSATS)]


def test_krav_etter_siste_dag_i_arbeidsforholdet(sak):
    """R-224: the employment ended on 5 July; five days after it are claimed."""
    sak.ansettelse("2020-01-01", "2024-07-05")
    beregn(sak.arbeidsgiver, naa=NAA)
    les_krav(sak, "A", "2024-07-01", "2024-07-12", 10 * DAGSATS)
    assert funn(sak, Kontrollkode.ETTER_SLUTT) == [("ETTER_SLUTT", "ETTER_SLUTT", "A", 5 * DAGSATS)]


def test_krav_uten_fravaer(sak):
    """R-231: a month after the absence."""
    les_krav(sak, "A", "2024-07-15", "2024-07-31", 13 * DAGSATS)
    assert funn(sak, Kontrollkode.OVERKRAV) == [("OVERKRAV", "UTEN_FRAVAER", "A", 13 * DAGSATS)]


def test_ventet_refusjon_uten_krav_har_siste_dag(sak):
    """R-220: what nobody has claimed, by month, with the last day Nav can receive it (§ 22-13)."""
    svar = kontroller(sak.arbeidsgiver, PER)
    assert [(r.funn.aarsak, r.funn.oere, r.funn.frist, r.ansvar) for r in svar.rader] == [
        ("KRAV_MANGLER", 10 * DAGSATS, date(2024, 9, 30), "2100"),
        ("KRAV_MANGLER", 10 * DAGSATS, date(2024, 10, 31), "2100"),
    ]


def test_sent_registrert_fravaer_flytter_foerste_refusjonsdag(sak):
    """R-021: self-certified days that came in two months late begin the period earlier; the delta is found."""
    juni, _ = lag_krav(sak)
    sak.fravaer("2024-05-29", "2024-05-31", "EGENMELDING", registrert="2024-08-10")
    beregn(sak.arbeidsgiver, naa=dagens_start(date(2024, 8, 10)))
    svar = kontroller(sak.arbeidsgiver, date(2024, 8, 12), None, Utvalg(), [Kontrollkode.SENT_FRAVAER])
    (rad,) = svar.rader
    assert (rad.funn.aarsak, rad.krav) == ("SENT_REGISTRERT", juni.referanse)
    ny = sum(
        r.ventet_oere for r in forventninger(sak.arbeidsgiver, date(2024, 8, 12)) if r.krav == (juni.pk,)
    )
    assert rad.funn.oere == ny - 10 * DAGSATS > 0
    assert dict(rad.funn.fakta)["registrert"] == "2024-08-10"


def test_tillegg_som_mangler_i_inntektsmeldingen(sak):
    """R-230, § 8-28: 40 000 stated, the payslips say 44 000: 20 days at 185 kroner."""
    for maaned in ("2024-03-01", "2024-04-01", "2024-05-01"):
        sak.loenn(d(maaned), 4_000, "FAST_TILLEGG")
    beregn(sak.arbeidsgiver, naa=NAA)
    (rad,) = kontroller(sak.arbeidsgiver, PER, None, Utvalg(), [Kontrollkode.GRUNNLAG]).rader
    assert (rad.funn.aarsak, rad.funn.oere) == ("TILLEGG_UTELATT", 20 * (203_100 - DAGSATS))
    fakta = dict(rad.funn.fakta)
    assert (fakta["sendt_oere"], fakta["snitt_oere"]) == (4_000_000, 4_400_000)
    assert (fakta["fast_oere"], fakta["fast_tillegg_oere"]) == (4_000_000, 400_000)


def test_sykmelding_uten_soeknad_listes_etter_tre_uker(sak):
    """R-222: what the law gives on sick-noted days that nobody has applied for."""
    sak.sykmelding("2024-06-10", "2024-06-30")
    sak.soeknad("2024-06-10", "2024-06-23", "2024-06-25")
    assert funn(sak, Kontrollkode.SOEKNAD_MANGLER, per=date(2024, 7, 20)) == []
    assert funn(sak, Kontrollkode.SOEKNAD_MANGLER, per=date(2024, 7, 21)) == [
        ("SOEKNAD_MANGLER", "SOEKNAD_MANGLER", "", 5 * DAGSATS)
    ]


def test_krav_sendt_etter_fristen(sak):
    """R-228, § 22-13: June could be received until 30 September."""
    les_krav(sak, "A", "2024-06-17", "2024-06-30", 10 * DAGSATS, sendt="2024-10-01")
    les_krav(sak, "B", "2024-07-01", "2024-07-12", 10 * DAGSATS, sendt="2024-10-01")
    foer_dagregnskap(sak.arbeidsgiver, aktoer="test")
    assert funn(sak, Kontrollkode.KRAV_FOR_SENT, per=date(2024, 10, 2)) == [
        ("KRAV_FOR_SENT", "FORELDET", "A", 10 * DAGSATS)
    ]


def test_pleiepenger_for_sykt_barn_er_feil_ytelse(sak):
    sak.fravaer("2024-07-22", "2024-07-23", "SYKT_BARN")
    les_krav(sak, "A", "2024-07-22", "2024-07-23", 2 * DAGSATS, "PLEIEPENGER")
    (rad,) = kontroller(sak.arbeidsgiver, PER, None, Utvalg(), [Kontrollkode.FEIL_YTELSE]).rader
    assert (rad.funn.aarsak, rad.funn.oere) == ("FEIL_YTELSE", 2 * DAGSATS)
    assert dict(rad.funn.fakta)["riktig_ytelse"] == "OMSORGSPENGER"


def test_foreldrepenger_er_hoeyst_dagsatsen_av_tre_maaneders_loenn(sak):
    """The law of foreldrepenger is not computed: 6 G and the pay before the leave are the bound."""
    sak.fravaer("2024-07-15", "2024-07-31", "FORELDREPERMISJON")
    les_krav(sak, "A", "2024-07-15", "2024-07-31", 13 * DAGSATS, "FORELDREPENGER")
    les_krav(sak, "B", "2024-07-15", "2024-07-31", 13 * DAGSATS, "FORELDREPENGER")
    assert funn(sak, Kontrollkode.DUBLETT) == [("DUBLETT", "DOBBELTREGISTRERT", "B", 13 * DAGSATS)]


def test_det_som_ikke_kan_kontrolleres_telles(sak):
    les_krav(sak, "A", "2024-05-01", "2024-05-31", 100_000)
    les_krav(sak, "B", "2024-06-01", "2024-06-30", 100_000, "REISETILSKUDD")
    assert kontroller(sak.arbeidsgiver, PER).ikke_kontrollert == {"UTEN_FRAVAERSDATA": 1, "UTEN_LOV": 1}


def test_det_som_er_satt_ned_er_rettet(sak):
    les_krav(sak, "A", "2024-06-01", "2024-06-30", 20 * DAGSATS)
    les(
        sak.arbeidsgiver,
        register_justering,
        justeringsrad("J1", "A", -4 * DAGSATS, date(2024, 7, 25), registrert=None),
    )
    (rad,) = kontroller(sak.arbeidsgiver, PER, None, Utvalg(), [Kontrollkode.OVERKRAV]).rader
    assert (rad.funn.oere, rad.rettet_oere, rad.aapent_oere) == (10 * DAGSATS, 4 * DAGSATS, 6 * DAGSATS)


# --- what stops a claim -----------------------------------------------------------------------------


def gjoer_usendt_feil(sak):
    """A claim made here, and then the facts change: it is for five days too many."""
    _, juli = lag_krav(sak)
    sak.soeknad(
        "2024-06-17",
        "2024-07-12",
        "2024-07-15",
        [{"type": "FERIE", "fom": "2024-07-01", "tom": "2024-07-05"}],
    )
    beregn(sak.arbeidsgiver, naa=NAA)
    return juli


def test_krav_med_funn_kan_ikke_sendes_og_grunnen_sies(sak):
    juli = gjoer_usendt_feil(sak)
    with pytest.raises(Kravfeil, match=r"Ferie i perioden, 9\s230\skr"):
        endre_status(juli, Handling.SEND, aktoer="Kari", dato=PER, naa=NAA)
    assert not juli.hendelser.filter(type=Kravhendelse.Type.SENDT).exists()


def test_vurdert_som_riktig_med_notat_kan_sendes(sak):
    juli = gjoer_usendt_feil(sak)
    svar = vurder_funn(juli, Avgjoerelse.RIKTIG, "Ferien ble avlyst", aktoer="Ola", naa=NAA)
    assert (svar.antall, svar.oere) == (1, 5 * DAGSATS)
    assert endre_status(juli, Handling.SEND, aktoer="Kari", dato=PER, naa=NAA) is Status.SENDT
    hendelse = Revisjonshendelse.objects.get(handling="kontroll.vurder")
    assert (hendelse.aktoer, hendelse.opplysninger["notat"]) == ("Ola", "Ferien ble avlyst")


def test_skal_rettes_aapner_ikke_for_sending(sak):
    juli = gjoer_usendt_feil(sak)
    vurder_funn(juli, Avgjoerelse.RETTES, "Lages på nytt", aktoer="Ola", naa=NAA)
    with pytest.raises(Kravfeil, match="Ferie i perioden"):
        endre_status(juli, Handling.SEND, aktoer="Kari", dato=PER, naa=NAA)


def test_opphevet_vurdering_sperrer_igjen_og_begge_staar(sak):
    juli = gjoer_usendt_feil(sak)
    vurder_funn(juli, Avgjoerelse.RIKTIG, "Ferien ble avlyst", aktoer="Ola", naa=NAA)
    vurder_funn(juli, Avgjoerelse.OPPHEVET, "Den ble tatt likevel", aktoer="Ola", naa=NAA)
    with pytest.raises(Kravfeil):
        endre_status(juli, Handling.SEND, aktoer="Kari", dato=PER, naa=NAA)
    assert [v.avgjoerelse for v in Kontrollvurdering.objects.order_by("pk")] == ["RIKTIG", "OPPHEVET"]


def test_vurderingen_gjelder_ikke_et_annet_funn(sak):
    """Nine days off instead of five is a new finding: somebody must look again."""
    juli = gjoer_usendt_feil(sak)
    vurder_funn(juli, Avgjoerelse.RIKTIG, "Ferien ble avlyst", aktoer="Ola", naa=NAA)
    sak.soeknad(
        "2024-06-17",
        "2024-07-12",
        "2024-07-18",
        [{"type": "FERIE", "fom": "2024-07-01", "tom": "2024-07-11"}],
    )
    beregn(sak.arbeidsgiver, naa=NAA)
    (rad,) = kontroller_krav(juli, PER)
    assert (rad.vurdering, rad.aapent_oere, rad.sperrer) == (None, 9 * DAGSATS, True)


@pytest.mark.parametrize(
    ("avgjoerelse", "notat", "melding"),
    [
        (Avgjoerelse.RIKTIG, "  ", "Skriv et notat"),
        (Avgjoerelse.OPPHEVET, "Feil", "ikke noe funn"),
    ],
)
def test_vurdering_som_ikke_kan_gjoeres(sak, avgjoerelse, notat, melding):
    juli = gjoer_usendt_feil(sak)
    with pytest.raises(Kontrollfeil, match=melding):
        vurder_funn(juli, avgjoerelse, notat, aktoer="Ola", naa=NAA)
    assert not Kontrollvurdering.objects.exists()


def test_krav_uten_funn_kan_ikke_vurderes(sak):
    juni, _ = lag_krav(sak)
    with pytest.raises(Kontrollfeil, match="ikke noe funn"):
        vurder_funn(juni, Avgjoerelse.RIKTIG, "Fordi", aktoer="Ola", naa=NAA)


# --- duplicates taken back --------------------------------------------------------------------------


@pytest.fixture
def to_like(sak):
    les_krav(sak, "A", "2024-07-01", "2024-07-12", 10 * DAGSATS)
    les_krav(sak, "B", "2024-07-01", "2024-07-12", 10 * DAGSATS, sendt="2024-07-25")
    return Krav.objects.get(referanse="A"), Krav.objects.get(referanse="B")


def ta_tilbake(krav, foreslaatt_av="Kari", godkjent_av="Ola", notat="Sendt to ganger"):
    return ta_tilbake_dublett(krav, notat, foreslaatt_av=foreslaatt_av, godkjent_av=godkjent_av, naa=NAA)


def test_dublett_tas_tilbake_og_lenken_beholdes(sak, to_like):
    """R-060: the second claim is set down to nothing; the first stands as it is."""
    a, b = to_like
    assert ta_tilbake(b).oere == 10 * DAGSATS
    saldo = {k.referanse: k.utestaaende_oere for k in kravliste(sak.arbeidsgiver, PER)}
    assert saldo == {"A": 10 * DAGSATS, "B": 0}
    lenke = Dublettlenke.objects.get()
    assert (lenke.krav, lenke.beholdt, lenke.justering.klasse) == (b, a, "DUBLETT")
    assert [h.notat for h in a.hendelser.filter(type="NOTAT")] == ["Dublett tatt tilbake: B. Sendt to ganger"]
    (rad,) = kontroller(sak.arbeidsgiver, PER, None, Utvalg(), [Kontrollkode.DUBLETT]).rader
    assert (rad.rettet_oere, rad.aapent_oere) == (10 * DAGSATS, 0)
    with pytest.raises(Kontrollfeil, match="alt tatt tilbake"):
        ta_tilbake(b)


@pytest.mark.parametrize(
    ("valg", "melding"),
    [
        ({"godkjent_av": "Kari"}, "kan ikke selv godkjenne"),
        ({"foreslaatt_av": ""}, "hvem som foreslår"),
        ({"notat": " "}, "Skriv et notat"),
    ],
)
def test_to_personer_og_et_notat_maa_til(to_like, valg, melding):
    with pytest.raises(Kontrollfeil, match=melding):
        ta_tilbake(to_like[1], **valg)
    assert not Dublettlenke.objects.exists()


def test_det_foerste_kravet_er_ingen_dublett(to_like):
    with pytest.raises(Kontrollfeil, match="ikke en dublett"):
        ta_tilbake(to_like[0])


def test_dublett_nav_har_betalt_kan_ikke_tas_tilbake(sak, to_like):
    """What Nav has paid on the duplicate must have a claim: the other is the one to take back."""
    _, b = to_like
    noekkel = Kravnoekkel(b.pk, b.ansvar_id, b.kravaar, b.ytelse)
    skriv_bevegelser(sak.arbeidsgiver, [NyBevegelse("MOTTATT", -3 * DAGSATS, date(2024, 7, 28), noekkel)])
    with pytest.raises(Kontrollfeil, match="Nav har betalt på B"):
        ta_tilbake(b)
