"""Many rows in one go: executemany on SQLite, COPY on PostgreSQL, past the ORM's per-row cost.

Values are given as Python objects (date, aware datetime, Decimal, int, str, bool, bytes, and lists
or dicts for JSON); here they take the form Django itself would have stored.
Border: append only, no signals, no `save()`. Constraints and triggers hold as always.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper

from tilgode.apps.felles.husk import husk
from tilgode.core.innlesing.radtabell import Verdikolonne

#: Rows in one SQLite statement, and how many values one statement may hold.
_RADER_PER_SETNING = 200
_VARIABLER_PER_SETNING = 30_000
#: So many rows at once, and PostgreSQL counts the table anew: its plans rest on how full a table was last
#: found, and reading a large file is followed by queries long before it looks by itself.
_TELL_PAA_NYTT = 2_000

Verdi = Any
Rad = Sequence[Verdi]


def reserver_id(modell: type[models.Model], antall: int) -> Sequence[int]:
    """Take `antall` new primary keys, so that rows that point to each other can be written in one go.

    Must be called in the transaction that inserts them.
    """
    if not antall:
        return range(0)
    tabell = modell._meta.db_table
    if connection.vendor == "sqlite":
        return _reserver_sqlite(tabell, antall)
    with connection.cursor() as peker:
        peker.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [tabell, antall]
        )
        return [rad[0] for rad in peker.fetchall()]


def _reserver_sqlite(tabell: str, antall: int) -> range:
    """Count on from the table's sequence; the write lock is held, so nobody else does the same."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("nøkler reserveres i transaksjonen som bruker dem")
    with connection.cursor() as peker:
        peker.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [tabell])
        rad = peker.fetchone()
        siste = rad[0] if rad else 0
        if rad:
            peker.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [siste + antall, tabell])
        else:
            peker.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [tabell, siste + antall])
    return range(siste + 1, siste + antall + 1)


def sett_inn(modell: type[models.Model], felter: Sequence[str], rader: Iterable[Rad]) -> int:
    """Insert rows whose values stand in the order of `felter` (attribute names); return how many.

    Raises IntegrityError from the table's constraints; use inside a transaction.
    """
    alle = rader if isinstance(rader, list) else list(rader)
    kolonner = zip(*alle, strict=True) if alle else [()] * len(felter)
    return sett_inn_kolonner(modell, dict(zip(felter, kolonner, strict=True)), len(alle))


def sett_inn_kolonner(
    modell: type[models.Model], kolonner: Mapping[str, Iterable[Verdi]], antall: int
) -> int:
    """As `sett_inn`, for `antall` rows given as one column of values for each attribute."""
    if not antall:
        return 0
    felter = {navn: _felt(modell, navn) for navn in kolonner}
    faste = [navn for navn in list(kolonner)[1:] if _er_fast(kolonner[navn], antall)]
    skiftende = [navn for navn in kolonner if navn not in faste]
    verdier = [next(iter(_omform(felter[navn], kolonner[navn]))) for navn in faste]
    rader = zip(*(_omform(felter[navn], kolonner[navn]) for navn in skiftende), strict=True)
    navn = ", ".join(f'"{felter[navn].column}"' for navn in (*faste, *skiftende))
    skriver = _skriv_sqlite if connection.vendor == "sqlite" else _skriv_postgres
    with connection.cursor() as peker, connection.wrap_database_errors:
        skriver(peker, f'"{modell._meta.db_table}" ({navn})', verdier, len(skiftende), antall, rader)
    return antall


def _er_fast(kolonne: Iterable[Verdi], antall: int) -> bool:
    """True when every row has the same value here: it need not be handed over for each of them."""
    if isinstance(kolonne, Verdikolonne):
        return len(kolonne.verdier) == 1
    return isinstance(kolonne, tuple) and kolonne.count(kolonne[0]) == antall


def _felt(modell: type[models.Model], navn: str) -> models.Field[Any, Any]:
    felt = next((f for f in modell._meta.concrete_fields if navn in (f.attname, f.name)), None)
    if felt is None:
        raise ValueError(f"{modell.__name__} har ikke feltet {navn}")
    return felt


def _skriv_sqlite(
    peker: CursorWrapper, tabell: str, faste: list[Verdi], bredde: int, antall: int, rader: Iterator[Rad]
) -> None:
    """Many rows per statement, and fixed values once: SQLite spends half its time on taking them over."""
    per_setning = max(1, min(_RADER_PER_SETNING, _VARIABLER_PER_SETNING // bredde))
    ganger, rest = divmod(antall, per_setning)
    for i_hver, setninger in ((per_setning, ganger), (1, rest)):
        sql = f"INSERT INTO {tabell} VALUES {_plasser(len(faste), bredde, i_hver)}"  # noqa: S608 -- from models
        connection.connection.executemany(
            sql,
            ((*faste, *chain.from_iterable(islice(rader, i_hver))) for _ in range(setninger)),
        )


def _plasser(faste: int, bredde: int, rader: int) -> str:
    """Numbered places: the fixed values again in each row, then the row's own."""
    felles = [f"?{nr}" for nr in range(1, faste + 1)]
    egne = (range(start, start + bredde) for start in range(faste + 1, faste + 1 + rader * bredde, bredde))
    return ", ".join(f"({', '.join([*felles, *(f'?{nr}' for nr in rad)])})" for rad in egne)


def _skriv_postgres(
    peker: CursorWrapper, tabell: str, faste: list[Verdi], bredde: int, antall: int, rader: Iterator[Rad]
) -> None:
    with peker.copy(f"COPY {tabell} FROM STDIN") as kopi:
        for rad in rader:
            kopi.write_row((*faste, *rad))
    if antall >= _TELL_PAA_NYTT:
        peker.execute(f"ANALYZE {tabell.split(' (')[0]}")


def _omform(felt: models.Field[Any, Any], kolonne: Iterable[Verdi]) -> Iterable[Verdi]:
    omformer = _omformer(felt)
    if omformer is None:
        return kolonne
    return kolonne.omform(omformer) if isinstance(kolonne, Verdikolonne) else map(omformer, kolonne)


def _omformer(felt: models.Field[Any, Any]) -> Callable[[Verdi], Verdi] | None:
    """How a value of this column must be changed before the driver takes it; None for as it is."""
    if isinstance(felt, models.JSONField):
        return lambda verdi: json.dumps(verdi, ensure_ascii=False)
    if connection.vendor != "sqlite":
        return None
    if isinstance(felt, models.DateTimeField):
        return husk(connection.ops.adapt_datetimefield_value)
    if isinstance(felt, models.DateField):
        return husk(connection.ops.adapt_datefield_value)
    if isinstance(felt, models.DecimalField):
        desimaler = felt.decimal_places
        return husk(lambda verdi: None if verdi is None else f"{verdi:.{desimaler}f}")
    return None
