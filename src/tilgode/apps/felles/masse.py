"""Many rows in one go: executemany on SQLite, COPY on PostgreSQL, past the ORM's per-row cost.

Values are given as Python objects (date, aware datetime, Decimal, int, str, bool, bytes, and lists
or dicts for JSON); here they take the form Django itself would have stored.
Border: append only, no signals, no `save()`. Constraints and triggers hold as always.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper

from tilgode.apps.felles.husk import husk

#: Rows in one SQLite statement, and how many values one statement may hold.
_RADER_PER_SETNING = 200
_VARIABLER_PER_SETNING = 30_000

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
    kolonnefelt = [_felt(modell, navn) for navn in felter]
    omformede = _omform(kolonnefelt, rader if isinstance(rader, list) else list(rader))
    if not omformede:
        return 0
    kolonner = ", ".join(f'"{felt.column}"' for felt in kolonnefelt)
    with connection.cursor() as peker:
        skriver = _skriv_sqlite if connection.vendor == "sqlite" else _skriv_postgres
        skriver(peker, modell._meta.db_table, kolonner, omformede)
    return len(omformede)


def _felt(modell: type[models.Model], navn: str) -> models.Field[Any, Any]:
    felt = next((f for f in modell._meta.concrete_fields if navn in (f.attname, f.name)), None)
    if felt is None:
        raise ValueError(f"{modell.__name__} har ikke feltet {navn}")
    return felt


def _skriv_sqlite(peker: CursorWrapper, tabell: str, kolonner: str, rader: list[Rad]) -> None:
    """Many rows per statement: SQLite spends half its time on starting and ending statements."""
    bredde = len(rader[0])
    per_setning = max(1, min(_RADER_PER_SETNING, _VARIABLER_PER_SETNING // bredde))
    hele = len(rader) - len(rader) % per_setning
    with connection.wrap_database_errors:
        _kjoer_mange(tabell, kolonner, bredde, per_setning, rader[:hele])
        _kjoer_mange(tabell, kolonner, bredde, 1, rader[hele:])


def _kjoer_mange(tabell: str, kolonner: str, bredde: int, per_setning: int, rader: list[Rad]) -> None:
    plasser = ", ".join([f"({', '.join('?' * bredde)})"] * per_setning)
    sql = f'INSERT INTO "{tabell}" ({kolonner}) VALUES {plasser}'  # noqa: S608 -- names from the models
    connection.connection.executemany(
        sql,
        (tuple(chain.from_iterable(rader[i : i + per_setning])) for i in range(0, len(rader), per_setning)),
    )


def _skriv_postgres(peker: CursorWrapper, tabell: str, kolonner: str, rader: list[Rad]) -> None:
    with connection.wrap_database_errors, peker.copy(f'COPY "{tabell}" ({kolonner}) FROM STDIN') as kopi:
        for rad in rader:
            kopi.write_row(rad)


def _omform(felter: Sequence[models.Field[Any, Any]], rader: list[Rad]) -> list[Rad]:
    omformere = [_omformer(felt) for felt in felter]
    if not any(omformere) or not rader:
        return rader
    kolonner = [
        kolonne if omformer is None else list(map(omformer, kolonne))
        for omformer, kolonne in zip(omformere, zip(*rader, strict=True), strict=True)
    ]
    return list(zip(*kolonner, strict=True))


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
