"""What own history says: how long those wait that are answered, and how often each evidence came true.

Two parts. The curve of a group (ytelse and claim type) is a survival estimate over every claim, answered or
not; its plateau is those never answered, and what lies above is the wait of the others. The share that is
never answered, by evidence, is counted on claims old enough to know, and weighed with the judgement of the
catalogue when they are few. Border: pure; the estimator comes in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.core.utfallsanslag.katalog import AV_TYPE, UTEN_BEVIS, VEKT, styrke
from tilgode.core.utfallsanslag.typer import Bevis, Bevistype, Hendelse, Tilfelle
from tilgode.core.ventetid.kurve import TOM, Estimator, Kurve

#: A group has a curve of its own from so many answers on; smaller ones share that of all.
MINSTE_GRUPPE = 30
#: When nobody has been answered yet, a claim is held to be old enough after a year.
MODEN_UTEN_HISTORIE = 365
_MODEN_PROSENT = 99
_MAKS_HALVERINGER = 60
Noekkel = tuple[Hendelse, Bevistype | None]


@dataclass(frozen=True, slots=True)
class Modell:
    """Curves by (event, group), group None for all, and the share never answered by (event, evidence)."""

    kurver: Mapping[tuple[Hendelse, tuple[str, str] | None], Kurve]
    aldri: Mapping[Noekkel, Fraction]

    def kurve(self, hendelse: Hendelse, gruppe: tuple[str, str]) -> Kurve:
        """The curve that tells of a claim: its group's own when it is large enough."""
        egen = self.kurver.get((hendelse, gruppe), TOM)
        return egen if egen.besvarte >= MINSTE_GRUPPE else self.kurver.get((hendelse, None), TOM)

    def andel_aldri(self, hendelse: Hendelse, bevis: Bevis | None) -> Fraction:
        """How often the event never comes with this evidence, or with none."""
        type_ = bevis.type if bevis else None
        return self.aldri.get((hendelse, type_), _skjoenn(hendelse, type_))

    def andel_som_venter_lengre(self, hendelse: Hendelse, gruppe: tuple[str, str], dager: int) -> Fraction:
        """Of those the event comes to: the share it comes to later than `dager`; never quite 0.

        Half a claim is added, and beyond the longest wait ever seen it is halved for each further p90.
        """
        kurve = self.kurve(hendelse, gruppe)
        if not kurve.besvarte:
            return max(Fraction(1, 20), 1 - Fraction(dager, MODEN_UTEN_HISTORIE))
        rest = kurve.andel_av_besvarte_over(dager) * kurve.besvarte
        lengst, p90 = kurve.persentil_av_besvarte(100) or 0, kurve.persentil_av_besvarte(90) or 1
        forbi = max(0, dager - lengst) // max(p90, 1)
        return (rest + Fraction(1, 2 ** (1 + min(forbi, _MAKS_HALVERINGER)))) / (kurve.besvarte + 1)


def sterkeste(tilfelle: Tilfelle) -> Bevis | None:
    """The strongest evidence that was there before the event."""
    gyldige = [
        b
        for b in tilfelle.bevis
        if AV_TYPE[b.type].hendelse is tilfelle.hendelse
        and (tilfelle.skjedde is None or b.fra < tilfelle.skjedde)
    ]
    return min(gyldige, key=lambda b: styrke(b.type), default=None)


def tilpass(tilfeller: Sequence[Tilfelle], per: date, estimer: Estimator) -> Modell:
    """The model of everything known at `per`."""
    grupper: dict[tuple[Hendelse, tuple[str, str] | None], list[Tilfelle]] = defaultdict(list)
    for ett in tilfeller:
        grupper[ett.hendelse, ett.gruppe].append(ett)
        grupper[ett.hendelse, None].append(ett)
    kurver = {noekkel: estimer(_par(egne, per)) for noekkel, egne in grupper.items()}
    return Modell(kurver, _andeler(tilfeller, per, Modell(kurver, {})))


def _par(tilfeller: Iterable[Tilfelle], per: date) -> list[tuple[int, bool]]:
    return [(max(0, ((t.skjedde or per) - t.start).days), t.skjedde is not None) for t in tilfeller]


def _andeler(tilfeller: Iterable[Tilfelle], per: date, modell: Modell) -> dict[Noekkel, Fraction]:
    """Counted on the claims old enough that nearly all who are answered would have been."""
    moden: dict[tuple[Hendelse, tuple[str, str]], int] = {}
    telling: dict[Noekkel, list[int]] = defaultdict(lambda: [0, 0])
    for t in tilfeller:
        noekkel = (t.hendelse, t.gruppe)
        if noekkel not in moden:
            dager = modell.kurve(*noekkel).persentil_av_besvarte(_MODEN_PROSENT)
            moden[noekkel] = MODEN_UTEN_HISTORIE if dager is None else dager
        bevis = sterkeste(t)
        fra = max(t.start, bevis.fra) if bevis else t.start
        if (per - fra).days >= moden[noekkel]:
            tall = telling[t.hendelse, bevis.type if bevis else None]
            tall[0] += t.skjedde is None
            tall[1] += 1
    return {
        noekkel: (aldri + VEKT * _skjoenn(*noekkel)) / (alle + VEKT)
        for noekkel, (aldri, alle) in telling.items()
    }


def _skjoenn(hendelse: Hendelse, type_: Bevistype | None) -> Fraction:
    return Fraction(AV_TYPE[type_].promille if type_ else UTEN_BEVIS[hendelse], 1000)
