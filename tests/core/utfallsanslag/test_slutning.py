"""The inference: time alone never says refused, evidence and own history do, and nothing is certain."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tilgode.apps.ventetid.overlevelse import estimer
from tilgode.core.utfallsanslag import (
    KATALOG,
    AntattUtfall,
    Bevis,
    Bevistype,
    Hendelse,
    Tilfelle,
    anslaa,
    tilpass,
)
from tilgode.core.utfallsanslag.katalog import VEKT
from tilgode.core.utfallsanslag.modell import sterkeste
from tilgode.values.beloep import rund_halv_opp

PER = date(2025, 12, 31)
GRUPPE = ("SYKEPENGER", "FOERSTE")


def tilfelle(nr, alder, *, etter=None, bevis=(), hendelse=Hendelse.BETALING, gruppe=GRUPPE):
    """A claim sent `alder` days before PER, paid `etter` days later (None: not yet)."""
    start = PER - timedelta(days=alder)
    skjedde = None if etter is None else start + timedelta(days=etter)
    return Tilfelle(nr, hendelse, gruppe, start, skjedde, tuple(Bevis(b, start) for b in bevis))


def historie(antall=100, *, aldri=0, bevis=()):
    """Old claims, paid after 1 to 100 days, and some that never were."""
    betalte = [tilfelle(n, 600, etter=1 + n % 100) for n in range(antall)]
    return betalte + [tilfelle(1000 + n, 600, bevis=bevis) for n in range(aldri)]


def svar(alder, *bevis, modell=None, **felt):
    return anslaa(tilfelle(1, alder, bevis=bevis, **felt), modell or tilpass(historie(), PER, estimer), PER)


def test_et_nytt_krav_venter():
    utfall = svar(10)
    assert utfall.antatt is AntattUtfall.VENTER
    assert utfall.promille >= 980
    assert utfall.bevis == ()


def test_tid_alene_gir_uavklart_og_aldri_avslag():
    for alder in range(0, 1500, 25):
        assert svar(alder).antatt in (AntattUtfall.VENTER, AntattUtfall.UAVKLART)
    assert svar(1000).antatt is AntattUtfall.UAVKLART


def test_med_bevis_er_det_trolig_avslag_med_beviset_ved_siden_av():
    utfall = svar(10, Bevistype.SOEKNAD_MANGLER)
    assert utfall.antatt is AntattUtfall.TROLIG_AVSLAATT
    assert [b.type for b in utfall.bevis] == [Bevistype.SOEKNAD_MANGLER]


def test_jo_lenger_det_har_ventet_jo_mer_trolig_at_det_aldri_kommer():
    aldri = [
        dict(svar(a, Bevistype.SENERE_KRAV_BETALT).fordeling)[AntattUtfall.TROLIG_AVSLAATT]
        for a in (1, 40, 80, 99)
    ]
    assert aldri == sorted(aldri)
    assert aldri[0] < 500 < aldri[-1]


@pytest.mark.parametrize("kunnskap", KATALOG, ids=lambda k: k.type.value)
def test_hvert_bevis_peker_paa_sitt_utfall(kunnskap):
    utfall = svar(2000, kunnskap.type, hendelse=kunnskap.hendelse)
    assert utfall.antatt is kunnskap.peker_paa


@pytest.mark.parametrize("kunnskap", KATALOG, ids=lambda k: k.type.value)
def test_ingenting_antatt_er_helt_sikkert(kunnskap):
    for alder in (0, 100, 5000):
        fordeling = svar(alder, kunnskap.type, hendelse=kunnskap.hendelse).fordeling
        assert sum(p for _, p in fordeling) == 1000
        assert all(5 <= p <= 995 for _, p in fordeling)


def test_grunnen_til_at_det_aldri_kommer_er_mindre_sikker_enn_at_det_aldri_kommer():
    """Nav does not tell the employer whether it refused or paid the employee: the rest is said to be unresolved."""
    fordeling = dict(svar(2000, Bevistype.SOEKNAD_MANGLER).fordeling)
    aldri = fordeling[AntattUtfall.TROLIG_AVSLAATT] + fordeling[AntattUtfall.UAVKLART]
    assert fordeling[AntattUtfall.TROLIG_AVSLAATT] == rund_halv_opp(Fraction(aldri * 900, 1000))


def test_en_soeknad_som_kom_forteller_hvordan_det_gikk_med_krav_som_manglet_den():
    """Paid once the søknad came: they count among those that missed it, and the claim now does not miss one."""
    start = PER - timedelta(days=600)
    manglet = Bevis(Bevistype.SOEKNAD_MANGLER, start, til=start + timedelta(days=40))
    betalt = [
        Tilfelle(3000 + n, Hendelse.BETALING, GRUPPE, start, start + timedelta(days=50), (manglet,))
        for n in range(20)
    ]
    assert sterkeste(betalt[0], start + timedelta(days=39)) == manglet
    assert sterkeste(betalt[0], start + timedelta(days=40)) is None
    modell = tilpass([*historie(), *betalt], PER, estimer)
    assert modell.telling[Hendelse.BETALING, Bevistype.SOEKNAD_MANGLER, 30] == (0, 20)


def andel(modell, bevis=None, dager=0):
    start = PER - timedelta(days=dager)
    fra = (Bevis(bevis, start),) if bevis else ()
    ett = Tilfelle(1, Hendelse.BETALING, GRUPPE, start, None, fra)
    return modell.andel_aldri(ett, fra[0] if fra else None, dager)


def test_egen_historie_flytter_skjoennet():
    """Twenty claims with no søknad that were paid all the same: judgement gives way."""
    betalt = [tilfelle(2000 + n, 600, etter=30, bevis=(Bevistype.SOEKNAD_MANGLER,)) for n in range(20)]
    modell = tilpass([*historie(), *betalt], PER, estimer)
    skjoenn = next(k.promille for k in KATALOG if k.type is Bevistype.SOEKNAD_MANGLER)
    assert andel(modell, Bevistype.SOEKNAD_MANGLER) == Fraction(VEKT * skjoenn, 1000 * (20 + VEKT))
    assert svar(10, Bevistype.SOEKNAD_MANGLER, modell=modell).antatt is AntattUtfall.VENTER


def test_uten_historie_gjelder_skjoennet():
    modell = tilpass(historie(), PER, estimer)
    assert andel(modell, Bevistype.FORELDET) == Fraction(93, 100)


def test_krav_for_unge_til_aa_vite_teller_ikke_i_historien():
    unge = [tilfelle(3000 + n, 20, bevis=(Bevistype.SOEKNAD_MANGLER,)) for n in range(50)]
    modell = tilpass([*historie(), *unge], PER, estimer)
    assert not any(type_ is Bevistype.SOEKNAD_MANGLER for _, type_, _ in modell.telling)


def test_bevis_som_kom_etter_betalingen_teller_ikke():
    sen = Bevis(Bevistype.PURRESVAR_AVSLAG, PER)
    sett = Tilfelle(1, Hendelse.BETALING, GRUPPE, PER - timedelta(600), PER - timedelta(500), (sen,))
    modell = tilpass([*historie(), sett], PER, estimer)
    assert not any(type_ is Bevistype.PURRESVAR_AVSLAG for _, type_, _ in modell.telling)


def test_historien_telles_ved_samme_alder_og_med_det_som_da_var_kjent():
    """Ten claims that were never paid; the evidence came when they were 100 days old."""
    start = PER - timedelta(days=600)
    sen = Bevis(Bevistype.SENERE_KRAV_BETALT, start + timedelta(days=100))
    aldri = [Tilfelle(5000 + n, Hendelse.BETALING, GRUPPE, start, None, (sen,)) for n in range(10)]
    modell = tilpass([*historie(100), *aldri], PER, estimer)
    assert modell.telling[Hendelse.BETALING, None, 0] == (10, 110)
    assert modell.telling[Hendelse.BETALING, None, 60] == (10, 50)  # those paid on day 61 to 100 are left
    assert modell.telling[Hendelse.BETALING, Bevistype.SENERE_KRAV_BETALT, 120] == (10, 10)
    assert (Hendelse.BETALING, None, 120) not in modell.telling
    assert andel(modell) < andel(modell, dager=60) < andel(modell, dager=90)


def test_en_liten_gruppe_laaner_kurven_til_alle():
    annen = [tilfelle(4000 + n, 600, etter=500, gruppe=("PLEIEPENGER", "FOERSTE")) for n in range(5)]
    modell = tilpass([*historie(), *annen], PER, estimer)
    assert modell.kurve(Hendelse.BETALING, ("PLEIEPENGER", "FOERSTE")).besvarte == 105
    assert modell.kurve(Hendelse.BETALING, GRUPPE).besvarte == 100


def test_uten_historie_sier_skjoennet_likevel_noe():
    modell = tilpass([tilfelle(1, 30)], PER, estimer)
    assert svar(30, modell=modell).antatt is AntattUtfall.VENTER
    assert svar(2000, modell=modell).antatt is AntattUtfall.VENTER or svar(2000, modell=modell).promille < 900
    assert svar(30, Bevistype.FORELDET, modell=modell).antatt is AntattUtfall.TROLIG_AVSLAATT


def test_rest_og_for_mye_betalt_har_sine_egne_utfall():
    assert svar(400, hendelse=Hendelse.REST).antatt is AntattUtfall.DELVIS_BETALT
    assert svar(400, Bevistype.TREKK_PAA_PERSONEN, hendelse=Hendelse.REST).antatt is AntattUtfall.MOTREGNET
    assert svar(5, hendelse=Hendelse.TREKK).antatt is AntattUtfall.MOTREGNET


def test_anslaget_sammenligner_med_egne_betalte_krav():
    utfall = svar(50)
    assert (utfall.median_dager, utfall.p90_dager) == (50, 90)
    assert 480 <= utfall.andel_lengre_promille <= 510
