"""One person's open lines and claims while time goes by, with an index that avoids scans.

Claims are found by ytelse and calendar month, so that a rule looks only at claims near the line.
Border: keeps the books of a run; decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tilgode.core.avstemming.typer import Grunn, Kravpost, Linje, Toleranse, Treff
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

#: Benefits that Nav pays under several codes for the same absence, or that employers mix up.
FAMILIER = {
    "SYKEPENGER": "SYKEPENGER",
    "SYKEPENGER_AGP": "SYKEPENGER",
    "PLEIEPENGER": "SYKDOM_I_FAMILIEN",
    "OMSORGSPENGER": "SYKDOM_I_FAMILIEN",
    "OPPLAERINGSPENGER": "SYKDOM_I_FAMILIEN",
}
FERIEPENGER = "FERIEPENGER"
MOTREGNING = "A"


def familie(ytelse: str) -> str:
    """The family a ytelse belongs to; itself when alone."""
    return FAMILIER.get(ytelse, ytelse)


def er_feriepenger(post: Kravpost | Linje) -> bool:
    """Feriepenger are matched apart, on person and year."""
    return post.ytelse == FERIEPENGER or bool(post.feriepenger_av)


@dataclass(slots=True, eq=False)
class Aapenkrav:
    """A claim under way: what has been claimed so far, and what has been matched to it."""

    post: Kravpost
    krevd: int = 0
    mottatt: int = 0
    synlig: bool = False

    @property
    def rest(self) -> int:
        """Outstanding, in øre."""
        return self.krevd - self.mottatt


@dataclass(slots=True, eq=False)
class Aapenlinje:
    """A line under way: what is left of it; `roert` when a person has undone a match of it."""

    linje: Linje
    rest: int
    roert: bool = False


@dataclass(frozen=True, slots=True)
class Del:
    """A rule's answer: so much of this line to this claim, and why."""

    linje: Aapenlinje
    krav: Aapenkrav
    oere: int
    grunn: Grunn


def _maaned(dag: date) -> int:
    return dag.year * 12 + dag.month


def overlapp_virkedager(linje: Linje, post: Kravpost) -> int:
    """Weekdays shared by the line and the claim; calendar days when the line has no weekday."""
    if linje.fom is None or linje.tom is None:
        return 0
    felles = Periode(linje.fom, linje.tom).snitt(Periode(post.fom, post.tom))
    return antall_virkedager(felles) if felles else 0


def lengde_virkedager(fom: date, tom: date) -> int:
    """Weekdays from `fom` to `tom`."""
    return antall_virkedager(Periode(fom, tom))


@dataclass(slots=True, eq=False)
class Tilstand:
    """Everything the rules may look at for one person at one moment."""

    toleranse: Toleranse
    dato: date = date.min
    aapne: list[Aapenlinje] = field(default_factory=list)
    krav: list[Aapenkrav] = field(default_factory=list)
    treff: list[Treff] = field(default_factory=list)
    sperret: set[tuple[int, int]] = field(default_factory=set)
    koblet: dict[int, dict[Aapenkrav, int]] = field(default_factory=lambda: defaultdict(dict))
    tidligere: dict[tuple[object, ...], list[Linje]] = field(default_factory=lambda: defaultdict(list))
    opphevet: set[int] = field(default_factory=set)
    _naboer: dict[int, list[Aapenkrav]] = field(default_factory=dict)
    _per_maaned: dict[tuple[str, int], list[Aapenkrav]] = field(default_factory=lambda: defaultdict(list))

    def legg_til_krav(self, poster: Iterable[Kravpost]) -> None:
        """Index the claims; ordered by period and reference, whatever order they come in."""
        for post in sorted(poster, key=lambda p: (p.fom, p.tom, p.orden)):
            krav = Aapenkrav(post)
            self.krav.append(krav)
            for maaned in range(_maaned(post.fom), _maaned(post.tom) + 1):
                self._per_maaned[familie(post.ytelse), maaned].append(krav)

    def noter_kobling(self, linje: int, krav: Aapenkrav, oere: int) -> None:
        """Remember what of a line belongs to which claim (a later minus line may follow it)."""
        samlet = self.koblet[linje]
        samlet[krav] = samlet.get(krav, 0) + oere

    def _naere(self, linje: Linje, familier: Sequence[str]) -> Iterator[Aapenkrav]:
        if linje.fom is None or linje.tom is None:
            return
        sett: set[int] = set()
        for navn in familier:
            for maaned in range(_maaned(linje.fom), _maaned(linje.tom) + 1):
                for krav in self._per_maaned.get((navn, maaned), ()):
                    if krav.synlig and id(krav) not in sett and (linje.id, krav.post.id) not in self.sperret:
                        sett.add(id(krav))
                        yield krav

    def overlappende(self, aapen: Aapenlinje) -> list[Aapenkrav]:
        """Claims of the line's ytelse (else its family) that share days with it, open or not.

        Claims of the line's own underenhet come alone when there are any.
        """
        naboer = self._naboer.get(aapen.linje.id)
        if naboer is None:
            naboer = self._naboer[aapen.linje.id] = self._finn_overlappende(aapen.linje)
        return naboer

    def ny_dag(self, dag: date) -> None:
        """Time moves on: other claims may be there, so what was found before is looked up anew."""
        self.dato = dag
        self._naboer.clear()

    def _finn_overlappende(self, linje: Linje) -> list[Aapenkrav]:
        if er_feriepenger(linje) or not linje.ytelse:
            return []
        naere = [k for k in self._naere(linje, (familie(linje.ytelse),)) if self._deler_dag(linje, k.post)]
        like = [k for k in naere if k.post.ytelse == linje.ytelse]
        return _samme_underenhet(linje, like or naere)

    def alle_ytelser(self, aapen: Aapenlinje) -> list[Aapenkrav]:
        """Claims of any ytelse (not feriepenger) that share days with the line."""
        navn = sorted({familie(k.post.ytelse) for k in self.krav if not er_feriepenger(k.post)})
        return [k for k in self._naere(aapen.linje, navn) if self._deler_dag(aapen.linje, k.post)]

    @staticmethod
    def _deler_dag(linje: Linje, post: Kravpost) -> bool:
        if linje.fom is None or linje.tom is None or er_feriepenger(post):
            return False
        return post.fom <= linje.tom and linje.fom <= post.tom

    def feriepengekrav(self, linje: Linje) -> list[Aapenkrav]:
        """The visible feriepenger claims that fit what the line says it is feriepenger of."""
        return [
            k
            for k in self.krav
            if k.synlig
            and er_feriepenger(k.post)
            and (linje.id, k.post.id) not in self.sperret
            and _samme_opphav(linje.feriepenger_av, k.post.feriepenger_av)
        ]


def _samme_opphav(a: str, b: str) -> bool:
    return not a or not b or familie(a) == familie(b)


def _samme_underenhet(linje: Linje, krav: list[Aapenkrav]) -> list[Aapenkrav]:
    egne = [k for k in krav if k.post.underenhet and k.post.underenhet == linje.underenhet]
    return egne or krav
