"""From rows to persons: what the leak analysis reads, with the facts of the law made from the same rows.

The facts leave out which days an inntektsmelding counts in the arbeidsgiverperiode: whether that was right
is what the analysis asks. Income and refund are kept.
Border: pure; the translation to facts is the one every claim is computed with (`apps/krav/personfakta`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from tilgode.apps.krav.meldinger import NORGE
from tilgode.apps.krav.personfakta import oversett
from tilgode.apps.krav.personrader import Forholdrader, Personrader
from tilgode.apps.lekkasje.mappelesing import Mappeinnhold
from tilgode.core.innlesing.rader import AnsattRad, InntektsmeldingRad, SoeknadRad
from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.innlesing.tolking import masker
from tilgode.core.lekkasje.arbeidsgiverdata import (
    LOENNSTYPER,
    Arbeidsgiverdata,
    Forhold,
    Oppgjoerspost,
    Persondata,
)
from tilgode.core.lekkasje.typer import Opplysninger
from tilgode.rules.parametre import Lovparametre
from tilgode.values.identer import Foedselsnummer

Gruppert = dict[str, list[Any]]


def samle(
    innhold: Mappeinnhold, per: date, parametre: Lovparametre, opplysninger: Opplysninger
) -> Arbeidsgiverdata:
    """The employer's data; persons in the order of their keys."""
    rader = innhold.rader
    personer = _personer(rader.get(Filtype.ANSATTE, []))
    grupper = {filtype: _etter(rader.get(filtype, []), "arbeidsforhold") for filtype in Filtype}
    felles = _Felles(innhold, grupper, per, parametre)
    return Arbeidsgiverdata(
        personer=tuple(
            felles.person(fnr, personer[fnr])
            for fnr in sorted(personer, key=lambda f: personer[f][0].ansattnummer)
        ),
        filtyper=frozenset(rader),
        siste_oppgjoer=max((dag for dag, _ in innhold.oppgjoer), default=None),
        grunner=frozenset(rad.kilde_kode.upper() for rad in rader.get(Filtype.FRAVAER, [])),
        opplysninger=opplysninger,
    )


def _personer(rader: Sequence[AnsattRad]) -> dict[str, list[AnsattRad]]:
    samlet: dict[str, list[AnsattRad]] = defaultdict(list)
    for rad in sorted(rader, key=lambda r: (r.gyldig_fom, r.linje)):
        samlet[rad.fnr].append(rad)
    return samlet


def _etter(rader: Iterable[Any], felt: str) -> Gruppert:
    grupper: Gruppert = defaultdict(list)
    for rad in rader:
        grupper[getattr(rad, felt, "")].append(rad)
    return grupper


class _Felles:
    """The grouped rows of all, from which one person at a time is made."""

    def __init__(
        self, innhold: Mappeinnhold, grupper: dict[Filtype, Gruppert], per: date, parametre: Lovparametre
    ) -> None:
        rader = innhold.rader
        self.grupper, self.parametre = grupper, parametre
        self.naa = datetime(per.year, per.month, per.day, 23, 59, 59, tzinfo=NORGE)
        self.vedtak = _etter(rader.get(Filtype.VEDTAK, []), "ansattnummer")
        self.krav_uten_forhold = _etter(
            (r for r in rader.get(Filtype.KRAV, []) if not r.arbeidsforhold), "ansattnummer"
        )
        self.justeringer = _etter(rader.get(Filtype.JUSTERING, []), "krav")
        self.oppgjoer: dict[str, list[Oppgjoerspost]] = defaultdict(list)
        for dag, rad in innhold.oppgjoer:
            if dag <= per:
                self.oppgjoer[rad.fnr].append(Oppgjoerspost(dag, rad))

    def person(self, fnr: str, ansatt: list[AnsattRad]) -> Persondata:
        """One person with everything the files say."""
        noekler = list(dict.fromkeys(rad.arbeidsforhold for rad in ansatt))
        numre = list(dict.fromkeys(rad.ansattnummer for rad in ansatt))
        vedtak = [rad for nummer in numre for rad in self.vedtak.get(nummer, ())]
        krav = [rad for noekkel in noekler for rad in self.grupper[Filtype.KRAV].get(noekkel, ())]
        krav += [rad for nummer in numre for rad in self.krav_uten_forhold.get(nummer, ())]
        foedt = Foedselsnummer(fnr).foedselsdato(self.naa.date())
        forhold = tuple(self._forhold(noekkel) for noekkel in noekler)
        rader = Personrader(0, foedt, [self._rader(f, ansatt) for f in forhold])
        rader.vedtak = [(v.type, v.mottatt_nav, v.termin, v.fom, v.tom) for v in vedtak]
        return Persondata(
            noekkel=masker(numre[0]),
            foedselsdato=foedt,
            fakta=oversett(rader, self.parametre).fakta,
            forhold=forhold,
            vedtak=tuple(vedtak),
            krav=tuple(krav),
            justeringer=tuple(j for k in krav for j in self.justeringer.get(k.referanse, ())),
            oppgjoer=tuple(self.oppgjoer.get(fnr, ())),
        )

    def _forhold(self, noekkel: str) -> Forhold:
        def hent(filtype: Filtype) -> tuple[Any, ...]:
            return tuple(self.grupper[filtype].get(noekkel, ()))

        return Forhold(
            noekkel=noekkel,
            fravaer=hent(Filtype.FRAVAER),
            sykmeldinger=hent(Filtype.SYKMELDING),
            inntektsmeldinger=_siste_versjoner(hent(Filtype.INNTEKTSMELDING)),
            loenn=hent(Filtype.LOENN),
        )

    def _rader(self, forhold: Forhold, ansatt: list[AnsattRad]) -> Forholdrader:
        """The employment as the translation to facts wants it."""
        loenn: dict[date, int] = defaultdict(int)
        for rad in forhold.loenn:
            if rad.type in LOENNSTYPER:
                loenn[rad.maaned] += rad.oere
        return Forholdrader(
            id=0,
            noekkel=forhold.noekkel,
            tilstander=[
                (r.startdato, r.sluttdato, r.gyldig_fom, r.stillingsprosent)
                for r in ansatt
                if r.arbeidsforhold == forhold.noekkel
            ],
            loenn=sorted(loenn.items()),
            fravaer=[
                # codes for the reason of an absence have checks of their own
                (f.linje, f.registrert or self.naa, f.type, f.fom, f.tom, f.grad, "")
                for f in forhold.fravaer
            ],
            sykmeldinger=[(s.linje, self.naa, s.mottatt, s.fom, s.tom, s.grad) for s in forhold.sykmeldinger],
            soeknader=[self._soeknad(s) for s in self.grupper[Filtype.SOEKNAD].get(forhold.noekkel, ())],
            inntektsmeldinger=[self._inntektsmelding(i) for i in forhold.inntektsmeldinger],
        )

    def _soeknad(self, rad: SoeknadRad) -> tuple[Any, ...]:
        opplysninger = [
            {"type": o.type, "fom": o.fom.isoformat(), "tom": o.tom.isoformat()} for o in rad.opplysninger
        ]
        return (rad.linje, self.naa, rad.sendt, rad.status, rad.fom, rad.tom, opplysninger)

    def _inntektsmelding(self, rad: InntektsmeldingRad) -> tuple[Any, ...]:
        """Without its days: see the module."""
        return (
            rad.linje,
            rad.registrert or self.naa,
            rad.sendt,
            rad.versjon,
            rad.foerste_fravaersdag,
            [],
            rad.inntekt_oere,
            rad.refusjon_oere,
            rad.refusjon_opphoer,
            [(dag.isoformat(), oere) for dag, oere in rad.refusjonsendringer],
        )


def _siste_versjoner(rader: Sequence[InntektsmeldingRad]) -> tuple[InntektsmeldingRad, ...]:
    siste: dict[str, InntektsmeldingRad] = {}
    for rad in rader:
        if rad.referanse not in siste or rad.versjon > siste[rad.referanse].versjon:
            siste[rad.referanse] = rad
    return tuple(sorted(siste.values(), key=lambda r: (r.foerste_fravaersdag, r.linje)))
