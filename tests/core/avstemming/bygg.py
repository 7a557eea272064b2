"""Small builders, so that a case reads as: this claim, this line, this outcome."""

from datetime import date

from tilgode.core.avstemming import Kravpost, Linje

PERSON = 1


def krav(nummer, oere, fom="2024-06-01", tom="2024-06-30", *, dato="2024-07-01", ytelse="SYKEPENGER", **felt):
    """A claim of `oere`, made on `dato`; `senere` are further (date, øre) changes."""
    senere = felt.pop("senere", ())
    return Kravpost(
        id=nummer,
        orden=f"K{nummer:03d}",
        person=felt.pop("person", PERSON),
        arbeidsforhold=felt.pop("arbeidsforhold", 1),
        ytelse=ytelse,
        fom=date.fromisoformat(fom),
        tom=date.fromisoformat(tom),
        endringer=tuple((date.fromisoformat(d), o) for d, o in ((dato, oere), *senere)),
        kravaar=felt.pop("kravaar", int(fom[:4])),
        **felt,
    )


def linje(nummer, oere, fom="2024-06-01", tom="2024-06-30", *, dato="2024-08-01", **felt):
    """A line of `oere` with value date `dato` in report R."""
    return Linje(
        id=nummer,
        orden=(date.fromisoformat(dato), felt.pop("rapport", f"R{dato}"), felt.pop("nr", nummer)),
        person=felt.pop("person", PERSON),
        ytelse=felt.pop("ytelse", "SYKEPENGER"),
        fom=date.fromisoformat(fom) if fom else None,
        tom=date.fromisoformat(tom) if tom else None,
        oere=oere,
        kode=felt.pop("kode", "4"),
        **felt,
    )


def kort(treff):
    """(line, claim, øre, rule) of each match."""
    return [(t.linje, t.krav, t.oere, t.regel) for t in treff]
