"""T24 and T30: claims Nav has not paid, or has paid less than claimed, ftrl. §§ 22-13, 22-14, 21-12.

A claim without any line after six months is open; two claims for the same days are told, but are no loss;
a claim with lines is held against their sum. The figures are the exports' own.
Border: days nobody has claimed are in `sykepenger`; why Nav paid less is `core/forklaring`'s question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tilgode.core.innlesing.rader import KravRad
from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.lekkasje.beloep import FORELDELSE, dager_med_gammel_g
from tilgode.core.lekkasje.dekning import SYKEPENGER, krevd_per_dag, linjer
from tilgode.core.lekkasje.personsak import Personsak
from tilgode.core.lekkasje.typer import Faktaverdi, Funn, Sikkerhet
from tilgode.rules.felles.frister import finn_fristdag, legg_til_maaneder
from tilgode.values.beloep import OERE_PER_KRONE, fordel_oere
from tilgode.values.kalender import virkedager

KLAGE = "klage"
FERIEPENGER = "FERIEPENGER"
#: How old an unpaid claim is before it is told (the municipality's own routine; not law).
PURREGRENSE = "purregrense_maaneder"
#: Nav rounds each day to whole kroner: a smaller difference is no difference.
AVRUNDING_OERE = OERE_PER_KRONE
#: Without one of these nobody knows which days a payment is for.
SYKDOMSFILER = frozenset({Filtype.FRAVAER, Filtype.SYKMELDING})


@dataclass(slots=True)
class Kravdager:
    """A claim over its weekdays, with what has been paid for each day that a line holds."""

    rad: KravRad
    krevd: dict[date, int]
    mottatt: dict[date, int] = field(default_factory=dict)
    sist_betalt: date | None = None

    @property
    def krevd_oere(self) -> int:
        """All that is claimed."""
        return sum(self.krevd.values())

    @property
    def mottatt_oere(self) -> int:
        """All that is paid."""
        return sum(self.mottatt.values())

    @property
    def besvart(self) -> bool:
        """True when Nav has answered every day."""
        return self.mottatt.keys() >= self.krevd.keys()


def fordel_betalinger(sak: Personsak) -> list[Kravdager]:
    """Each claim with its days, the settlement lines laid over them; days shared go by what each claims."""
    justert: dict[str, int] = defaultdict(int)
    for justering in sak.person.justeringer:
        justert[justering.krav] += justering.oere
    krav = [
        Kravdager(rad, krevd_per_dag(rad, max(0, rad.oere + rad.tilleggskrav_oere + justert[rad.referanse])))
        for rad in sak.person.krav
        if rad.ytelse != FERIEPENGER and rad.sendt <= sak.regning.per
    ]
    for ytelse in sorted({k.rad.ytelse for k in krav}):
        _legg_linjer(sak, ytelse, [k for k in krav if k.rad.ytelse == ytelse and not _er_dublett(k, krav)])
    return krav


def _legg_linjer(sak: Personsak, ytelse: str, krav: list[Kravdager]) -> None:
    for periode, post in linjer(sak.person, {ytelse}):
        dager = virkedager(periode) or [periode.fom]
        for dag, oere in zip(dager, fordel_oere(post.rad.oere, [1] * len(dager)), strict=True):
            treff = [k for k in krav if dag in k.krevd]
            if not treff:
                continue
            vekter = [k.krevd[dag] for k in treff]
            deler = fordel_oere(oere, vekter if any(vekter) else [1] * len(treff))
            for ett, del_ in zip(treff, deler, strict=True):
                ett.mottatt[dag] = ett.mottatt.get(dag, 0) + del_
                ett.sist_betalt = max(ett.sist_betalt or date.min, post.valutadato)


def _er_dublett(ett: Kravdager, krav: list[Kravdager]) -> bool:
    """True when an earlier claim is for the same employment, benefit and days."""
    return any(_like(k.rad, ett.rad) and _noekkel(k.rad) < _noekkel(ett.rad) for k in krav)


def _like(a: KravRad, b: KravRad) -> bool:
    return (a.arbeidsforhold, a.ytelse, a.fom, a.tom) == (b.arbeidsforhold, b.ytelse, b.fom, b.tom)


def _noekkel(rad: KravRad) -> tuple[date, int]:
    return rad.sendt, rad.linje


# --- T24 -------------------------------------------------------------------------------------------


def finn_t24(sak: Personsak) -> Iterator[Funn]:
    """Open claims: not paid after six months, or made twice."""
    krav = fordel_betalinger(sak)
    for ett in krav:
        yield from _aapent(sak, ett, krav)


def _aapent(sak: Personsak, ett: Kravdager, krav: list[Kravdager]) -> Iterator[Funn]:
    rad, aapent = ett.rad, ett.krevd_oere
    if aapent <= 0 or ett.mottatt or rad.status in ("AVSLAG", "LUKKET"):
        return
    if _er_dublett(ett, krav):
        yield _lag(sak, "T24", ett, 0, None, "dublett", aapent_oere=aapent)
    elif _er_gammelt(sak, rad):
        yield _lag(sak, "T24", ett, aapent, _foreldes(sak, rad), "ubetalt", aapent_oere=aapent)


def _er_gammelt(sak: Personsak, rad: KravRad) -> bool:
    return legg_til_maaneder(rad.sendt, _maaneder(sak)) <= sak.regning.per


def _foreldes(sak: Personsak, rad: KravRad) -> date:
    """Three years from the claim: the decision, which the limit really runs from, is not in the files."""
    return finn_fristdag(sak.regning.parametre.frist(FORELDELSE, rad.sendt), rad.sendt)


def _maaneder(sak: Personsak) -> int:
    verdi = sak.regning.parametre.linje(PURREGRENSE, sak.regning.per).verdi
    if not isinstance(verdi, int):
        raise TypeError(PURREGRENSE)
    return verdi


# --- T30 -------------------------------------------------------------------------------------------


def finn_t30(sak: Personsak) -> Iterator[Funn]:
    """Nav has paid less than claimed: six weeks to complain.

    A claim with days Nav has not answered is asked about when it is six months old, or when Nav has paid
    for later days of the same benefit; the six weeks have then not begun for those days.
    """
    forklart = dager_med_gammel_g(sak) if sak.data.filtyper & SYKDOMSFILER else set()
    krav = fordel_betalinger(sak)
    for ett in krav:
        if ett.sist_betalt is None or not (ett.besvart or _forbigaatt(sak, ett, krav)):
            continue
        if ett.rad.ytelse == SYKEPENGER and forklart.intersection(ett.mottatt):
            continue
        mangler = ett.krevd_oere - ett.mottatt_oere
        if mangler <= AVRUNDING_OERE * len(ett.krevd):
            continue
        klage = finn_fristdag(sak.regning.parametre.frist(KLAGE, ett.sist_betalt), ett.sist_betalt)
        yield _lag(
            sak,
            "T30",
            ett,
            mangler,
            klage if ett.besvart else _foreldes(sak, ett.rad),
            "" if ett.besvart else "delvis",
            krevd_oere=ett.krevd_oere,
            mottatt_oere=ett.mottatt_oere,
            betalt=ett.sist_betalt,
        )


def _forbigaatt(sak: Personsak, ett: Kravdager, krav: list[Kravdager]) -> bool:
    """True when the unanswered days are not merely waiting their turn."""
    senere = any(
        annet.rad.ytelse == ett.rad.ytelse
        and annet.rad.arbeidsforhold == ett.rad.arbeidsforhold
        and annet.rad.fom > ett.rad.tom
        and annet.mottatt
        for annet in krav
    )
    return senere or _er_gammelt(sak, ett.rad)


def _lag(
    sak: Personsak,
    kontroll: str,
    ett: Kravdager,
    oere: int,
    frist: date | None,
    variant: str,
    **fakta: Faktaverdi,
) -> Funn:
    aapen = frist is None or frist >= sak.regning.per
    return Funn(
        kontroll=kontroll,
        person=sak.person.noekkel,
        fom=ett.rad.fom,
        tom=ett.rad.tom,
        oere=oere if aapen else 0,
        siste_frist=frist,
        tapt_oere=0 if aapen else oere,
        sikkerhet=Sikkerhet.SIKKER if kontroll == "T24" else Sikkerhet.SANNSYNLIG,
        fakta=(
            ("krav", ett.rad.referanse),
            ("sendt", ett.rad.sendt),
            ("ytelse", ett.rad.ytelse),
            *fakta.items(),
        ),
        variant=variant,
    )
