"""Many rows out in one go: what `values_list` gives, without changing every value by itself.

On SQLite, Django parses each date and time of each row; here each different text of a column is
parsed once, by Django's own converters. PostgreSQL's driver gives finished values.
A value of a JSON column may be the same object in several rows: readers leave it as it is.
Border: reads only; writing many rows is in `masse`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date
from functools import reduce
from typing import Any

from django.core.exceptions import EmptyResultSet, FieldDoesNotExist
from django.db import connection, models
from django.db.models import F, Func, QuerySet

from tilgode.apps.felles.husk import husk

BOLK = 5000
#: Values named in one question; above `FOR_MANGE` values the whole register is read instead.
OPPSLAG = 500
FOR_MANGE = 5000
Rad = tuple[Any, ...]
Omformer = Callable[[Any], Any]


class _Lagret(Func):
    """The value as it is stored: an expression has no declared type, so the driver leaves it alone."""

    template = "+%(expressions)s"
    arity = 1
    output_field = models.TextField()


def hent(rader: QuerySet[Any, Any], *felter: str) -> Iterator[Rad]:
    """The fields (also across relations, or annotations) of the rows, in the query's order."""
    if connection.vendor != "sqlite":
        yield from rader.values_list(*felter).iterator(chunk_size=BOLK)
        return
    omformere = [_omformer(rader.model, sti) for sti in felter]
    for bolk in _som_lagret(rader, felter, omformere):
        yield from _omform(bolk, omformere)


def hent_enkelt(rader: QuerySet[Any, Any], *felter: str) -> Iterator[Rad]:
    """As `hent`, but nothing except numbers, texts and None: what SQLite keeps, on PostgreSQL too.

    Dates and times are ISO texts (times in UTC), JSON its text, a decimal a number or its text.
    """
    if connection.vendor == "sqlite":
        omformere = [_omformer(rader.model, sti) for sti in felter]
        for bolk in _som_lagret(rader, felter, omformere):
            yield from bolk
        return
    forenklere = [_forenkler(_felt(rader.model, sti)) for sti in felter]
    for rad in rader.values_list(*felter).iterator(chunk_size=BOLK):
        yield tuple(
            verdi if forenkler is None or verdi is None else forenkler(verdi)
            for forenkler, verdi in zip(forenklere, rad, strict=True)
        )


def _som_lagret(
    rader: QuerySet[Any, Any], felter: Sequence[str], omformere: Sequence[Omformer | None]
) -> Iterator[list[Rad]]:
    """The stored values, some thousand rows at a time; columns without a change are asked for as they are."""
    uttrykk = [
        sti if omformer is None else _Lagret(F(sti)) for sti, omformer in zip(felter, omformere, strict=True)
    ]
    try:
        setning, verdier = rader.values_list(*uttrykk).query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.cursor() as peker:
        peker.execute(setning, verdier)
        while bolk := peker.fetchmany(BOLK):
            yield bolk


def _forenkler(felt: object) -> Omformer | None:
    """From PostgreSQL's finished value to what SQLite would have kept; an annotation is left as it is."""
    if isinstance(felt, models.DateTimeField):
        return husk(lambda tid: tid.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" "))
    if isinstance(felt, models.DateField):
        return husk(date.isoformat)
    if isinstance(felt, models.JSONField):
        return lambda verdi: json.dumps(verdi, ensure_ascii=False)
    if isinstance(felt, models.DecimalField):
        return str
    return None


def utvalg(
    rader: QuerySet[Any, Any], felt: str, verdier: Collection[Any] | None
) -> Iterator[QuerySet[Any, Any]]:
    """At least the rows where `felt` is one of these (None: all), in parts.

    A small file asks only for what it names, also when the register is large.
    """
    if verdier is None or len(verdier) > FOR_MANGE:
        yield rader
        return
    alle = list(verdier)
    for start in range(0, len(alle), OPPSLAG):
        yield rader.filter(**{f"{felt}__in": alle[start : start + OPPSLAG]})


def _omform(bolk: Sequence[Rad], omformere: Sequence[Omformer | None]) -> Iterator[Rad]:
    kolonner = [
        kolonne if omformer is None else map(omformer, kolonne)
        for kolonne, omformer in zip(zip(*bolk, strict=True), omformere, strict=True)
    ]
    return zip(*kolonner, strict=True)


def _omformer(modell: type[models.Model], sti: str) -> Omformer | None:
    """Django's way from stored to finished value for the field, each different value once; or None."""
    felt = _felt(modell, sti)
    if not isinstance(felt, models.Field) or isinstance(felt, models.BooleanField):
        return None
    kolonne = felt.get_col(felt.model._meta.db_table)
    ledd = [*connection.ops.get_db_converters(kolonne), *felt.get_db_converters(connection)]
    if not ledd:
        return None
    return husk(lambda verdi: reduce(lambda v, ett: ett(v, kolonne, connection), ledd, verdi))


def _felt(modell: type[models.Model], sti: str) -> object:
    """The field at the end of a path; None for an annotation."""
    felt: Any = None
    for navn in sti.split("__"):
        if felt is not None:
            modell = felt.related_model
        try:
            felt = modell._meta.pk if navn == "pk" else modell._meta.get_field(navn)
        except FieldDoesNotExist:
            return None
    return felt
