"""The balance dates of the memo: the employer reports in April, May and October."""

from __future__ import annotations

from datetime import date

MAALEMAANEDER = (4, 5, 10)


def tre_datoer(per: date) -> tuple[date, date, date]:
    """`per` and the two reporting dates (first of April, May, October) before it, oldest first."""
    kandidater = [
        date(aar, maaned, 1)
        for aar in range(per.year - 2, per.year + 1)
        for maaned in MAALEMAANEDER
        if date(aar, maaned, 1) < per
    ]
    return kandidater[-2], kandidater[-1], per
