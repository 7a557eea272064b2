"""A bakery with nine staff where everything is as it should be."""

from __future__ import annotations

from datetime import date as d

from tests.core.lekkasje.eksportmappe import Eksportmappe, ukedager

PER = d(2026, 3, 1)


def lag_bakeri() -> Eksportmappe:
    """Short and long absence, a sick child, parental leave, an exemption: all claimed and paid."""
    mappe = Eksportmappe()
    for nummer in range(101, 110):
        mappe.ansatt(str(nummer), foedt=d(1960 + 4 * (nummer - 100), 3, 3), fra=d(2023, 1, 1))
    _kort(mappe, "101")
    _lang(mappe, "102")
    mappe.fravaer("SYKT_BARN", d(2025, 9, 1), d(2025, 9, 5), nummer="103")
    mappe.fravaer("FORELDREPERMISJON", d(2025, 2, 3), d(2025, 8, 29), nummer="104")
    _fritak(mappe, "105")
    mappe.fravaer("FERIE", d(2025, 7, 7), d(2025, 7, 25), nummer="106")
    return mappe


def _kort(mappe: Eksportmappe, nummer: str) -> None:
    for maaned in (2, 5, 10):
        mappe.fravaer("EGENMELDING", d(2025, maaned, 3), d(2025, maaned, 5), nummer=nummer)


def _lang(mappe: Eksportmappe, nummer: str) -> None:
    """Self-certified 3-5 March, sick note to the end of April 2025; Nav from the 19th."""
    mappe.fravaer("EGENMELDING", d(2025, 3, 3), d(2025, 3, 5), nummer=nummer)
    mappe.sykmelding(d(2025, 3, 6), d(2025, 4, 30), nummer=nummer)
    mappe.legg(
        "soeknad",
        arbeidsforhold=f"{nummer}-1",
        fom=d(2025, 3, 6),
        tom=d(2025, 4, 30),
        sendt=d(2025, 5, 2),
        status="INNSENDT",
    )
    mappe.inntektsmelding(d(2025, 3, 3), [(d(2025, 3, 3), d(2025, 3, 18))], nummer=nummer)
    for fom, tom in ((d(2025, 3, 19), d(2025, 3, 31)), (d(2025, 4, 1), d(2025, 4, 30))):
        oere = len(ukedager(fom, tom)) * 184600
        mappe.krav(fom, tom, oere, nummer=nummer)
        mappe.betalt(d(2025, 6, 2), fom, tom, oere, nummer=nummer)


def _fritak(mappe: Eksportmappe, nummer: str) -> None:
    mappe.vedtak("FRITAK_KRONISK", d(2025, 1, 1), d(2026, 12, 31), nummer=nummer)
    mappe.fravaer("EGENMELDING", d(2025, 11, 3), d(2025, 11, 5), nummer=nummer)
    mappe.krav(d(2025, 11, 3), d(2025, 11, 5), 3 * 184615, nummer=nummer, ytelse="SYKEPENGER_AGP")
    mappe.betalt(d(2026, 1, 2), d(2025, 11, 3), d(2025, 11, 5), 3 * 184615, nummer=nummer, kode="6")


def plant(mappe: Eksportmappe) -> dict[str, str]:
    """Plant one leak for each of some employees; returns {check: who}."""
    mappe.fravaer("EGENMELDING", d(2025, 12, 1), d(2025, 12, 3), nummer="107")
    mappe.sykmelding(d(2025, 12, 10), d(2026, 1, 30), nummer="107")
    mappe.inntektsmelding(d(2025, 12, 10), [(d(2025, 12, 10), d(2025, 12, 25))], nummer="107")
    mappe.sykmelding(d(2025, 10, 1), d(2025, 12, 19), nummer="108")
    mappe.fravaer("SYKT_BARN", d(2026, 1, 5), d(2026, 1, 20), nummer="109")
    mappe.fravaer("EGENMELDING", d(2026, 1, 5), d(2026, 1, 7), nummer="105")
    mappe.krav(d(2025, 6, 2), d(2025, 6, 6), 500_000, nummer="106", sendt=d(2025, 7, 1))
    return {"T01": "107", "T24": "108 106", "T02": "109", "T08": "105"}
