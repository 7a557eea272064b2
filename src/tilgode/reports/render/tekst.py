"""A document as plain text for the terminal: wrapped paragraphs and aligned tables."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tilgode.params.formatering import Spraak
from tilgode.reports.dokument import Avsnitt, Blokk, Dokument, Overskrift, Punkter, Tabellblokk

STANDARD_BREDDE = 100
MELLOM = "  "


def tegn(dokument: Dokument, bredde: int = STANDARD_BREDDE) -> str:
    """The whole document, lines at most `bredde` characters (tables as wide as they need)."""
    linjer = [dokument.tittel, dokument.undertittel, ""]
    bredest = max((len(navn) for navn, _ in dokument.opplysninger), default=0)
    linjer += [f"{navn:<{bredest}}  {verdi}" for navn, verdi in dokument.opplysninger]
    for blokk in dokument.blokker:
        linjer.append("")
        linjer.extend(_blokk(blokk, dokument.spraak, bredde))
    return "\n".join(linjer) + "\n"


def _blokk(blokk: Blokk, spraak: Spraak, bredde: int) -> Iterator[str]:
    match blokk:
        case Overskrift(tekst=tekst, nivaa=nivaa):
            yield tekst
            yield ("=" if nivaa == 1 else "-") * len(tekst)
        case Avsnitt(tekst=tekst):
            yield from _brekk(tekst, bredde)
        case Punkter(punkter=punkter):
            for punkt in punkter:
                yield from _brekk(punkt, bredde, foerst="• ", ellers="  ")
        case Tabellblokk():
            yield from _tabell(blokk, spraak, bredde)


def _brekk(tekst: str, bredde: int, foerst: str = "", ellers: str = "") -> list[str]:
    return textwrap.wrap(
        tekst,
        bredde,
        initial_indent=foerst,
        subsequent_indent=ellers,
        break_on_hyphens=False,
    )


def _tabell(tabell: Tabellblokk, spraak: Spraak, bredde: int) -> Iterator[str]:
    celler = tabell.formatert(spraak)
    hoder = [kolonne.navn for kolonne in tabell.kolonner]
    bredder = [max(len(rad[i]) for rad in [hoder, *celler]) for i in range(len(hoder))]
    hoeyre = [kolonne.type.er_tall for kolonne in tabell.kolonner]
    strek = MELLOM.join("-" * b for b in bredder)
    yield from _brekk(tabell.tittel, bredde)
    yield _rad(hoder, bredder, hoeyre)
    yield strek
    for rad, tekster in zip(tabell.rader, celler, strict=True):
        if rad.er_sum and rad is not tabell.rader[0]:
            yield strek
        yield _rad(tekster, bredder, hoeyre) + (" *" if rad.merket else "")
    if tabell.merknad:
        yield from _brekk(tabell.merknad, bredde)


def _rad(tekster: list[str], bredder: list[int], hoeyre: list[bool]) -> str:
    deler = [
        tekst.rjust(bredde) if til_hoeyre else tekst.ljust(bredde)
        for tekst, bredde, til_hoeyre in zip(tekster, bredder, hoeyre, strict=True)
    ]
    return MELLOM.join(deler).rstrip()
