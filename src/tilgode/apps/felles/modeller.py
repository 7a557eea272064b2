"""Abstract tables: rows that are only ever added, and facts that know two times.

A fact says what was the case (valid days, in the concrete table) and when it became known
(`registrert`). It is never changed: a new version points to the one it replaces (`erstatter`),
and a withdrawal is a version with `opphevet`. «What did we know on 1 October?» is then a query.
The database refuses UPDATE and DELETE as well (triggers, see the migrations).
Border: no use cases here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef


class UforanderligFeil(Exception):
    """Somebody tried to change or delete a row that may only be added."""


class Tilfoeyelse(models.Model):
    """A row that is written once: no update, no delete."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; raises UforanderligFeil for a row that is already stored."""
        if not self._state.adding:
            raise UforanderligFeil(f"{self._meta.verbose_name} {self.pk} kan ikke endres")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused always."""
        raise UforanderligFeil(f"{self._meta.verbose_name} {self.pk} kan ikke slettes")


class FaktumQuerySet(models.QuerySet[Any]):
    """Reading facts as they were known."""

    def kjent(self, per: datetime | None = None) -> Self:
        """The versions in force: known by `per` (now when None), not replaced and not withdrawn."""
        nyere = self.model._default_manager.filter(erstatter=OuterRef("pk"))
        gjeldende = self
        if per is not None:
            nyere = nyere.filter(registrert__lte=per)
            gjeldende = gjeldende.filter(registrert__lte=per)
        return gjeldende.filter(~Exists(nyere), opphevet=False)


class Faktum(Tilfoeyelse):
    """A fact with two times; the valid days are fields of the concrete table."""

    registrert = models.DateTimeField(help_text="da kilden fikk vite det")
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    erstatter = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="erstattet_av")
    opphevet = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Any]] = FaktumQuerySet.as_manager()

    class Meta:
        abstract = True
