"""Automat: a counting rule as a table, state x kind of day -> next state, effect, provision.

The table *is* the rule. Two executors walk the same rows: the explained one in plain Python, the
mass one compiled, both through `tall`, which is the table as a row of whole numbers.
A row also says what happens when the day fills its counter (`ved_grense`); how many days fill it
is never in the table, it comes in from `parametre`.
Border: the shape of a table, its completeness and how it is printed. What the states mean is in
`*_tabell`; how the numbers are walked in `*_kjerne`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

from tilgode.values.hjemmel import Hjemmel

S = TypeVar("S", bound=IntEnum)
K = TypeVar("K", bound=IntEnum)
V = TypeVar("V", bound=IntEnum)


@dataclass(frozen=True, slots=True)
class Rad(Generic[S, K, V]):
    """One rule: in `tilstand`, a day of kind `slag` has effect `virkning` and leads to `neste`.

    `ved_grense` is the state instead of `neste` when the day fills the counter that it moves.
    """

    tilstand: S
    slag: K
    virkning: V
    neste: S
    hjemmel: Hjemmel
    ved_grense: S | None = None


#: The table as whole numbers: row r of the table begins at place FELT * r, and a row number in the
#: walks is that place. STABIL is 1 where a day of the same kind would meet the same row again (same
#: effect, same next state): then many equal days are one addition.
NESTE = 0
VIRKNING = 1
VED_GRENSE = 2
STABIL = 3
FELT = 4


@dataclass(frozen=True)
class Tabell(Generic[S, K, V]):
    """A complete table. Raises ValueError when a pair of state and kind has none or two rows."""

    navn: str
    tilstander: type[S]
    slag: type[K]
    rader: Sequence[Rad[S, K, V]]
    tall: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        nummer = [self._nummer(rad) for rad in self.rader]
        if sorted(nummer) != list(range(len(self.tilstander) * len(self.slag))):
            raise ValueError(f"{self.navn}: hvert par av tilstand og dagslag skal ha nøyaktig én rad")
        ordnet = [rad for _, rad in sorted(zip(nummer, self.rader, strict=True), key=lambda par: par[0])]
        object.__setattr__(self, "rader", tuple(ordnet))
        object.__setattr__(self, "tall", tuple(tall for rad in ordnet for tall in self._tall(rad)))

    def _nummer(self, rad: Rad[S, K, V]) -> int:
        return rad.tilstand * len(self.slag) + rad.slag

    def rad(self, tilstand: S, slag: K) -> Rad[S, K, V]:
        """The row for a state and a kind of day."""
        return self.rader[tilstand * len(self.slag) + slag]

    def _tall(self, rad: Rad[S, K, V]) -> tuple[int, int, int, int]:
        full = rad.neste if rad.ved_grense is None else rad.ved_grense
        return int(rad.neste), int(rad.virkning), int(full), int(self._er_stabil(rad))

    def _er_stabil(self, rad: Rad[S, K, V]) -> bool:
        igjen = self.rad(rad.neste, rad.slag)
        return (igjen.virkning, igjen.neste, igjen.ved_grense) == (rad.virkning, rad.neste, rad.ved_grense)


class Radtekst(NamedTuple):
    """What a row says in a step: rule key, provision, effect, and the two facts that chose it."""

    regel: str
    hjemmel: Hjemmel
    utfall: str
    fakta: tuple[tuple[str, str], tuple[str, str]]


def radtekster(tabell: Tabell[S, K, V], regel: Callable[[str], str]) -> tuple[Radtekst, ...]:
    """Every row in the order of its number; `regel` makes the rule key of an effect."""
    return tuple(
        Radtekst(
            regel=regel(rad.virkning.name.lower()),
            hjemmel=rad.hjemmel,
            utfall=rad.virkning.name,
            fakta=(("tilstand", rad.tilstand.name), ("dagslag", rad.slag.name)),
        )
        for rad in tabell.rader
    )


def som_markdown(tabell: Tabell[S, K, V]) -> str:
    """The table as it stands, for the reference docs: one line per row, in the order of the states."""
    linjer = [
        f"### {tabell.navn}",
        "",
        "| Tilstand | Dagslag | Virkning | Neste tilstand | Når telleren er full | Hjemmel |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for rad in tabell.rader:
        full = "" if rad.ved_grense is None else rad.ved_grense.name
        celler = (rad.tilstand.name, rad.slag.name, rad.virkning.name, rad.neste.name, full, str(rad.hjemmel))
        linjer.append("| " + " | ".join(celler) + " |")
    return "\n".join(linjer) + "\n"
