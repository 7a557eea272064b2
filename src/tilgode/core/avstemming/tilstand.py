"""One person's open lines and claims while time goes by.

Days are ordinals here, so that the conditions (`vilkaar`) are plain arithmetic.
Border: keeps the books of a run; decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tilgode.core.avstemming.typer import Grunn, Kravpost, Linje, Toleranse, Treff
from tilgode.core.avstemming.vilkaar import samme_opphav

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


class Aapenkrav:
    """A claim under way: what has been claimed so far, and what has been matched to it."""

    __slots__ = ("fom", "krevd", "mottatt", "opphav", "post", "synlig", "tom")

    def __init__(self, post: Kravpost) -> None:
        self.post = post
        self.fom, self.tom = post.fom.toordinal(), post.tom.toordinal()
        self.opphav = familie(post.feriepenger_av) or 0
        self.krevd = self.mottatt = 0
        self.synlig = False

    @property
    def rest(self) -> int:
        """Outstanding, in øre."""
        return self.krevd - self.mottatt


class Aapenlinje:
    """A line under way: what is left of it; `roert` when a person has undone a match of it.

    `fom` and `tom` are 0 when the line has no period.
    """

    __slots__ = ("fom", "linje", "opphav", "rest", "roert", "tom", "underenhet", "ytelse")

    def __init__(self, linje: Linje, rest: int) -> None:
        self.linje, self.rest, self.roert = linje, rest, False
        har_periode = linje.fom is not None and linje.tom is not None
        self.fom = linje.fom.toordinal() if linje.fom is not None and har_periode else 0
        self.tom = linje.tom.toordinal() if linje.tom is not None and har_periode else 0
        self.opphav = familie(linje.feriepenger_av) or 0
        self.ytelse, self.underenhet = linje.ytelse, linje.underenhet


@dataclass(frozen=True, slots=True)
class Del:
    """A rule's answer: so much of this line to this claim, and why."""

    linje: Aapenlinje
    krav: Aapenkrav
    oere: int
    grunn: Grunn


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
    _per_familie: dict[str, list[Aapenkrav]] = field(default_factory=lambda: defaultdict(list))

    def legg_til_krav(self, poster: Iterable[Kravpost]) -> None:
        """Take the claims in; ordered by period and reference, whatever order they come in."""
        for post in sorted(poster, key=lambda p: (p.fom, p.tom, p.orden)):
            krav = Aapenkrav(post)
            self.krav.append(krav)
            if not er_feriepenger(post):
                self._per_familie[familie(post.ytelse)].append(krav)

    def noter_kobling(self, linje: int, krav: Aapenkrav, oere: int) -> None:
        """Remember what of a line belongs to which claim (a later minus line may follow it)."""
        samlet = self.koblet[linje]
        samlet[krav] = samlet.get(krav, 0) + oere

    def er_sperret(self, linje: Linje, krav: Aapenkrav) -> bool:
        """A person has undone this match."""
        return bool(self.sperret) and (linje.id, krav.post.id) in self.sperret

    def _naere(self, aapen: Aapenlinje, krav: Iterable[Aapenkrav]) -> list[Aapenkrav]:
        """Those of the claims that are there, share days with the line, and have not been refused it."""
        if not aapen.fom:
            return []
        return [
            k
            for k in krav
            if k.fom <= aapen.tom and aapen.fom <= k.tom and k.synlig and not self.er_sperret(aapen.linje, k)
        ]

    def overlappende(self, aapen: Aapenlinje) -> list[Aapenkrav]:
        """Claims of the line's ytelse (else its family) that share days with it, open or not.

        Claims of the line's own underenhet come alone when there are any.
        """
        naboer = self._naboer.get(aapen.linje.id)
        if naboer is None:
            naboer = self._naboer[aapen.linje.id] = self._finn_overlappende(aapen)
        return naboer

    def ny_dag(self, dag: date) -> None:
        """Time moves on: other claims may be there, so what was found before is looked up anew."""
        self.dato = dag
        self._naboer.clear()

    def _finn_overlappende(self, aapen: Aapenlinje) -> list[Aapenkrav]:
        linje = aapen.linje
        if er_feriepenger(linje) or not linje.ytelse:
            return []
        naere = self._naere(aapen, self._per_familie.get(familie(linje.ytelse), ()))
        like = [k for k in naere if k.post.ytelse == linje.ytelse]
        return _samme_underenhet(linje, like or naere)

    def alle_ytelser(self, aapen: Aapenlinje) -> list[Aapenkrav]:
        """Claims of any ytelse (not feriepenger) that share days with the line."""
        return self._naere(aapen, (k for k in self.krav if not er_feriepenger(k.post)))

    def synlige(self, linje: Linje) -> list[Aapenkrav]:
        """Every claim that is there and has not been refused the line."""
        return [k for k in self.krav if k.synlig and not self.er_sperret(linje, k)]

    def feriepengekrav(self, aapen: Aapenlinje) -> list[Aapenkrav]:
        """The visible feriepenger claims that fit what the line says it is feriepenger of."""
        return [k for k in self.synlige(aapen.linje) if er_feriepenger(k.post) and samme_opphav(aapen, k)]


def _samme_underenhet(linje: Linje, krav: list[Aapenkrav]) -> list[Aapenkrav]:
    egne = [k for k in krav if k.post.underenhet and k.post.underenhet == linje.underenhet]
    return egne or krav
