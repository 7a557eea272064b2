"""The table of maksdato, ftrl. §§ 8-12, 8-51, 8-3: what each kind of day does to the right.

Counters: days spent inside the window (full at 248, or at 60 after the 67th birthday: then the
state is KARANTENE_67 instead of KARANTENE) and days of gap (full at 26 weeks). A right begins with
its first paid day, and ends when the gap is full. From the 70th birthday, and after death, the
state is set by the date before the day is read.
Border: data only. The walk is `maksdato_kjerne`.
"""

from __future__ import annotations

from enum import IntEnum

from tilgode.rules.felles.automat import Rad, Tabell
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.values.hjemmel import Hjemmel

KVOTE = Hjemmel("ftrl", "8-12", ledd=1)
NY_RETT = Hjemmel("ftrl", "8-12", ledd=2)
KVOTE_OVER_67 = Hjemmel("ftrl", "8-51", ledd=3)
ALDERSGRENSE = Hjemmel("ftrl", "8-3", ledd=1)


class Tilstand(IntEnum):
    """Where the right stands between two days."""

    INGEN_SAK = 0
    SYK = 1
    OPPHOLD = 2
    OPPHOLD_FRI = 3
    KARANTENE = 4
    KARANTENE_67 = 5
    NY_VURDERING = 6
    FOR_GAMMEL = 7
    DOED = 8


class Dagslag(IntEnum):
    """What a day is to the right, all employers together."""

    BETALT = 0
    HELG = 1
    FRI = 2
    BRUDD = 3
    AVVIST = 4
    AGP_NAV = 5


class Virkning(IntEnum):
    """What a day does."""

    INGEN = 0
    NY_SAK = 1
    FORBRUK = 2
    FLYTT_VINDU = 3
    OPPHOLD = 4
    AVSLAA_OPPBRUKT = 5
    AVSLAA_OPPBRUKT_67 = 6
    AVSLAA_NY_VURDERING = 7
    AVSLAA_OVER_70 = 8
    AVSLAA_DOED = 9
    LUKK = 10


_T, _D, _V = Tilstand, Dagslag, Virkning
_Rad = Rad[Tilstand, Dagslag, Virkning]
_Del = tuple[tuple[Dagslag, ...], Virkning, Tilstand, Hjemmel, Tilstand | None]


def _rader(tilstand: Tilstand, *deler: _Del) -> list[_Rad]:
    """Rows that say the same for several kinds of day."""
    return [
        Rad(tilstand, slag, virkning, neste, hjemmel, ved_grense)
        for slagene, virkning, neste, hjemmel, ved_grense in deler
        for slag in slagene
    ]


def _karantene(tilstand: Tilstand, avslag: Virkning, hjemmel: Hjemmel) -> list[_Rad]:
    """After the last day: being sick counts as gap too, but does not by itself open a new right."""
    return _rader(
        tilstand,
        ((_D.BETALT, _D.AVVIST), avslag, tilstand, hjemmel, _T.NY_VURDERING),
        ((_D.HELG, _D.FRI), _V.OPPHOLD, tilstand, NY_RETT, _T.NY_VURDERING),
        ((_D.BRUDD, _D.AGP_NAV), _V.OPPHOLD, tilstand, NY_RETT, _T.INGEN_SAK),
    )


def _for_godt(tilstand: Tilstand, avslag: Virkning) -> list[_Rad]:
    """A state nothing leads out of."""
    return _rader(
        tilstand,
        ((_D.BETALT, _D.HELG, _D.AVVIST, _D.AGP_NAV), avslag, tilstand, ALDERSGRENSE, None),
        ((_D.FRI, _D.BRUDD), _V.INGEN, tilstand, ALDERSGRENSE, None),
    )


TABELL: Tabell[Tilstand, Dagslag, Virkning] = Tabell(
    "Maksdato",
    Tilstand,
    Dagslag,
    (
        *_rader(
            _T.INGEN_SAK,
            ((_D.BETALT,), _V.NY_SAK, _T.SYK, KVOTE, _T.KARANTENE),
            ((_D.HELG, _D.FRI, _D.BRUDD, _D.AVVIST, _D.AGP_NAV), _V.INGEN, _T.INGEN_SAK, KVOTE, None),
        ),
        *_rader(
            _T.SYK,
            ((_D.BETALT,), _V.FORBRUK, _T.SYK, KVOTE, _T.KARANTENE),
            ((_D.HELG,), _V.INGEN, _T.SYK, KVOTE, None),
            ((_D.FRI,), _V.OPPHOLD, _T.OPPHOLD_FRI, NY_RETT, _T.INGEN_SAK),
            ((_D.BRUDD, _D.AVVIST, _D.AGP_NAV), _V.OPPHOLD, _T.OPPHOLD, NY_RETT, _T.INGEN_SAK),
        ),
        *_rader(
            _T.OPPHOLD,
            ((_D.BETALT,), _V.FLYTT_VINDU, _T.SYK, KVOTE, _T.KARANTENE),
            (
                (_D.HELG, _D.FRI, _D.BRUDD, _D.AVVIST, _D.AGP_NAV),
                _V.OPPHOLD,
                _T.OPPHOLD,
                NY_RETT,
                _T.INGEN_SAK,
            ),
        ),
        # holiday right after sickness does not move the window
        *_rader(
            _T.OPPHOLD_FRI,
            ((_D.BETALT,), _V.FORBRUK, _T.SYK, KVOTE, _T.KARANTENE),
            ((_D.HELG,), _V.INGEN, _T.OPPHOLD_FRI, NY_RETT, None),
            ((_D.FRI,), _V.OPPHOLD, _T.OPPHOLD_FRI, NY_RETT, _T.INGEN_SAK),
            ((_D.BRUDD, _D.AVVIST, _D.AGP_NAV), _V.OPPHOLD, _T.OPPHOLD, NY_RETT, _T.INGEN_SAK),
        ),
        *_karantene(_T.KARANTENE, _V.AVSLAA_OPPBRUKT, KVOTE),
        *_karantene(_T.KARANTENE_67, _V.AVSLAA_OPPBRUKT_67, KVOTE_OVER_67),
        *_rader(
            _T.NY_VURDERING,
            ((_D.BETALT, _D.AVVIST), _V.AVSLAA_NY_VURDERING, _T.NY_VURDERING, NY_RETT, None),
            ((_D.HELG, _D.FRI), _V.INGEN, _T.NY_VURDERING, NY_RETT, None),
            ((_D.BRUDD, _D.AGP_NAV), _V.LUKK, _T.INGEN_SAK, NY_RETT, None),
        ),
        *_for_godt(_T.FOR_GAMMEL, _V.AVSLAA_OVER_70),
        *_for_godt(_T.DOED, _V.AVSLAA_DOED),
    ),
)

#: What a classified day is to the right, and its weight when employers differ: the heaviest counts.
DAGSLAG: dict[Dagklasse, tuple[Dagslag, int]] = {
    Dagklasse.AVVIST: (_D.AVVIST, 60),
    Dagklasse.NAV: (_D.BETALT, 50),
    Dagklasse.AGP_NAV: (_D.AGP_NAV, 45),
    Dagklasse.HELG: (_D.HELG, 40),
    Dagklasse.FORELDET: (_D.BRUDD, 40),
    Dagklasse.AGP: (_D.BRUDD, 30),
    Dagklasse.FRI: (_D.FRI, 20),
    Dagklasse.ARBEID: (_D.BRUDD, 10),
    Dagklasse.UKJENT: (_D.BRUDD, 0),
}

#: Why a day is refused, by effect.
AVSLAG: dict[Virkning, tuple[Avslag, Hjemmel]] = {
    _V.AVSLAA_OPPBRUKT: (Avslag.SYKEPENGEDAGER_OPPBRUKT, KVOTE),
    _V.AVSLAA_OPPBRUKT_67: (Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67, KVOTE_OVER_67),
    _V.AVSLAA_NY_VURDERING: (Avslag.NY_VILKAARSPROEVING_NOEDVENDIG, NY_RETT),
    _V.AVSLAA_OVER_70: (Avslag.OVER_70, ALDERSGRENSE),
    _V.AVSLAA_DOED: (Avslag.ETTER_DOEDSDATO, ALDERSGRENSE),
}
