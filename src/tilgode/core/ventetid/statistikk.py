"""The tables of waiting times: per ytelse and claim type, per month, and as T-11 and T-12.

Every claim of a group is in its figures, answered or not. Border: groups and figures; no words, no forms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from tilgode.core.ventetid.kurve import TOM, Estimator, Kurve
from tilgode.core.ventetid.typer import Kravtype, Norm, Observasjon, Slutt
from tilgode.values.kalender import Maaned

PERSENTILER = (25, 50, 80, 90)
_N = TypeVar("_N", bound=Hashable)
Norm_av = Callable[[str, date], Norm | None]


@dataclass(frozen=True, slots=True)
class Ventetidsrad:
    """A group: how many, the percentiles in days, and the shares over norm and over the outer limit.

    `persentiler` follow PERSENTILER; None when so many are not answered. `innen_baand` is the 95 % band of the
    share within the norm. Shares are None when no norm holds for all of the group.
    """

    ytelse: str
    type: Kravtype | None
    maaned: Maaned | None
    antall: int
    besvart: int
    ubesvart: int
    persentiler: tuple[int | None, ...]
    norm_dager: int | None
    ytre_grense_dager: int | None
    innen_norm: Fraction | None
    innen_baand: tuple[Fraction, Fraction] | None
    innen_ytre: Fraction | None
    ubesvart_over_norm: int
    ubesvart_over_ytre: int

    @property
    def over_norm(self) -> Fraction | None:
        """The share that waits longer than the norm."""
        return None if self.innen_norm is None else 1 - self.innen_norm

    @property
    def over_ytre(self) -> Fraction | None:
        """The share that waits longer than the outer limit."""
        return None if self.innen_ytre is None else 1 - self.innen_ytre


@dataclass(frozen=True, slots=True)
class Normrad:
    """A row of the tables laid out like T-11 and T-12: the share within norm of claims sent each year.

    `omraade` is a code of the norms, or one of the sums ALT, NASJONAL and UTLAND.
    """

    omraade: str
    krav_prosent: int | None
    antall: int
    andeler: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Ventetidsstatistikk:
    """All tables at a date; `aar` are the columns of the two norm tables."""

    per: date
    aar: tuple[int, ...]
    ytelser: tuple[Ventetidsrad, ...]
    typer: tuple[Ventetidsrad, ...]
    maaneder: tuple[Ventetidsrad, ...]
    nasjonal: tuple[Normrad, ...]
    utland: tuple[Normrad, ...]


def lag_statistikk(
    observasjoner: Sequence[Observasjon], per: date, norm: Norm_av, estimer: Estimator
) -> Ventetidsstatistikk:
    """Every table from the observations known at `per`."""
    aar = tuple(sorted({o.sendt.year for o in observasjoner}))
    tabell = _Tabeller(norm, estimer)
    return Ventetidsstatistikk(
        per,
        aar,
        ytelser=tuple(
            tabell.rad(y, None, None, g) for (y,), g in _grupper(observasjoner, lambda o: (o.ytelse,))
        ),
        typer=tuple(
            tabell.rad(y, Kravtype(t), None, g)
            for (y, t), g in _grupper(observasjoner, lambda o: (o.ytelse, o.type.value))
        ),
        maaneder=tuple(
            tabell.rad(y, None, m, g)
            for (y, m), g in _grupper(observasjoner, lambda o: (o.ytelse, Maaned.av(o.sendt)))
        ),
        nasjonal=tuple(tabell.normrader(observasjoner, aar, utland=False)),
        utland=tuple(tabell.normrader(observasjoner, aar, utland=True)),
    )


def over_grensen(observasjoner: Iterable[Observasjon], norm: Norm_av) -> list[Observasjon]:
    """Claims without an answer beyond the outer limit of their norm, the longest wait first (R-256)."""
    funnet = []
    for o in observasjoner:
        grense = norm(o.ytelse, o.sendt)
        if _er_ubesvart(o) and grense is not None and o.dager > grense.ytre_grense_dager:
            funnet.append(o)
    return sorted(funnet, key=lambda o: (-o.dager, o.krav))


def _er_ubesvart(o: Observasjon) -> bool:
    return o.slutt is Slutt.UBESVART


def _grupper(
    observasjoner: Iterable[Observasjon], noekkel: Callable[[Observasjon], _N]
) -> list[tuple[_N, list[Observasjon]]]:
    samlet: Mapping[_N, list[Observasjon]] = defaultdict(list)
    for o in observasjoner:
        samlet[noekkel(o)].append(o)
    return sorted(samlet.items(), key=lambda par: par[0])  # type: ignore[arg-type, return-value]


@dataclass(frozen=True, slots=True)
class _Tabeller:
    norm: Norm_av
    estimer: Estimator

    def kurve(self, gruppe: Sequence[Observasjon]) -> Kurve:
        return self.estimer([(o.dager, o.slutt.er_svar) for o in gruppe]) if gruppe else TOM

    def rad(
        self, ytelse: str, type_: Kravtype | None, maaned: Maaned | None, gruppe: Sequence[Observasjon]
    ) -> Ventetidsrad:
        kurve = self.kurve(gruppe)
        norm = self.norm(ytelse, max(o.sendt for o in gruppe))
        ubesvarte = [o for o in gruppe if _er_ubesvart(o)]
        return Ventetidsrad(
            ytelse,
            type_,
            maaned,
            antall=len(gruppe),
            besvart=kurve.besvarte,
            ubesvart=len(ubesvarte),
            persentiler=tuple(kurve.persentil(p) for p in PERSENTILER),
            norm_dager=norm.norm_dager if norm else None,
            ytre_grense_dager=norm.ytre_grense_dager if norm else None,
            innen_norm=_innen(kurve, gruppe, norm.norm_dager) if norm else None,
            innen_baand=kurve.baand_innen(norm.norm_dager) if norm else None,
            innen_ytre=_innen(kurve, gruppe, norm.ytre_grense_dager) if norm else None,
            ubesvart_over_norm=sum(o.dager > norm.norm_dager for o in ubesvarte) if norm else 0,
            ubesvart_over_ytre=sum(o.dager > norm.ytre_grense_dager for o in ubesvarte) if norm else 0,
        )

    def normrader(
        self, observasjoner: Sequence[Observasjon], aar: Sequence[int], *, utland: bool
    ) -> Iterable[Normrad]:
        """The sums first, then each area, as T-11 and T-12 do."""
        egne = [o for o in observasjoner if o.utland is utland]
        if not utland:
            yield self._normrad("ALT", observasjoner, aar)
        yield self._normrad("UTLAND" if utland else "NASJONAL", egne, aar)
        for omraade, gruppe in _grupper(egne, self._omraade):
            yield self._normrad(omraade, gruppe, aar)

    def _omraade(self, o: Observasjon) -> str:
        norm = self.norm(o.ytelse, o.sendt)
        return norm.omraade if norm else o.ytelse

    def _normrad(self, omraade: str, gruppe: Sequence[Observasjon], aar: Sequence[int]) -> Normrad:
        krav = {n.krav_prosent for o in gruppe if (n := self.norm(o.ytelse, o.sendt)) is not None}
        return Normrad(
            omraade,
            krav.pop() if len(krav) == 1 else None,
            len(gruppe),
            tuple(self._andel([o for o in gruppe if o.sendt.year == ett]) for ett in aar),
        )

    def _andel(self, gruppe: Sequence[Observasjon]) -> Fraction | None:
        """Within norm, each group of equal norm by its own curve, weighed by its size."""
        sum_, antall = Fraction(0), 0
        for dager, egne in _grupper(gruppe, self._normdager):
            andel = _innen(self.kurve(egne), egne, dager) if dager else None
            if andel is not None:
                sum_, antall = sum_ + andel * len(egne), antall + len(egne)
        return sum_ / antall if antall else None

    def _normdager(self, o: Observasjon) -> int:
        norm = self.norm(o.ytelse, o.sendt)
        return norm.norm_dager if norm else 0


def _innen(kurve: Kurve, gruppe: Sequence[Observasjon], dager: int) -> Fraction | None:
    """The share within so many days; None when nobody has been followed that far and some are unanswered."""
    lengst = max((o.dager for o in gruppe), default=0)
    if kurve.ubesvart and kurve.andel_aldri and lengst < dager:
        return None
    return kurve.andel_innen(dager) if gruppe else None
