"""Sentences about an inferred outcome, in bokmål, nynorsk and English; every one says that it is inferred.

The texts lie in `data/utfallstekster.csv`. Border: words only; the inference comes from `core.utfallsanslag`.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from tilgode.core.utfallsanslag import AntattUtfall, Bevis, Bevistype, Utfallsanslag
from tilgode.params.formatering import Spraak, prosent, tall

FORSLAG = frozenset((Bevistype.FORSLAG_PAA_KRAVET, Bevistype.FORSLAG_PAA_RESTEN))


@lru_cache(maxsize=1)
def utfallstekster() -> dict[str, dict[str, str]]:
    """Every text by key and language."""
    tekst = files("tilgode.params").joinpath("data/utfallstekster.csv").read_text(encoding="utf-8")
    return {rad["noekkel"]: rad for rad in csv.DictReader(tekst.splitlines(), delimiter=";")}


def utfallsnavn(spraak: Spraak) -> dict[AntattUtfall, str]:
    """Each inferred outcome in words."""
    return {utfall: _tekst(utfall.value, spraak) for utfall in AntattUtfall}


def vis_anslag(anslag: Utfallsanslag, spraak: Spraak = "nb") -> list[str]:
    """The inference in lines: what and how likely, what speaks for it, own waiting times, the next step."""
    linjer = [_hode("anslag", anslag.fordeling[0], spraak), _hode("ellers", anslag.fordeling[1], spraak)]
    if anslag.bevis:
        linjer.append(_tekst("bevis", spraak).format(liste=", ".join(vis_bevis(anslag.bevis, spraak))))
    elif anslag.antatt is AntattUtfall.UAVKLART:
        linjer.append(_tekst("uten_bevis", spraak))
    if anslag.median_dager is not None and anslag.p90_dager is not None:
        linjer.append(
            _tekst("ventetid", spraak).format(
                andel=_promille(anslag.andel_lengre_promille, spraak),
                median=tall(anslag.median_dager, spraak),
                p90=tall(anslag.p90_dager, spraak),
            )
        )
    return [*linjer, _tekst("steg", spraak).format(steg=_tekst(_steg(anslag), spraak))]


def _steg(anslag: Utfallsanslag) -> str:
    """The key of the next step; money that only waits to be matched is not asked Nav about."""
    venter_paa_oss = any(b.type in FORSLAG for b in anslag.bevis)
    return "steg_FORSLAG" if venter_paa_oss else f"steg_{anslag.antatt.value}"


def vis_bevis(bevis: Sequence[Bevis], spraak: Spraak = "nb") -> list[str]:
    """What speaks for it, with where it stands."""
    return [
        _tekst(f"bevis_{b.type.value}", spraak) + (f" ({b.henvisning})" if b.henvisning else "")
        for b in bevis
    ]


def _hode(noekkel: str, del_: tuple[AntattUtfall, int], spraak: Spraak) -> str:
    utfall, promille = del_
    return _tekst(noekkel, spraak).format(
        utfall=_tekst(utfall.value, spraak), prosent=_promille(promille, spraak)
    )


def _promille(promille: int, spraak: Spraak) -> str:
    return prosent(Fraction(promille, 1000), spraak)


def _tekst(noekkel: str, spraak: Spraak) -> str:
    return utfallstekster()[noekkel][spraak]
