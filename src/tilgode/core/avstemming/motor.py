"""The walk through time that makes matching independent of the order things were read in.

For each person the value dates of lines and the dates of claims are played in order. At each date
the sure rules are tried on the lines that are still open, against the claims that existed then. So
the state on a day depends only on what is dated up to that day: a later file cannot change an earlier
figure, and any order of files gives the same end. Suggestions are made once, at the end, and move
nothing.
Cost: lines and claims are grouped by person and sorted once; each group is walked alone.
Border: pure; what a person decided comes in as `Beslutning`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from tilgode.core.avstemming.regler import LEVERT, Regel, Regelsett
from tilgode.core.avstemming.regler_saerskilte import (
    er_motregning,
    finn_motlinje,
    parnoekkel,
)
from tilgode.core.avstemming.tilstand import Aapenkrav, Aapenlinje, Del, Tilstand, er_feriepenger
from tilgode.core.avstemming.typer import (
    Art,
    Beslutning,
    Grunn,
    Kravpost,
    Linje,
    Rest,
    Resultat,
    Toleranse,
    Treff,
)


def avstem(
    linjer: Iterable[Linje],
    krav: Iterable[Kravpost],
    beslutninger: Iterable[Beslutning] = (),
    *,
    plan: Sequence[Regelsett] = LEVERT,
) -> Resultat:
    """Match all lines against all claims, person by person.

    `beslutninger` must be about lines and claims that are given. `plan` says which rules run from which
    day, in order of day, the first from the beginning. The outcome is sorted by line.
    """
    alle = list(linjer)
    grupper, fremmede = _grupper(alle, krav, beslutninger)
    deler = [avstem_person(g.linjer, g.krav, g.beslutninger, plan=plan) for g in grupper.values() if g.linjer]
    ukjente = [Rest(x.id, x.oere, "UKJENT_PERSON") for x in alle if x.person is None]
    return _samle(deler, _uten_plasserte(ukjente, fremmede), {x.id: x.orden for x in alle})


@dataclass(slots=True)
class _Gruppe:
    linjer: list[Linje] = field(default_factory=list)
    krav: list[Kravpost] = field(default_factory=list)
    beslutninger: list[Beslutning] = field(default_factory=list)


def _grupper(
    linjer: Sequence[Linje], krav: Iterable[Kravpost], beslutninger: Iterable[Beslutning]
) -> tuple[dict[int, _Gruppe], list[Beslutning]]:
    """By person; a decision concerns the line's person and the claim's person (they may differ)."""
    grupper: dict[int, _Gruppe] = defaultdict(_Gruppe)
    person_av_linje = {x.id: x.person for x in linjer}
    person_av_krav: dict[int, int] = {}
    for linje in linjer:
        if linje.person is not None:
            grupper[linje.person].linjer.append(linje)
    for post in krav:
        person_av_krav[post.id] = post.person
        grupper[post.person].krav.append(post)
    fremmede = []
    for beslutning in beslutninger:
        linjens = person_av_linje.get(beslutning.linje)
        for person in {linjens, person_av_krav.get(beslutning.krav)} - {None}:
            grupper[cast("int", person)].beslutninger.append(beslutning)
        if linjens is None:
            fremmede.append(beslutning)
    return grupper, fremmede


def _uten_plasserte(ukjente: Iterable[Rest], faste: Iterable[Beslutning]) -> list[Rest]:
    """Lines without a known person may still have been placed by hand."""
    plassert: dict[int, int] = defaultdict(int)
    for beslutning in faste:
        plassert[beslutning.linje] += beslutning.oere if beslutning.til is None else 0
    rester = [Rest(r.linje, r.oere - plassert[r.linje], r.grunn) for r in ukjente]
    return [r for r in rester if r.oere]


def _samle(
    deler: Sequence[Resultat], ukjente: Sequence[Rest], orden: dict[int, tuple[date, str, int]]
) -> Resultat:
    treff = sorted((t for d in deler for t in d.treff), key=lambda t: orden[t.linje])
    forslag = sorted((t for d in deler for t in d.forslag), key=lambda t: orden[t.linje])
    rester = sorted([*(r for d in deler for r in d.rester), *ukjente], key=lambda r: orden[r.linje])
    return Resultat(tuple(treff), tuple(forslag), tuple(rester))


def avstem_person(
    linjer: Sequence[Linje],
    krav: Sequence[Kravpost],
    beslutninger: Sequence[Beslutning] = (),
    *,
    plan: Sequence[Regelsett] = LEVERT,
) -> Resultat:
    """Match one person's lines; see `avstem`. Suggestions are made by the last rules of the plan."""
    gang = _Gjennomgang(linjer, krav, beslutninger)
    sikre = [(s.fom, s.toleranse, [r for r in s.regler if r.art is Art.SIKKER]) for s in plan]
    for dag in gang.dager([s.fom for s in plan[1:]]):
        gang.flytt_til(dag)
        if gang.tilstand.aapne:
            _, toleranse, regler = next(s for s in reversed(sikre) if s[0] <= dag)
            gang.tilstand.toleranse = toleranse
            gang.proev_alle(regler)
    treff = tuple(gang.tilstand.treff)
    rester = gang.rester()
    gang.tilstand.treff = []
    gang.tilstand.toleranse = plan[-1].toleranse
    for regel in plan[-1].regler:
        if regel.art is Art.FORESLAATT:
            gang.proev(regel, ogsaa_roerte=True)
    return Resultat(treff, tuple(gang.tilstand.treff), rester)


class _Gjennomgang:
    """One person's walk: events by date, and the state they lead to."""

    def __init__(
        self,
        linjer: Sequence[Linje],
        krav: Sequence[Kravpost],
        beslutninger: Sequence[Beslutning],
    ) -> None:
        self.tilstand = Tilstand(Toleranse())
        self.tilstand.legg_til_krav(krav)
        self._nye_linjer: dict[date, list[Linje]] = defaultdict(list)
        self._endringer: dict[date, list[tuple[Aapenkrav, int]]] = defaultdict(list)
        self._faste: dict[date, list[tuple[int, Aapenkrav, int]]] = defaultdict(list)
        self._frigitt: dict[date, list[Beslutning]] = defaultdict(list)
        self._laast: dict[int, int] = defaultdict(int)
        self._aapen_av: dict[int, Aapenlinje] = {}
        for linje in sorted(linjer, key=lambda x: x.orden):
            self._nye_linjer[linje.valutadato].append(linje)
        for aapent in self.tilstand.krav:
            for dag, oere in aapent.post.endringer:
                self._endringer[dag].append((aapent, oere))
        self._les_beslutninger(beslutninger)

    def _les_beslutninger(self, beslutninger: Sequence[Beslutning]) -> None:
        krav_av = {k.post.id: k for k in self.tilstand.krav}
        for b in beslutninger:
            self._laast[b.linje] += b.oere
            krav = krav_av.get(b.krav)
            if krav is not None:
                self._faste[b.fra].append((b.linje, krav, b.oere))
            if b.til is not None:
                if b.sperrer:
                    self.tilstand.sperret.add((b.linje, b.krav))
                self._frigitt[b.til].append(b)
                if krav is not None:
                    self._faste[b.til].append((b.linje, krav, -b.oere))

    def dager(self, regelskifter: Iterable[date]) -> list[date]:
        """The dates on which something happens; other rules are something too."""
        if not self._nye_linjer:
            return []
        return sorted({*self._nye_linjer, *self._endringer, *self._faste, *self._frigitt, *regelskifter})

    def flytt_til(self, dag: date) -> None:
        """Let everything dated `dag` happen."""
        self.tilstand.ny_dag(dag)
        for krav, oere in self._endringer.get(dag, ()):
            krav.krevd += oere
            krav.synlig = True
        for linje_id, krav, oere in self._faste.get(dag, ()):
            krav.mottatt += oere
            self.tilstand.noter_kobling(linje_id, krav, oere)
        for linje in self._nye_linjer.get(dag, ()):
            self._ta_imot(linje)
        for beslutning in self._frigitt.get(dag, ()):
            self._frigi(beslutning)

    def _ta_imot(self, linje: Linje) -> None:
        aapen = Aapenlinje(linje, linje.oere - self._laast[linje.id])
        self._aapen_av[linje.id] = aapen
        self.tilstand.tidligere[parnoekkel(linje, linje.oere)].append(linje)
        if aapen.rest:
            self.tilstand.aapne.append(aapen)

    def _frigi(self, beslutning: Beslutning) -> None:
        self._laast[beslutning.linje] -= beslutning.oere
        aapen = self._aapen_av.get(beslutning.linje)
        if aapen is None:
            return
        aapen.rest += beslutning.oere
        aapen.roert = aapen.roert or beslutning.sperrer
        if aapen.rest and aapen not in self.tilstand.aapne:
            self.tilstand.aapne.append(aapen)
            self.tilstand.aapne.sort(key=lambda a: a.linje.orden)

    def proev_alle(self, regler: Sequence[Regel]) -> None:
        """Ask one rule after the other, again as long as something is open and something was found.

        What one rule has placed may be what another was waiting for; so a day's end does not hang on what
        else happens to the person later.
        """
        igjen = True
        while igjen and self.tilstand.aapne:
            igjen = bool(sum(self.proev(regel) for regel in regler))

    def proev(self, regel: Regel, *, ogsaa_roerte: bool = False) -> bool:
        """Ask one rule of every open line, book what it answers, and tell whether there was anything."""
        tilstand, truffet = self.tilstand, False
        # what a rule takes is left in the list until the rule is done, so nobody else changes it meanwhile
        for aapen in tilstand.aapne:
            if aapen.rest and (ogsaa_roerte or not aapen.roert):
                for del_ in regel.finn(tilstand, aapen):
                    self._bokfoer(regel, del_)
                    truffet = True
        if truffet:
            tilstand.aapne = [a for a in tilstand.aapne if a.rest]
        return truffet

    def _bokfoer(self, regel: Regel, del_: Del) -> None:
        del_.krav.mottatt += del_.oere
        del_.linje.rest -= del_.oere
        linje, krav = del_.linje.linje, del_.krav.post
        self.tilstand.noter_kobling(linje.id, del_.krav, del_.oere)
        dato = self.tilstand.dato if regel.art is Art.SIKKER else linje.valutadato
        self.tilstand.treff.append(
            Treff(linje.id, krav.id, del_.oere, dato, regel.art, regel.navn, del_.grunn)
        )

    def rester(self) -> tuple[Rest, ...]:
        """What is left of each line, with the reason; also what manual decisions have left."""
        opphevede = self._opphevede_par()
        return tuple(
            Rest(a.linje.id, a.rest, *self._restgrunn(a, opphevede))
            for a in sorted(self.tilstand.aapne, key=lambda a: a.linje.orden)
            if a.rest
        )

    def _opphevede_par(self) -> dict[int, Linje]:
        """Lines without a claim that cancel each other, both ways."""
        par: dict[int, Linje] = {}
        for aapen in self.tilstand.aapne:
            motlinje = finn_motlinje(self.tilstand, aapen)
            if motlinje is not None and not self.tilstand.koblet.get(motlinje.id):
                self.tilstand.opphevet.add(motlinje.id)
                par[aapen.linje.id] = motlinje
                par[motlinje.id] = aapen.linje
        return par

    def _restgrunn(self, aapen: Aapenlinje, opphevede: dict[int, Linje]) -> tuple[str, Grunn]:
        linje = aapen.linje
        if (mot := opphevede.get(linje.id)) is not None:
            return "OPPHEVET_LINJE", (("motlinje_rapport", mot.orden[1]), ("motlinje_nummer", mot.orden[2]))
        if aapen.roert:
            return "OPPHEVET_AV_BRUKER", ()
        if er_motregning(linje):
            return "MOTREGNING_UTEN_KRAV", ()
        if er_feriepenger(linje):
            return "INGEN_KRAV_FERIEPENGER", ()
        if not linje.ytelse:
            return "UKJENT_KODE", (("kode", linje.kode),)
        if linje.oere < 0:
            return "TREKK_UTEN_BETALING", ()
        antall = len(self.tilstand.overlappende(aapen))
        return ("FLERTYDIG", (("antall_krav", antall),)) if antall else ("INGEN_KRAV", ())
