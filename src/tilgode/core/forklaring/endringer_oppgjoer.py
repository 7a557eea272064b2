"""Declared changes of the law's values (which G), and of what was paid after the law had spoken.

Border: values; changes of a person's facts are in `endringer`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tilgode.core.forklaring.endringer import Endring, Utfall
from tilgode.rules.felles.grunnbeloep import Grunnbeloepstabell
from tilgode.rules.parametre import Lovparametre


@dataclass(frozen=True, slots=True)
class UtenGrunnbeloep(Endring):
    """The G that came on a day had not been taken into use: the one before it holds on."""

    i_loven: ClassVar[bool] = True
    fom: date

    def parametre(self, parametre: Lovparametre) -> Lovparametre:
        """The values of the law with every G before the day."""
        rader = tuple(rad for rad in parametre.grunnbeloep.rader if rad.fom < self.fom)
        return Lovparametre(
            parametre.linjer, Grunnbeloepstabell(rader), parametre.agpordninger, parametre.frister
        )


@dataclass(frozen=True, slots=True)
class FremskyndGrunnbeloep(Endring):
    """The G that comes on a day was used from an earlier day already."""

    i_loven: ClassVar[bool] = True
    fom: date
    fra: date

    def parametre(self, parametre: Lovparametre) -> Lovparametre:
        """The values of the law with the G moved."""
        rader = tuple(
            replace(rad, fom=self.fra, virkning=self.fra) if rad.fom == self.fom else rad
            for rad in parametre.grunnbeloep.rader
        )
        return Lovparametre(
            parametre.linjer, Grunnbeloepstabell(rader), parametre.agpordninger, parametre.frister
        )


@dataclass(frozen=True, slots=True)
class Avrunding(Endring):
    """So many øre more or less on each paid day (a krone, by the rounding of parts)."""

    i_oppgjoeret: ClassVar[bool] = True
    oere_per_dag: int

    def oppgjoer(self, utfall: Utfall) -> Utfall:
        """Each paid day changed."""
        dager = tuple(oere + self.oere_per_dag if oere > 0 else oere for oere in utfall.dager)
        return utfall._replace(dager=dager)


@dataclass(frozen=True, slots=True)
class IngenBetaling(Endring):
    """Nothing has been paid, whatever the law gives: `grunn` tells the proposals apart."""

    i_oppgjoeret: ClassVar[bool] = True
    grunn: str

    def oppgjoer(self, utfall: Utfall) -> Utfall:
        """Every day worth nothing."""
        return Utfall((0,) * len(utfall.dager))


@dataclass(frozen=True, slots=True)
class Trekk(Endring):
    """Nav took so many øre out of the payment for something else (negative: paid so much more)."""

    i_oppgjoeret: ClassVar[bool] = True
    oere: int

    def oppgjoer(self, utfall: Utfall) -> Utfall:
        """An amount that belongs to no day."""
        return utfall._replace(uten_dager=utfall.uten_dager - self.oere)
