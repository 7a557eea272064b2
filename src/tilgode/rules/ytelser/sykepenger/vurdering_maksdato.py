"""Maksdato as part of an assessment: counted at once when it can refuse a day, else when asked for.

Most people never come near a limit: when all paid days together are fewer than the quota, those after
67 fewer than the smaller one, and nobody dies or turns 70, the count cannot change an amount, and is left until somebody wants
the date.
Border: the counting is in `maksdato`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tilgode.rules.felles.alder import Alder
from tilgode.rules.felles.telling import virkedager_mellom
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.dagklasse import Avslagsstrekk, Klassedag
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.maksdato import Maksdatoresultat, beregn_maksdato
from tilgode.rules.ytelser.sykepenger.stykker import Linje, Stykke, del_opp
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Vurdertloep
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje


@dataclass(frozen=True)
class Maksdatotelling:
    """The days as they stand before maksdato is counted, and the count.

    `stykker` are all employers' days after degree, floor and opptjening, oldest first; `uroerte` the
    days of a single employer that no such rule can change.
    """

    fakta: Personfakta
    verdier: Sykepengeparametre
    stykker: tuple[Stykke, ...]
    uroerte: Sequence[Vurdertloep]

    @cached_property
    def klasser(self) -> tuple[Uketidslinje[Klassedag], ...]:
        """Each employer's days, in the order of the facts."""
        uroerte = [Ukeloep(r.fom, r.tom, r.klasse_ukedag, r.klasse_helg) for r in self.uroerte]
        linjer = [
            [
                Ukeloep(stykke.fom, stykke.tom, *par)
                for stykke in self.stykker
                if (par := stykke.klasser[i]) is not None
            ]
            for i in range(len(self.fakta.arbeidsgivere))
        ]
        if uroerte:
            linjer[0] = sorted(linjer[0] + uroerte, key=lambda loep: loep.fom)
        return tuple(Uketidslinje(linje) for linje in linjer)

    @cached_property
    def resultat(self) -> Maksdatoresultat | None:
        """The count; None when there are no days at all."""
        if not self.stykker and not self.uroerte:
            return None
        return beregn_maksdato(
            self.klasser,
            self.fakta.foedselsdato,
            self.fakta.doedsdato,
            self.verdier,
            historikk=self.fakta.historikk,
        )

    def kan_avslaa(self) -> bool:
        """True when a quota can have been emptied, or age or death may take a day."""
        if not self.stykker:
            return False
        alder = Alder(self.fakta.foedselsdato)
        dag70 = alder.fyller(self.verdier.alder_ingen_rett).toordinal()
        if self.fakta.doedsdato is not None or self.stykker[-1].tom >= dag70:
            return True
        etter_67 = alder.fyller(self.verdier.alder_begrenset_rett).toordinal() + 1
        return (
            self._betalte_dager_fra(1) >= self.verdier.maks_dager
            or self._betalte_dager_fra(etter_67) >= self.verdier.maks_dager_over_67
        )

    def _betalte_dager_fra(self, dag: int) -> int:
        """No fewer than the paid weekdays from `dag` (an ordinal) on; no piece crosses the 67th birthday."""
        betalt = sum([virkedager_mellom(s.fom, s.tom) for s in self.stykker if s.fom >= dag and s.er_navs()])
        return betalt + sum([p.lengde_dager for p in self.fakta.historikk if p.tom.toordinal() >= dag])

    def avslaa(self, stykker: list[Stykke]) -> list[Stykke]:
        """The pieces without the days that maksdato, age or death take; cut where that begins or ends."""
        if not self.kan_avslaa():
            return stykker
        resultat = self.resultat
        if resultat is None or not resultat.avslagsstrekk:
            return stykker
        egne: Linje[object] = [(s.fom, s.tom, s) for s in stykker]
        avslag: Linje[object] = [(a.fom, a.tom, a) for a in resultat.avslagsstrekk]
        ut: list[Stykke] = []
        for fom, tom, (stykke, strekk) in del_opp([egne, avslag], stykker[0].fom, stykker[-1].tom):
            if isinstance(stykke, Stykke):
                del_ = stykke.mellom(fom, tom)
                if isinstance(strekk, Avslagsstrekk):
                    del_.avslaa_alt(strekk)
                ut.append(del_)
        return ut
