"""What each kind of mistake does to a claim: a test of whether it fits, and the deed.

A deed changes the claim, what Nav pays and the papers, and answers (days, øre claimed too much).
Border: which person gets which mistake is chosen in `feil`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation.feilslag import Feilslag
from tilgode.simulation.lov import Rett, dagsats_oere, finn_rett
from tilgode.simulation.modell import Historie, Krav, Sykefravaer
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.kalender import Maaned, antall_virkedager, er_helg
from tilgode.values.periode import EN_DAG, Periode

KR = 100
_AVGIFT = Fraction(141, 1000)
_SYKEPENGER = "SYKEPENGER"
#: Kinds that make a claim of their own, put last among the person's claims.
NYE_KRAV = frozenset({Feilslag.MAKSDATO_PASSERT, Feilslag.KRAV_ETTER_SLUTT, Feilslag.DOBBELT_KRAV})


@dataclass(slots=True)
class Simkrav:
    """A claim (`registrert` False: never made) with what Nav pays in the end, in which lines, and why."""

    krav: Krav
    nav_oere: int
    grunn: str = "LOVEN"
    registrert: bool = True
    nav_ytelse: str = ""
    feil: Feilslag | None = None
    linjer: tuple[tuple[Periode, int], ...] | None = None
    tilbakefoeres: bool = False


@dataclass(slots=True)
class Sak:
    """A person's history, the law's answer and the claims, while mistakes are planted."""

    historie: Historie
    rett: Rett
    krav: list[Simkrav]
    parametre: Lovparametre
    vindu: Periode

    def spell(self, k: Simkrav) -> Sykefravaer | None:
        """The sick spell a claim is about."""
        return next((s for s in self.historie.syk if s.periode.overlapper(k.krav.periode)), None)

    def endre(self, spell: Sykefravaer, nytt: Sykefravaer) -> None:
        """Put another version of the spell in the history."""
        self.historie.syk[self.historie.syk.index(spell)] = nytt

    def sats(self, k: Simkrav) -> int:
        """Øre a weekday."""
        return k.krav.rett_oere // max(1, k.krav.virkedager) // KR * KR


def er_sykepenger(_: Sak, k: Simkrav) -> bool:
    """An ordinary claim of sykepenger."""
    return k.krav.ytelse == _SYKEPENGER


def staar_alene(sak: Sak, k: Simkrav) -> bool:
    """The only claim of its spell, so that a mistake about the spell hits one claim."""
    spell = sak.spell(k) if er_sykepenger(sak, k) else None
    return spell is not None and sum(r.periode.overlapper(spell.periode) for r in sak.rett.refusjoner) == 1


def registrer_for_sent(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-221: the enhet registers the absence when every refundable day is more than three months old."""
    spell = _spell(sak, k)
    dag = (Maaned.av(k.krav.periode.tom) + 4).periode.fom + timedelta(days=9)
    sak.endre(spell, replace(spell, registrert_etter=(dag - spell.periode.fom).days))
    k.krav.sendt = dag + timedelta(days=6)
    return _tap(k, "FORELDET")


def mangle_soeknad(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-222: the employee never sends the søknad."""
    spell = _spell(sak, k)
    sak.endre(spell, replace(spell, soeknad_sendt=False))
    return _tap(k, "SOEKNAD_MANGLER")


def glem_kravet(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-220: no inntektsmelding and no claim although the absence passed day 16."""
    spell = _spell(sak, k)
    sak.endre(spell, replace(spell, inntektsmelding_sendt=False))
    return la_vaere(sak, k)


def la_vaere(_: Sak, k: Simkrav) -> tuple[int, int]:
    """The claim is never made (R-241 for an exemption)."""
    k.registrert = False
    return _tap(k, "IKKE_KREVD")


def krev_for_sent(_: Sak, k: Simkrav) -> tuple[int, int]:
    """R-228: sent in the fifth month after the period."""
    k.krav.sendt = (Maaned.av(k.krav.periode.tom) + 5).periode.fom + timedelta(days=11)
    return _tap(k, "FORELDET")


def er_foerste(sak: Sak, k: Simkrav) -> bool:
    """The refund period begins right after a weekday of the same spell and month."""
    if not er_sykepenger(sak, k):
        return False
    foer, spell = k.krav.periode.fom - EN_DAG, sak.spell(k)
    samme = spell is not None and foer in spell.periode and foer.month == k.krav.periode.fom.month
    return samme and not er_helg(foer)


def krev_en_dag_for_tidlig(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """The arbeidsgiverperiode counted to 15 days."""
    sats = sak.sats(k)
    k.krav.periode = Periode(k.krav.periode.fom - EN_DAG, k.krav.periode.tom)
    return _for_mye(k, 1, sats)


def har_tillegg(sak: Sak, k: Simkrav) -> bool:
    """The pay has additions, the spell has one claim, and the basis is below 6 G."""
    ansatt = sak.historie.ansatt
    if not (ansatt.tillegg or ansatt.variabel) or not staar_alene(sak, k):
        return False
    dag = _spell(sak, k).periode.fom
    return ansatt.maanedsinntekt(dag) * 12 < sak.parametre.paa(dag).tak * KR


def utelat_tillegg(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-230: the inntektsmelding gives the basic pay only, and Nav pays by it."""
    spell = _spell(sak, k)
    sak.endre(spell, replace(spell, uten_tillegg=True))
    ny = finn_rett(sak.historie, sak.parametre)
    egne = [r.oere for r in ny.refusjoner if r.periode.overlapper(k.krav.periode)]
    k.krav.oere = k.nav_oere = sum(egne)
    k.grunn = "INNTEKT_I_INNTEKTSMELDINGEN"
    return k.krav.virkedager, k.krav.oere - k.krav.rett_oere


def krev_to_ganger(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-223: the same claim once more, some weeks later."""
    sendt = k.krav.sendt + timedelta(days=45)
    sak.krav.append(_nytt(k, "D", k.krav.periode, k.krav.oere, sendt))
    return k.krav.virkedager, k.krav.oere


def har_sluttet(sak: Sak, k: Simkrav) -> bool:
    """The employment has ended, and there is time to claim after it."""
    slutt = sak.historie.ansatt.slutt
    return slutt is not None and slutt + timedelta(days=60) <= sak.vindu.tom and er_sykepenger(sak, k)


def krev_etter_slutt(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-224: two weeks claimed after the last day of the employment."""
    slutt = sak.historie.ansatt.slutt or k.krav.periode.tom
    periode = Periode(slutt + EN_DAG, slutt + timedelta(days=14))
    dager = antall_virkedager(periode)
    oere = sak.sats(k) * dager
    sak.krav.append(_nytt(k, "S", periode, oere, periode.tom + timedelta(days=10)))
    return dager, oere


def har_ferie(sak: Sak, k: Simkrav) -> bool:
    """Holiday was taken inside the refund period."""
    spell = sak.spell(k) if er_sykepenger(sak, k) else None
    return spell is not None and any(k.krav.periode.omslutter(f) for f in spell.ferie)


def ta_med_ferie(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-225: the holiday is not taken out of the claim."""
    ferie = [f for f in _spell(sak, k).ferie if k.krav.periode.omslutter(f)]
    dager = sum(antall_virkedager(f) for f in ferie)
    return _for_mye(k, dager, dager * sak.sats(k))


def har_brukt_opp(sak: Sak, k: Simkrav) -> bool:
    """The last claim before days that were refused because the right was used up."""
    siste = [r for r in sak.rett.refusjoner if r.ytelse == _SYKEPENGER]
    return bool(sak.rett.oppbrukt) and bool(siste) and k.krav.periode == siste[-1].periode


def krev_etter_maksdato(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-226: claimed on into the days after maksdato."""
    fom = sak.rett.oppbrukt[0].fom
    periode = Periode(fom, min(sak.rett.oppbrukt[0].tom, Maaned.av(fom).periode.tom))
    dager = antall_virkedager(periode)
    oere = sak.sats(k) * dager
    sak.krav.append(_nytt(k, "M", periode, oere, periode.tom + timedelta(days=8)))
    return dager, oere


def er_fritak(_: Sak, k: Simkrav) -> bool:
    """A refund of the arbeidsgiverperiode."""
    return k.krav.ytelse == "SYKEPENGER_AGP"


def er_omsorg(_: Sak, k: Simkrav) -> bool:
    """A claim of omsorgspenger."""
    return k.krav.ytelse == "OMSORGSPENGER"


def bytt_ytelse(_: Sak, k: Simkrav) -> tuple[int, int]:
    """Registered as pleiepenger; Nav pays omsorgspenger."""
    k.nav_ytelse, k.krav.ytelse = k.krav.ytelse, "PLEIEPENGER"
    return k.krav.virkedager, 0


def legg_til_avgift(_: Sak, k: Simkrav) -> tuple[int, int]:
    """R-231: arbeidsgiveravgift on top of the refund."""
    return _for_mye(k, k.krav.virkedager, rund_halv_opp(k.krav.rett_oere * _AVGIFT / KR) * KR)


def _gammel_dagsats(sak: Sak, k: Simkrav) -> int:
    """The day amount with the G of before 1 May, or 0 when G would not have mattered."""
    spell = sak.spell(k) if er_sykepenger(sak, k) else None
    if spell is None or spell.periode.fom.month not in (5, 6, 7) or any(d.grad < 100 for d in spell.deler):
        return 0
    ansatt, dag = sak.historie.ansatt, spell.periode.fom
    gammel = sak.parametre.paa(date(dag.year, 4, 30))
    sats = rund_halv_opp(Fraction(gammel.tak, gammel.dager_i_aaret)) * KR
    return sats if sats < dagsats_oere(ansatt, dag, sak.parametre) else 0


def over_gammel_grense(sak: Sak, k: Simkrav) -> bool:
    """The pay is above last year's 6 G and the spell began just after the new one."""
    return _gammel_dagsats(sak, k) > 0


def bruk_gammel_g(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-229: G was not updated on 1 May; Nav uses the new one."""
    k.krav.oere = _gammel_dagsats(sak, k) * k.krav.virkedager
    return k.krav.virkedager, k.krav.oere - k.krav.rett_oere


def _grad(sak: Sak, k: Simkrav) -> int:
    spell = sak.spell(k)
    grader = {d.grad for d in spell.deler if d.periode.overlapper(k.krav.periode)} if spell else set()
    return grader.pop() if len(grader) == 1 else 100


def er_gradert(sak: Sak, k: Simkrav) -> bool:
    """One degree below 100 in the whole claim."""
    return er_sykepenger(sak, k) and 20 <= _grad(sak, k) < 100


def krev_full_grad(sak: Sak, k: Simkrav) -> tuple[int, int]:
    """R-231: claimed as if the absence were full."""
    grad = _grad(sak, k)
    oere = rund_halv_opp(Fraction(k.krav.rett_oere * (100 - grad), grad * KR)) * KR
    return _for_mye(k, k.krav.virkedager, oere)


def bom_paa_kravaar(_: Sak, k: Simkrav) -> tuple[int, int]:
    """Registered on the next claim year."""
    k.krav.kravaar += 1
    return 0, 0


def _spell(sak: Sak, k: Simkrav) -> Sykefravaer:
    spell = sak.spell(k)
    if spell is None:
        raise ValueError(f"{k.krav.referanse} har ikke noe sykefravær")
    return spell


def _tap(k: Simkrav, grunn: str) -> tuple[int, int]:
    """Nav pays nothing; the whole right is lost."""
    k.nav_oere, k.grunn = 0, grunn
    return k.krav.virkedager, -k.krav.rett_oere


def _for_mye(k: Simkrav, dager: int, oere: int) -> tuple[int, int]:
    """Claimed more than the law gives; Nav pays by the law."""
    k.krav.oere += oere
    return dager, oere


def _nytt(k: Simkrav, merke: str, periode: Periode, oere: int, sendt: date) -> Simkrav:
    """A claim that nothing is owed on."""
    krav = replace(
        k.krav,
        referanse=f"{k.krav.referanse}-{merke}",
        periode=periode,
        oere=oere,
        sendt=sendt,
        rett_oere=0,
        rett_periode=None,
        kravaar=periode.fom.year,
        virkedager=antall_virkedager(periode),
    )
    return Simkrav(krav, 0, "IKKE_RETT")
