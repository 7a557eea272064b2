"""Declared changes that only a person thinks of: no deviation has them as its cause.

They stand beside those of `endringer` and are used in the same way: a person's facts in, facts out.
Border: nothing is computed here; what a choice of changes means is put together in `tenkt`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tilgode.core.forklaring.endringer import FJERN_FRAMTID, Endring
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Fritak, Fritaksgrunn, Personfakta
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Tidslinje


def _endre(
    fakta: Personfakta, navn: str, endre: Callable[[Arbeidsgiverfakta], Arbeidsgiverfakta]
) -> Personfakta:
    return replace(fakta, arbeidsgivere=tuple(endre(a) if a.navn == navn else a for a in fakta.arbeidsgivere))


@dataclass(frozen=True, slots=True)
class MedFritak(Endring):
    """The employer is exempt from the arbeidsgiverperiode for a chronic illness from a day on (§ 8-20)."""

    navn: str
    fom: date

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """One exemption more, applied for on its first day."""
        nytt = Fritak(Fritaksgrunn.KRONISK, Periode(self.fom, FJERN_FRAMTID), self.fom)
        return _endre(fakta, self.navn, lambda a: replace(a, fritak=(*a.fritak, nytt)))


@dataclass(frozen=True, slots=True)
class SettRefusjon(Endring):
    """The refund claimed for the days was another (kroner a month)."""

    navn: str
    periode: Periode
    beloep: Fraction

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The refund laid over what was claimed."""
        ny = Tidslinje.av((self.periode, self.beloep))
        return _endre(fakta, self.navn, lambda a: replace(a, refusjon=ny.over(a.refusjon)))


@dataclass(frozen=True, slots=True)
class ForlengRefusjon(Endring):
    """The refund of the nearest day that has one is claimed for these days too, where none was told."""

    navn: str
    periode: Periode

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The refund laid under what was claimed."""
        return _endre(fakta, self.navn, lambda a: replace(a, refusjon=self._forlenget(a.refusjon)))

    def _forlenget(self, refusjon: Tidslinje[Fraction]) -> Tidslinje[Fraction]:
        naermest = min(
            ((self._avstand(ett.periode), ett.fom, ett.verdi) for ett in refusjon),
            default=None,
        )
        if naermest is None:
            return refusjon
        return refusjon.over(Tidslinje.av((self.periode, naermest[2])))

    def _avstand(self, periode: Periode) -> int:
        if periode.overlapper(self.periode):
            return 0
        etter = periode.fom > self.periode.tom
        return (periode.fom - self.periode.tom if etter else self.periode.fom - periode.tom).days


def etter(dag: date) -> Periode:
    """Every day after a day."""
    return Periode(dag + EN_DAG, FJERN_FRAMTID)
