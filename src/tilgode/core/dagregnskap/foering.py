"""Setting the three bands side by side for one employment and ytelse.

Border: one employment at a time; totals over many are sums of the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tilgode.core.dagregnskap.typer import Dagrad, Dagregnskap, Fordelt, Slag, Ventet
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode

Kilde = tuple[Slag, str, int]


def foer(ventet: Iterable[Ventet], fordelt: Sequence[Fordelt]) -> Dagregnskap:
    """The day ledger of what is expected and of the amounts claimed and received, as they are laid out.

    `ventet` runs may not overlap (ValueError); amounts may.
    """
    per_dag = _ventet_per_dag(ventet)
    satser = {dag: _dagsbeloep(dag, v) for dag, v in per_dag.items()}
    kilder = _kilder_per_dag(fordelt)
    dager = tuple(
        _rad(dag, per_dag.get(dag), satser.get(dag, 0), tuple(kilder.get(dag, ())))
        for dag in sorted({*per_dag, *kilder})
    )
    return Dagregnskap(dager, tuple(fordelt))


def _ventet_per_dag(ventet: Iterable[Ventet]) -> dict[date, Ventet]:
    per_dag: dict[date, Ventet] = {}
    for loep in ventet:
        for dag in Periode(loep.fom, loep.tom):
            if dag in per_dag:
                raise ValueError(f"to vurderinger av {dag}")
            per_dag[dag] = loep
    return per_dag


def _dagsbeloep(dag: date, ventet: Ventet) -> int:
    return 0 if er_helg(dag) else ventet.dagsbeloep_oere


def _kilder_per_dag(fordelt: Iterable[Fordelt]) -> dict[date, list[Kilde]]:
    kilder: dict[date, list[Kilde]] = defaultdict(list)
    for post in fordelt:
        for dag, oere in post.dager:
            kilder[dag].append((post.post.slag, post.post.kilde, oere))
    return kilder


def _rad(dag: date, ventet: Ventet | None, ventet_oere: int, kilder: tuple[Kilde, ...]) -> Dagrad:
    krevd = sum(oere for slag, _, oere in kilder if slag is Slag.KREVD)
    mottatt = sum(oere for slag, _, oere in kilder if slag is Slag.MOTTATT)
    return Dagrad(dag, dag, ventet, ventet_oere, krevd, mottatt, kilder)
