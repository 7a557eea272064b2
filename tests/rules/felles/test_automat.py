"""A counting rule is a complete table: every state x every kind of day has exactly one row."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import pytest

from tilgode.rules.felles.automat import FELT, NESTE, STABIL, VED_GRENSE, VIRKNING, Rad, Tabell, som_markdown
from tilgode.rules.ytelser.sykepenger import (
    arbeidsgiverperiode_tabell,
    maksdato_tabell,
    skjaeringstidspunkt_tabell,
)
from tilgode.values.hjemmel import Hjemmel

TABELLER = [arbeidsgiverperiode_tabell.TABELL, maksdato_tabell.TABELL, skjaeringstidspunkt_tabell.TABELL]
H = Hjemmel("ftrl", "8-19")


class Lys(IntEnum):
    ROEDT = 0
    GROENT = 1


class Trykk(IntEnum):
    INGEN = 0
    KNAPP = 1


RADER = (
    Rad(Lys.ROEDT, Trykk.INGEN, Trykk.INGEN, Lys.ROEDT, H),
    Rad(Lys.ROEDT, Trykk.KNAPP, Trykk.KNAPP, Lys.GROENT, H),
    Rad(Lys.GROENT, Trykk.INGEN, Trykk.INGEN, Lys.GROENT, H, Lys.ROEDT),
    Rad(Lys.GROENT, Trykk.KNAPP, Trykk.KNAPP, Lys.GROENT, H),
)


@pytest.mark.parametrize("tabell", TABELLER, ids=lambda t: t.navn)
def test_hver_tilstand_og_hvert_dagslag_har_en_rad(tabell: Any) -> None:
    par = [(rad.tilstand, rad.slag) for rad in tabell.rader]
    assert sorted(par) == sorted((t, s) for t in tabell.tilstander for s in tabell.slag)


@pytest.mark.parametrize("tabell", TABELLER, ids=lambda t: t.navn)
def test_hver_tilstand_kan_naas(tabell: Any) -> None:
    naadd, nye = set(), {min(tabell.tilstander)}
    while nye:
        naadd |= nye
        nye = {
            n for r in tabell.rader if r.tilstand in naadd for n in (r.neste, r.ved_grense) if n is not None
        }
        nye -= naadd
    # the walk enters these itself: by the quota after 67, and by the date
    utenfra = {t for t in tabell.tilstander if t.name in ("KARANTENE_67", "FOR_GAMMEL", "DOED")}
    assert naadd | utenfra == set(tabell.tilstander)


@pytest.mark.parametrize("rader", [RADER[:3], (*RADER, RADER[0])], ids=["hull", "dobbel"])
def test_hull_og_dobbel_rad_er_feil(rader: Any) -> None:
    with pytest.raises(ValueError, match="nøyaktig én rad"):
        Tabell("Lys", Lys, Trykk, rader)


def test_tallene_er_tabellen() -> None:
    tabell = Tabell("Lys", Lys, Trykk, RADER[::-1])
    assert tabell.tall[NESTE::FELT] == (0, 1, 1, 1)
    assert tabell.tall[VIRKNING::FELT] == (0, 1, 0, 1)
    assert tabell.tall[VED_GRENSE::FELT] == (0, 1, 0, 1)
    assert tabell.tall[STABIL::FELT] == (1, 1, 1, 1)
    assert tabell.rad(Lys.GROENT, Trykk.INGEN) is RADER[2]


def test_tabellen_kan_leses() -> None:
    tekst = som_markdown(Tabell("Lys", Lys, Trykk, RADER))
    assert tekst.splitlines()[0] == "### Lys"
    assert tekst.splitlines()[6] == "| GROENT | INGEN | INGEN | GROENT | ROEDT | ftrl. § 8-19 |"
    assert len(tekst.splitlines()) == 4 + len(RADER)
