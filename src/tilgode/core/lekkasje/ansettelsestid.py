"""T04 and T05: the employer was not liable when the absence began, so Nav pays from the first day.

Four weeks with the employer are needed (§ 8-18), again after a break of more than 14 days (§ 8-15).
Whether the employee has the four weeks of § 8-2 is known only when the files show other work or a
benefit before; else a person must ask.
Border: liability is `rules/felles/ansettelse`, opptjening `rules/felles/opptjening`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.innlesing.rader import FravaerRad
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.dekning import OMSORGSPENGER, SYKEPENGER, SYKEPENGER_AGP, dekkes_av_krav
from tilgode.core.lekkasje.funnbygging import i_taket, lag_funn, utenfor_taket
from tilgode.core.lekkasje.personsak import HUNDRE, Personsak
from tilgode.core.lekkasje.typer import Funn, Sikkerhet
from tilgode.rules.felles.ansettelse import (
    Ansettelsestid,
    Borte,
    Fravaersgrunn,
    arbeidsgiver_har_ansvar,
    finn_ansettelsestid,
)
from tilgode.rules.felles.opptjening import Arbeidsforhold, finn_opptjening
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.values.kalender import er_helg, virkedager
from tilgode.values.periode import EN_DAG, Periode

GRUNNER = {
    "FERIE": Fravaersgrunn.FERIE,
    "EGENMELDING": Fravaersgrunn.SYKDOM,
    "SYKMELDING": Fravaersgrunn.SYKDOM,
    "PERMISJON": Fravaersgrunn.ANNEN_PERMISJON,
    "FORELDREPERMISJON": Fravaersgrunn.LOVFESTET_PERMISJON,
}
#: Benefits that § 8-2 counts as work.
LIKE_YTELSER = ("FORELDREPERMISJON", "SVANGERSKAP", "PLEIE", "OPPLAERING")


@dataclass(frozen=True, slots=True)
class Navsak:
    """An absence that is Nav's from its first day, and the unclaimed days of it, kroner."""

    fravaer: Periode
    tid: Ansettelsestid
    dager: dict[date, Fraction]
    sikkerhet: Sikkerhet

    @property
    def kontroll(self) -> str:
        """T05 after parental leave, else T04."""
        return "T05" if self.tid.avbrudd is Fravaersgrunn.LOVFESTET_PERMISJON else "T04"


def finn_t04(sak: Personsak) -> Iterator[Funn]:
    """New in the post, or back after a break: own sickness and a sick child."""
    yield from _finn(sak, "T04")
    yield from _sykt_barn(sak, "T04")


def finn_t05(sak: Personsak) -> Iterator[Funn]:
    """Sick, or with a sick child, within four weeks after parental leave."""
    yield from _finn(sak, "T05")
    yield from _sykt_barn(sak, "T05")


def _finn(sak: Personsak, kontroll: str) -> Iterator[Funn]:
    for forhold, arbeidsgiver in sak.par():
        for nav in navsaker(sak, forhold, arbeidsgiver):
            if nav.kontroll == kontroll:
                yield from lag_funn(
                    sak,
                    kontroll,
                    forhold.noekkel,
                    i_taket(sak, nav.dager),
                    nav.sikkerhet,
                    tid_fra=nav.tid.fra,
                    fravaer_fom=nav.fravaer.fom,
                    variant="" if nav.sikkerhet is Sikkerhet.SIKKER else "spoer",
                )


def dager_nav_fra_dag_en(sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta) -> set[date]:
    """The unclaimed days that T04 and T05 hold, for the other checks to leave alone."""
    return {dag for nav in navsaker(sak, forhold, arbeidsgiver) for dag in nav.dager}


def navsaker(sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta) -> list[Navsak]:
    """The absences of an employment that began before the employer was liable."""
    return sak.husk(("navsaker", forhold.noekkel), lambda: list(_navsaker(sak, forhold, arbeidsgiver)))


def _navsaker(sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta) -> Iterator[Navsak]:
    for fravaer in sak.fravaer(arbeidsgiver):
        tid = tid_uten_ansvar(sak, forhold, arbeidsgiver, fravaer.fom)
        if tid is None or not sak.har_inntekt(arbeidsgiver, fravaer.fom):
            continue
        endret = replace(arbeidsgiver, nav_overtar_agp=(fravaer,))
        kroner = sak.refusjon(arbeidsgiver.navn, sak.vurder_med(arbeidsgiver.navn, endret))
        dager = sak.ukrevd(forhold, fravaer, kroner, SYKEPENGER, SYKEPENGER_AGP)
        if dager:
            yield Navsak(fravaer, tid, dager, _sikkerhet(sak, fravaer.fom))


def tid_uten_ansvar(
    sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta, dag: date
) -> Ansettelsestid | None:
    """The time with the employer when it is shorter than four weeks on the day, else None.

    The time is with the employer and not in the post: all the person's posts in the files count.
    """
    if not any(dag in periode for periode in arbeidsgiver.ansatt):
        return None
    ansatt = [periode for a in sak.fakta.arbeidsgivere for periode in a.ansatt]
    borte = [
        b
        for rad in forhold.fravaer
        if (b := _borte(rad)) is not None and not (b.grunn.er_avbrudd and _i_annen_stilling(sak, forhold, b))
    ]
    tid = finn_ansettelsestid(ansatt, borte, dag, sak.verdier(dag))
    return None if tid is None or arbeidsgiver_har_ansvar(tid, dag, sak.verdier(dag)) else tid


def _i_annen_stilling(sak: Personsak, forhold: Forhold, borte: Borte) -> bool:
    """True when another post went on during the leave: then there was no break with the employer."""
    for annet, arbeidsgiver in sak.par():
        if annet is forhold or not any(p.overlapper(borte.periode) for p in arbeidsgiver.ansatt):
            continue
        egne = [b for rad in annet.fravaer if (b := _borte(rad)) is not None and b.grunn.er_avbrudd]
        if not any(b.periode.overlapper(borte.periode) for b in egne):
            return True
    return False


def _borte(rad: FravaerRad) -> Borte | None:
    """Whole days away; what ends before a weekend lasts until work begins again."""
    grunn = GRUNNER.get(rad.type)
    if grunn is None or rad.grad != HUNDRE:
        return None
    tom = rad.tom
    while er_helg(tom + EN_DAG):
        tom += timedelta(days=1)
    return Borte(Periode(rad.fom, tom), grunn)


def _sikkerhet(sak: Personsak, dag: date) -> Sikkerhet:
    """Sure when the files show four weeks of work or benefit right before (§ 8-2)."""
    return Sikkerhet.SIKKER if har_opptjening(sak, dag) else Sikkerhet.UAVKLART


def har_opptjening(sak: Personsak, dag: date) -> bool:
    """True when employments and benefits in the files make the four weeks of § 8-2."""
    arbeid: list[Periode] = []
    for forhold, arbeidsgiver in sak.par():
        arbeid += _uten_permisjon(arbeidsgiver.ansatt, forhold)
        arbeid += [Periode(r.fom, r.tom) for r in forhold.fravaer if r.type in LIKE_YTELSER]
    rader = [Arbeidsforhold(p.fom, p.tom) for p in arbeid]
    return finn_opptjening(rader, dag, sak.verdier(dag)).oppfylt


def _uten_permisjon(ansatt: tuple[Periode, ...], forhold: Forhold) -> list[Periode]:
    """Employment is work except in unpaid leave."""
    perioder = list(ansatt)
    for rad in forhold.fravaer:
        if rad.type == "PERMISJON" and rad.grad == HUNDRE:
            borte = Periode(rad.fom, rad.tom)
            perioder = [rest for p in perioder for rest in (p.uten(borte) if p.overlapper(borte) else [p])]
    return perioder


def _sykt_barn(sak: Personsak, kontroll: str) -> Iterator[Funn]:
    """Days with a sick child before the four weeks: Nav's own liability (§ 9-9)."""
    for forhold, arbeidsgiver in sak.par():
        for rad in forhold.fravaer:
            if rad.type != "SYKT_BARN" or rad.fom > sak.regning.per:
                continue
            tid = tid_uten_ansvar(sak, forhold, arbeidsgiver, rad.fom)
            if (
                tid is None
                or Navsak(Periode(rad.fom, rad.tom), tid, {}, Sikkerhet.SIKKER).kontroll != kontroll
            ):
                continue
            sats = sak.dagsats(arbeidsgiver, rad.fom) * Fraction(rad.grad) / HUNDRE
            kroner = {
                dag: sats
                for dag in virkedager(Periode(rad.fom, min(rad.tom, sak.regning.per)))
                if not dekkes_av_krav(sak.person, forhold.noekkel, dag, (OMSORGSPENGER,))
            }
            yield from lag_funn(
                sak,
                kontroll,
                forhold.noekkel,
                utenfor_taket(kroner),
                _sikkerhet(sak, rad.fom),
                sats=sak.verdier(rad.fom).feriepengesats,
                tid_fra=tid.fra,
                fravaer_fom=rad.fom,
                variant="sykt_barn",
            )
