"""Two answers of the law beside each other: the facts as they are, and as somebody thinks them.

Amounts come from `vurder_refusjon` and from nowhere else. Days are those of the claim, and all others of
the employment that came out otherwise.
Border: pure comparison; what was changed is `tenkt`, the sentences of the steps are `params.tekster`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import zip_longest

from tilgode.core.forklaring.endringer import Endring
from tilgode.core.forklaring.utregning import SYKEPENGER_AGP
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Vurdertdag
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

SYKEPENGER = "SYKEPENGER"


@dataclass(frozen=True, slots=True)
class Dagsvar:
    """What the law makes of a day at the employment; codes as they are stored, øre for the day."""

    klasse: str
    betaler: str
    grad: Fraction
    oere: int
    ytelse: str
    avslag: str


@dataclass(frozen=True, slots=True)
class Tenktdag:
    """A day before and after; None: nothing is known of it."""

    dag: date
    foer: Dagsvar | None
    etter: Dagsvar | None

    @property
    def er_ulik(self) -> bool:
        """The change made something of the day other; of a weekend day, its degree says nothing."""
        if er_helg(self.dag) and self.foer is not None and self.etter is not None:
            return (self.foer.klasse, self.foer.oere) != (self.etter.klasse, self.etter.oere)
        return self.foer != self.etter

    @property
    def foer_oere(self) -> int:
        """Expected before, whatever claim it belongs to."""
        return self.foer.oere if self.foer else 0

    @property
    def etter_oere(self) -> int:
        """Expected after."""
        return self.etter.oere if self.etter else 0


@dataclass(frozen=True, slots=True)
class Stegpar:
    """A step before and the one that stands in its place after; one of them may be missing."""

    foer: Steg | None
    etter: Steg | None

    @property
    def er_ulik(self) -> bool:
        """They are not the same step with the same values."""
        return self.foer != self.etter


@dataclass(frozen=True, slots=True)
class Tenktutfall:
    """Both answers for one claim; `dager` are the claim's, `andre` the others that differ.

    `foer_oere` and `etter_oere` are what is expected on the claim; `utenfor_oere` is how much the change
    moves on other claims and days of the employment.
    """

    endringer: tuple[Endring, ...]
    dager: tuple[Tenktdag, ...]
    andre: tuple[Tenktdag, ...]
    foer_oere: int
    etter_oere: int
    utenfor_oere: int
    foer: Vurdering
    etter: Vurdering
    navn: str

    @property
    def forskjell_oere(self) -> int:
        """After less before, on the claim."""
        return self.etter_oere - self.foer_oere

    @property
    def foerste_ulike(self) -> date | None:
        """The first day of the claim with another amount, else with anything else other, else elsewhere."""
        med_penger = (d.dag for d in self.dager if d.foer_oere != d.etter_oere)
        ellers = (d.dag for d in (*self.dager, *self.andre) if d.er_ulik)
        return next(med_penger, None) or next(ellers, None)

    def steg(self, dag: date) -> tuple[Stegpar, ...]:
        """The steps behind a day, before and after, paired; the same steps stand on one row."""
        return tuple(_par(self.foer.steg(dag, self.navn), self.etter.steg(dag, self.navn)))


def sammenlign(
    foer: Vurdering,
    endringer: tuple[Endring, ...],
    navn: str,
    ytelse: str,
    periode: Periode,
) -> Tenktutfall:
    """Ask the law again under the changes; raises ValueError when the facts then contradict themselves."""
    fakta, parametre = _endret(foer.fakta, foer.parametre, endringer)
    etter = vurder_refusjon(fakta, parametre)
    alle = tuple(_dager(foer.arbeidsgivere[navn].dager, etter.arbeidsgivere[navn].dager, periode))
    dager = tuple(d for d in alle if d.dag in periode)
    foer_oere, etter_oere = _kravets(dager, ytelse)
    alt = sum(d.etter_oere - d.foer_oere for d in alle)
    return Tenktutfall(
        endringer,
        dager,
        tuple(d for d in alle if d.dag not in periode and d.er_ulik),
        foer_oere,
        etter_oere,
        alt - (etter_oere - foer_oere),
        foer,
        etter,
        navn,
    )


def _endret(
    fakta: Personfakta, parametre: Lovparametre, endringer: Sequence[Endring]
) -> tuple[Personfakta, Lovparametre]:
    for endring in endringer:
        fakta, parametre = endring.fakta(fakta), endring.parametre(parametre)
    return fakta, parametre


def _dager(foer: Tidslinje[Vurdertdag], etter: Tidslinje[Vurdertdag], periode: Periode) -> Iterator[Tenktdag]:
    """The claim's days, and every day that something is known of before or after."""
    svar_foer, svar_etter = foer.omform(_svar), etter.omform(_svar)
    ulike = set(svar_foer) ^ set(svar_etter)
    for dag in sorted({*periode, *(dag for loep in ulike for dag in loep.periode)}):
        yield Tenktdag(dag, svar_foer.verdi(dag), svar_etter.verdi(dag))


def _svar(dag: Vurdertdag) -> Dagsvar:
    refundert = dag.klasse is Dagklasse.AGP and dag.refusjon_oere > 0
    return Dagsvar(
        dag.klasse.value,
        dag.betaler.value,
        dag.grad,
        dag.refusjon_oere,
        SYKEPENGER_AGP if refundert else SYKEPENGER,
        dag.avslag[0].value if dag.avslag else "",
    )


def _kravets(dager: Sequence[Tenktdag], ytelse: str) -> tuple[int, int]:
    """What of the days' money is the claim's: that of its own ytelse, or all when there is none of it."""

    def summer(svar: Sequence[Dagsvar | None]) -> tuple[int, int]:
        kjente = [ett for ett in svar if ett is not None]
        return sum(s.oere for s in kjente if s.ytelse == ytelse), sum(s.oere for s in kjente)

    (foer_egne, foer_alt), (etter_egne, etter_alt) = (
        summer([d.foer for d in dager]),
        summer([d.etter for d in dager]),
    )
    if foer_egne or etter_egne:
        return foer_egne, etter_egne
    return foer_alt, etter_alt


def _par(foer: Sequence[Steg], etter: Sequence[Steg]) -> Iterator[Stegpar]:
    """Equal steps together; steps of one rule that got other values, beside each other."""
    for hva, a, b, c, d in SequenceMatcher(None, foer, etter, autojunk=False).get_opcodes():
        if hva == "equal":
            yield from (Stegpar(x, y) for x, y in zip(foer[a:b], etter[c:d], strict=True))
        else:
            yield from _ulike(foer[a:b], etter[c:d])


def _ulike(foer: Sequence[Steg], etter: Sequence[Steg]) -> Iterator[Stegpar]:
    regler = SequenceMatcher(None, [s.regel for s in foer], [s.regel for s in etter], autojunk=False)
    for _, a, b, c, d in regler.get_opcodes():
        yield from (Stegpar(x, y) for x, y in zip_longest(foer[a:b], etter[c:d]))
