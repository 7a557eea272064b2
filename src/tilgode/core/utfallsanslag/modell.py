"""What own history says: how long those wait that are answered, and how often each evidence came true.

Two parts. The curve of a group (ytelse and claim type) is a survival estimate over every claim, answered or
not; its plateau is those never answered, and what lies above is the wait of the others. The share that is
never answered, by evidence, is counted at some ages among those still unanswered then (landmarks), on claims
old enough to know, and weighed with the judgement of the catalogue when they are few. Border: pure; the estimator comes in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.utfallsanslag.katalog import AV_TYPE, UTEN_BEVIS, VEKT, styrke
from tilgode.core.utfallsanslag.typer import Bevis, Bevistype, Hendelse, Tilfelle
from tilgode.core.ventetid.kurve import TOM, Estimator, Kurve

#: A group has a curve of its own from so many answers on; smaller ones share that of all.
MINSTE_GRUPPE = 30
#: When nobody has been answered yet, a claim is held to be old enough after a year.
MODEN_UTEN_HISTORIE = 365
#: Ages, in days, at which claims still unanswered are counted.
ALDRE = (0, 15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365, 500, 700)
_MODEN_PROSENT = 99
_MAKS_HALVERINGER = 60
Noekkel = tuple[Hendelse, Bevistype | None, int]


@dataclass(frozen=True, slots=True)
class Modell:
    """Curves by (event, group), group None for all, and how often the event never came, by evidence and age.

    `telling` gives (never, all) of claims that were still without the event at an age of ALDRE, with this
    evidence as their strongest by then, and are old enough now to know.
    """

    kurver: Mapping[tuple[Hendelse, tuple[str, str] | None], Kurve]
    telling: Mapping[Noekkel, tuple[int, int]]

    def kurve(self, hendelse: Hendelse, gruppe: tuple[str, str]) -> Kurve:
        """The curve that tells of a claim: its group's own when it is large enough."""
        egen = self.kurver.get((hendelse, gruppe), TOM)
        return egen if egen.besvarte >= MINSTE_GRUPPE else self.kurver.get((hendelse, None), TOM)

    def andel_aldri(self, tilfelle: Tilfelle, bevis: Bevis | None, dager: int) -> Fraction:
        """How often the event never comes to a claim like this, `dager` old and still without it.

        Judgement and all claims from their start first; then those that were as old, as far as there are any;
        then the days since that age by the curve.
        """
        alder = ALDRE[bisect_right(ALDRE, dager) - 1]
        fra = max(0, (bevis.fra - tilfelle.start).days) if bevis else 0
        type_ = bevis.type if bevis else None
        start = ALDRE[bisect_right(ALDRE, fra) - 1]
        andel = self._vei(tilfelle, type_, start, _skjoenn(tilfelle.hendelse, type_))
        andel = self._senere(tilfelle, andel, start, max(alder, start))
        if alder > start:
            andel = self._vei(tilfelle, type_, alder, andel)
        return self._senere(tilfelle, andel, max(alder, start), max(dager, start))

    def _vei(self, tilfelle: Tilfelle, type_: Bevistype | None, alder: int, foer: Fraction) -> Fraction:
        """What was believed before, weighed with what was counted at the age."""
        aldri, alle = self.telling.get((tilfelle.hendelse, type_, alder), (0, 0))
        return (aldri + VEKT * foer) / (alle + VEKT)

    def _senere(self, tilfelle: Tilfelle, andel: Fraction, fra: int, til: int) -> Fraction:
        """Bayes: the longer without the event, the likelier it never comes."""
        foer = self.andel_som_venter_lengre(tilfelle.hendelse, tilfelle.gruppe, fra)
        etter = self.andel_som_venter_lengre(tilfelle.hendelse, tilfelle.gruppe, til)
        return andel / (andel + (1 - andel) * min(Fraction(1), etter / foer))

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


def sterkeste(tilfelle: Tilfelle, dag: date | None = None) -> Bevis | None:
    """The strongest evidence that was there on the day (still is, when None), and before the event."""
    gyldige = [
        b
        for b in tilfelle.bevis
        if AV_TYPE[b.type].hendelse is tilfelle.hendelse
        and b.gjelder(dag)
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
    return Modell(kurver, _tell(tilfeller, per, Modell(kurver, {})))


def _par(tilfeller: Iterable[Tilfelle], per: date) -> list[tuple[int, bool]]:
    return [(max(0, ((t.skjedde or per) - t.start).days), t.skjedde is not None) for t in tilfeller]


def _tell(tilfeller: Iterable[Tilfelle], per: date, modell: Modell) -> dict[Noekkel, tuple[int, int]]:
    """Counted on the claims old enough that nearly all who are answered would have been."""
    moden: dict[tuple[Hendelse, tuple[str, str]], int] = {}
    telling: dict[Noekkel, list[int]] = defaultdict(lambda: [0, 0])
    for t in tilfeller:
        noekkel = (t.hendelse, t.gruppe)
        if noekkel not in moden:
            dager = modell.kurve(*noekkel).persentil_av_besvarte(_MODEN_PROSENT)
            moden[noekkel] = MODEN_UTEN_HISTORIE if dager is None else dager
        if (per - t.start).days >= moden[noekkel]:
            _tell_en(t, per, telling)
    return {noekkel: (aldri, alle) for noekkel, (aldri, alle) in telling.items()}


def _tell_en(t: Tilfelle, per: date, telling: dict[Noekkel, list[int]]) -> None:
    """One claim at every age it reached without the event."""
    siste = ((t.skjedde or per) - t.start).days
    for alder in ALDRE:
        if alder >= siste:
            return
        bevis = sterkeste(t, t.start + timedelta(days=alder)) if t.bevis else None
        tall = telling[t.hendelse, bevis.type if bevis else None, alder]
        tall[0] += t.skjedde is None
        tall[1] += 1


def _skjoenn(hendelse: Hendelse, type_: Bevistype | None) -> Fraction:
    return Fraction(AV_TYPE[type_].promille if type_ else UTEN_BEVIS[hendelse], 1000)
