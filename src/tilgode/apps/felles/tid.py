"""Moments from days, in the installation's time zone."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone


def dagens_slutt(dag: date) -> datetime:
    """The last moment of a day: what is known «ved slutten av dagen»."""
    return timezone.make_aware(datetime.combine(dag, time.max))
