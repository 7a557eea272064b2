"""A proposal that has been tried, and combinations that may come out as what Nav paid.

Two causes that both change a claim act on each other (four days less, each at another rate), so sums of
their effects will not do: line by line the shares they leave are multiplied. That only tells which
combinations are worth asking the law about.
Border: arithmetic on what the law has answered; the answer to a combination is the law's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

from tilgode.core.forklaring.endringer import Utfall
from tilgode.core.forklaring.katalog import Hypotese
from tilgode.core.forklaring.maal import SPILLEROM_OERE, Maal

#: Causes that are one fact of the claim: two of a kind do not go together.
EN_GANG = frozenset(
    {
        "TILLEGG_UTELATT",
        "GRUNNLAG_MAANEDER",
        "GRUNNLAG_AORDNINGEN",
        "SKJAERINGSTIDSPUNKT",
        "GAMMEL_G",
        "ANNEN_ARBEIDSGIVER",
        "ANDRE_YTELSER",
        "FEIL_GRAD",
        "AVRUNDING",
        "MOTREGNET",
        "MAKSDATO",
        "ETTER_SLUTT",
        "REFUSJON_OPPHOERT",
        "AGP_EGENMELDING",
        "AGP_HELG",
        "AGP_OPPHOLD",
    }
)
PAR = 2
#: Causes that each set the income of the basis.
INNTEKTER = frozenset({"TILLEGG_UTELATT", "GRUNNLAG_MAANEDER", "GRUNNLAG_AORDNINGEN"})


@dataclass(frozen=True, slots=True)
class Proevd:
    """A proposal with what it gives: which uncovered days become worth nothing (bits), øre per line."""

    nr: int
    hypotese: Hypotese
    utfall: Utfall
    nullet: int
    linjer: tuple[int, ...]


class Kombinasjoner:
    """Combinations of tried proposals that come near the target, the likeliest first."""

    def __init__(self, maal: Maal, grunn: Utfall) -> None:
        """`grunn` is what was expected."""
        self._maal = maal
        self._alt = (1 << len(maal.udekket)) - 1 if maal.lesbar else 0
        self._grunn = self._linjesummer(grunn)
        self._krav = tuple(linje.oere for linje in maal.linjer) if maal.lesbar else (maal.sum_oere,)
        self._slark = tuple(
            SPILLEROM_OERE * antall
            for antall in (
                [len(linje.plasser) for linje in maal.linjer] if maal.lesbar else [len(grunn.dager)]
            )
        )

    def proevd(self, nr: int, hypotese: Hypotese, utfall: Utfall) -> Proevd:
        """A proposal with its outcome."""
        nullet = sum(1 << bit for bit, i in enumerate(self._maal.udekket) if not utfall.dager[i])
        return Proevd(nr, hypotese, utfall, nullet, self._linjesummer(utfall))

    def _linjesummer(self, utfall: Utfall) -> tuple[int, ...]:
        if not self._maal.lesbar:
            return (sum(utfall.dager),)
        return tuple(sum(utfall.dager[i] for i in linje.plasser) for linje in self._maal.linjer)

    def finn(self, proevde: Sequence[Proevd], antall: int, grense: int) -> list[tuple[Proevd, ...]]:
        """At most `grense` combinations of `antall` proposals."""
        mulige = combinations(proevde, antall) if antall > PAR else self._par(proevde)
        funnet = [k for k in mulige if self._er_naer(k) and _kan_sammen(k)]
        funnet.sort(key=lambda k: -prod(p.hypotese.vekt for p in k))
        return funnet[:grense]

    def _par(self, proevde: Sequence[Proevd]) -> Iterator[tuple[Proevd, ...]]:
        """Pairs that leave no day uncovered and come near on the first line: most fail there.

        Only a sieve before `_er_naer`, which asks the same and the rest.
        """
        alt, grunn = self._alt, self._grunn[0] if self._grunn else 0
        if grunn <= 0:
            yield from combinations(proevde, PAR)
            return
        lavest = (self._krav[0] - self._slark[0]) * grunn
        hoeyest = (self._krav[0] + self._slark[0]) * grunn
        rader = [(p, p.nullet, p.utfall.uten_dager, p.linjer[0]) for p in proevde]
        for i, (ett, nullet, uten_dager, linje) in enumerate(rader):
            for annet, annet_nullet, annet_uten_dager, annen_linje in rader[i + 1 :]:
                if (nullet | annet_nullet) & alt == alt and (
                    uten_dager or annet_uten_dager or lavest <= linje * annen_linje <= hoeyest
                ):
                    yield ett, annet

    def _er_naer(self, valgte: tuple[Proevd, ...]) -> bool:
        nullet = uten_dager = 0
        for ett in valgte:
            nullet |= ett.nullet
            uten_dager += ett.utfall.uten_dager
        if nullet & self._alt != self._alt:
            return False
        if uten_dager:
            return self._sum_er_naer(valgte, uten_dager)
        return all(self._linje_er_naer(valgte, i) for i in range(len(self._grunn)))

    def _linje_er_naer(self, valgte: tuple[Proevd, ...], i: int) -> bool:
        grunn = self._grunn[i]
        if grunn <= 0:
            return any(ett.linjer[i] for ett in valgte)
        nevner: int = grunn ** (len(valgte) - 1)
        teller = prod(ett.linjer[i] for ett in valgte)
        return abs(teller - self._krav[i] * nevner) <= self._slark[i] * nevner

    def _sum_er_naer(self, valgte: tuple[Proevd, ...], uten_dager: int) -> bool:
        grunn = sum(self._grunn)
        if grunn <= 0:
            return False
        teller = prod(sum(ett.linjer) for ett in valgte)
        nevner: int = grunn ** (len(valgte) - 1)
        return abs(teller + (uten_dager - sum(self._krav)) * nevner) <= sum(self._slark) * nevner


def _kan_sammen(valgte: tuple[Proevd, ...]) -> bool:
    """No cause that can be there only once is there twice, and one income only."""
    koder = [ett.hypotese.kode for ett in valgte]
    if sum(kode in INNTEKTER for kode in koder) > 1:
        return False
    return all(koder.count(kode) == 1 for kode in koder if kode in EN_GANG)


def par_i_rekkefoelge(valgte: Sequence[Proevd]) -> Iterator[Proevd]:
    """The order in which changes are made: the order of the proposals."""
    yield from sorted(valgte, key=lambda ett: ett.nr)
