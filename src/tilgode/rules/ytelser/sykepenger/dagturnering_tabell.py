"""The day tournament as data: who is believed when two messages speak about the same day.

The main rule is a ladder (`STYRKE`, weakest first); on equal strength the message received last
wins. `UNNTAK` holds the pairs the ladder does not decide. Inside one søknad another, smaller
table holds (`I_SOEKNAD`), because there nothing is newer than anything else.
The ladder is read from Nav's engine (its day tournament and tests); the two rungs of the
employer's own register and of the bare sick note are ours, since Nav never sees those messages
compete: the register stands in for messages that have not come, and yields when they come.
Border: data and one look-up; building timelines is in `dagturnering`.
"""

from __future__ import annotations

from enum import Enum


class Utsagnstype(Enum):
    """Kind of statement about a day: what is said, and by whom."""

    UKJENT = "UKJENT"
    IKKE_GJENOPPTATT = "IKKE_GJENOPPTATT"
    REGISTER_SYK = "REGISTER_SYK"
    SOEKNAD_EGENMELDING = "SOEKNAD_EGENMELDING"
    SYKMELDING_SYK = "SYKMELDING_SYK"
    REGISTER_FRI = "REGISTER_FRI"
    INNTEKTSMELDING_AGP = "INNTEKTSMELDING_AGP"
    SOEKNAD_SYK = "SOEKNAD_SYK"
    SOEKNAD_FRI = "SOEKNAD_FRI"
    INNTEKTSMELDING_ARBEID = "INNTEKTSMELDING_ARBEID"
    ANDRE_YTELSER = "ANDRE_YTELSER"
    SAKSBEHANDLER = "SAKSBEHANDLER"

    # members are one of a kind, so their identity will do, and every match is looked up by two of them
    __hash__ = object.__hash__


class Vinner(Enum):
    """Outcome of a match between a statement already there (GAMMEL) and a later one (NY)."""

    GAMMEL = "GAMMEL"
    NY = "NY"


#: The ladder, weakest first. Kinds on the same rung: the message received last wins.
STYRKE: tuple[tuple[Utsagnstype, ...], ...] = (
    (Utsagnstype.UKJENT,),
    (Utsagnstype.IKKE_GJENOPPTATT,),
    (Utsagnstype.REGISTER_SYK,),
    (Utsagnstype.SOEKNAD_EGENMELDING,),
    (Utsagnstype.SYKMELDING_SYK,),
    (Utsagnstype.REGISTER_FRI,),
    (Utsagnstype.INNTEKTSMELDING_AGP,),
    (Utsagnstype.SOEKNAD_SYK, Utsagnstype.SOEKNAD_FRI),
    (Utsagnstype.INNTEKTSMELDING_ARBEID,),
    (Utsagnstype.ANDRE_YTELSER,),
    (Utsagnstype.SAKSBEHANDLER,),
)

#: Pairs (stronger, weaker) that go against the ladder, or that it would leave to time.
UNNTAK: tuple[tuple[Utsagnstype, Utsagnstype], ...] = (
    # The employer's list of AGP days wipes out work, holiday and leave the employee reported.
    (Utsagnstype.INNTEKTSMELDING_AGP, Utsagnstype.SOEKNAD_FRI),
    # A day of a sick note keeps its degree: an AGP list confirms it and takes nothing away.
    (Utsagnstype.SYKMELDING_SYK, Utsagnstype.INNTEKTSMELDING_AGP),
)

#: Pairs where the later message wins although the ladder has them on different rungs:
#: two inntektsmeldinger about the same day.
SISTE_VINNER: tuple[tuple[Utsagnstype, Utsagnstype], ...] = (
    (Utsagnstype.INNTEKTSMELDING_AGP, Utsagnstype.INNTEKTSMELDING_ARBEID),
)


def _bygg() -> dict[tuple[Utsagnstype, Utsagnstype], Vinner]:
    trinn = {utsagn: nr for nr, utsagnene in enumerate(STYRKE) for utsagn in utsagnene}
    tabell = {
        (gammel, ny): Vinner.NY if trinn[ny] >= trinn[gammel] else Vinner.GAMMEL
        for gammel in Utsagnstype
        for ny in Utsagnstype
    }
    for sterk, svak in UNNTAK:
        tabell[svak, sterk] = Vinner.NY
        tabell[sterk, svak] = Vinner.GAMMEL
    for par in SISTE_VINNER:
        tabell[par] = tabell[par[::-1]] = Vinner.NY
    return tabell


#: The whole matrix, (statement there, later statement) → who wins; made from the three tables above.
TABELL = _bygg()


class Soeknadsdag(Enum):
    """What one søknad can say about a day."""

    SYK = "SYK"
    FORELDET = "FORELDET"
    EGENMELDING = "EGENMELDING"
    PERMISJON = "PERMISJON"
    ARBEID = "ARBEID"
    FERIE = "FERIE"

    __hash__ = object.__hash__


class Konfliktgrunn(Enum):
    """Why a søknad contradicts itself so that a person must decide."""

    PERMISJON_OG_ARBEID = "PERMISJON_OG_ARBEID"
    FERIE_OG_EGENMELDING = "FERIE_OG_EGENMELDING"


_S = Soeknadsdag
#: Inside one søknad: every pair of different kinds once → the kind that stands, or the conflict.
I_SOEKNAD: dict[frozenset[Soeknadsdag], Soeknadsdag | Konfliktgrunn] = {
    frozenset({_S.SYK, _S.FORELDET}): _S.FORELDET,
    frozenset({_S.SYK, _S.EGENMELDING}): _S.SYK,
    frozenset({_S.SYK, _S.PERMISJON}): _S.PERMISJON,
    frozenset({_S.SYK, _S.ARBEID}): _S.ARBEID,
    frozenset({_S.SYK, _S.FERIE}): _S.FERIE,
    frozenset({_S.FORELDET, _S.EGENMELDING}): _S.FORELDET,
    frozenset({_S.FORELDET, _S.PERMISJON}): _S.PERMISJON,
    frozenset({_S.FORELDET, _S.ARBEID}): _S.ARBEID,
    frozenset({_S.FORELDET, _S.FERIE}): _S.FERIE,
    frozenset({_S.EGENMELDING, _S.PERMISJON}): _S.PERMISJON,
    frozenset({_S.EGENMELDING, _S.ARBEID}): _S.ARBEID,
    frozenset({_S.EGENMELDING, _S.FERIE}): Konfliktgrunn.FERIE_OG_EGENMELDING,
    frozenset({_S.PERMISJON, _S.ARBEID}): Konfliktgrunn.PERMISJON_OG_ARBEID,
    frozenset({_S.PERMISJON, _S.FERIE}): _S.FERIE,
    frozenset({_S.ARBEID, _S.FERIE}): _S.FERIE,
}
