"""What must hold within one file: between the cells of a row, and between its rows.

Each rule is a small function over rows of one type that yields every breach, and says which attributes it
looks at: a row where another one could not be read is still held against it. The table says which rules a
type has. Border: nothing here asks the registers; single cells are checked when they are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tilgode.core.innlesing.porter import Mangelfull
from tilgode.core.innlesing.rader import FravaerRad, JusteringRad, KravRad, PurringRad, SoeknadRad
from tilgode.core.innlesing.rapport import Filtype


class Brudd(NamedTuple):
    """A breach: line, column, what the file said, what is wrong and the mend."""

    linje: int
    felt: str
    verdi: str
    melding: str
    rettelse: str


class Regel(NamedTuple):
    """A rule: the attributes it looks at, and what finds the breaches."""

    felt: tuple[str, ...]
    finn: Callable[[Iterable[Any]], Iterator[Brudd]]


#: Absence that is own sickness: two such cannot hold for the same employment on the same day.
SYKDOM = frozenset({"EGENMELDING", "SYKMELDING"})


def _vis(dag: date) -> str:
    return f"{dag:%d.%m.%Y}"


def ikke_foer(foerste: str, siste: str) -> Regel:
    """`siste` may not lie before `foerste` (either may be empty)."""

    def finn(rader: Iterable[Any]) -> Iterator[Brudd]:
        for rad in rader:
            fra, til = getattr(rad, foerste), getattr(rad, siste)
            if fra and til and til < fra:
                melding = f"{siste} {_vis(til)} ligger før {foerste} {_vis(fra)}"
                yield Brudd(rad.linje, siste, _vis(til), melding, "rett datoene; er de byttet om?")

    return Regel((foerste, siste), finn)


def en_gang(*felt: str) -> Regel:
    """The combination of these columns may stand on one line only."""

    def finn(rader: Iterable[Any]) -> Iterator[Brudd]:
        sett: dict[Hashable, int] = {}
        for rad in rader:
            noekkel = tuple(getattr(rad, f) for f in felt)
            foer = sett.setdefault(noekkel, rad.linje)
            if foer != rad.linje:
                verdi = ", ".join(str(del_) for del_ in noekkel)
                melding = f"{' og '.join(felt)} står også på linje {foer}"
                yield Brudd(
                    rad.linje, felt[0], verdi, melding, "slett den ene linja, eller gi den en egen verdi"
                )

    return Regel(felt, finn)


def _krav_har_ansatt(rader: Iterable[KravRad]) -> Iterator[Brudd]:
    for rad in rader:
        if not rad.arbeidsforhold and not rad.ansattnummer:
            melding = "kravet sier ikke hvem det gjelder"
            yield Brudd(rad.linje, "arbeidsforhold", "", melding, "fyll ut arbeidsforhold eller ansattnummer")


def _krav_feriepenger(rader: Iterable[KravRad]) -> Iterator[Brudd]:
    for rad in rader:
        if rad.feriepenger_av and rad.ytelse != "FERIEPENGER":
            melding = "feriepenger_av er utfylt, men ytelse er ikke FERIEPENGER"
            rettelse = "sett ytelse til FERIEPENGER, eller tøm feriepenger_av"
            yield Brudd(rad.linje, "feriepenger_av", rad.feriepenger_av, melding, rettelse)


def _krav_tillegg(rader: Iterable[KravRad]) -> Iterator[Brudd]:
    for rad in rader:
        if rad.tilleggskrav_oere and rad.tilleggskrav_dato is None:
            melding = "tilleggskravet mangler dato"
            yield Brudd(rad.linje, "tilleggskrav_dato", "", melding, "fyll ut tilleggskrav_dato")


def _krav_positivt(rader: Iterable[KravRad]) -> Iterator[Brudd]:
    for rad in rader:
        if rad.oere < 0:
            rettelse = "før nedsettelsen i justering.csv, eller rett fortegnet"
            yield Brudd(rad.linje, "beloep", _kroner(rad.oere), "et krav kan ikke være negativt", rettelse)


def _justering_sted(rader: Iterable[JusteringRad]) -> Iterator[Brudd]:
    for rad in rader:
        if not rad.krav and not rad.ansvar:
            yield Brudd(rad.linje, "krav", "", "både krav og ansvar er tomme", "fyll ut ett av dem")


def _justering_fortegn(rader: Iterable[JusteringRad]) -> Iterator[Brudd]:
    for rad in rader:
        if rad.art == "AVSKREVET" and rad.oere > 0 and not rad.reverserer:
            melding = "en avskrivning setter utestående ned, men beløpet er positivt"
            yield Brudd(rad.linje, "beloep", _kroner(rad.oere), melding, "sett minus foran beløpet")


def _purring_svar(rader: Iterable[PurringRad]) -> Iterator[Brudd]:
    for rad in rader:
        if rad.svar and rad.svar_dato is None:
            yield Brudd(rad.linje, "svar_dato", "", "svaret mangler dato", "fyll ut svar_dato")


def _soeknad_sendt(rader: Iterable[SoeknadRad]) -> Iterator[Brudd]:
    for rad in rader:
        if rad.sendt is None and rad.status != "MANGLER":
            melding = f"søknaden har status {rad.status}, men mangler dato den ble sendt"
            yield Brudd(rad.linje, "sendt", "", melding, "fyll ut sendt, eller sett status til MANGLER")


def _kroner(oere: int) -> str:
    kroner, rest = divmod(abs(oere), 100)
    return f"{'-' if oere < 0 else ''}{kroner},{rest:02d}"


def _kan_overlappe(forrige: FravaerRad, rad: FravaerRad) -> bool:
    """Different kinds may share days (ferie in a sykmelding); a new version of one absence may too."""
    samme_art = forrige.type == rad.type or {forrige.type, rad.type} <= SYKDOM
    if rad.kilde_referanse or forrige.kilde_referanse:
        ny_versjon = rad.kilde_referanse == forrige.kilde_referanse
    else:
        ny_versjon = (rad.type, rad.fom) == (
            forrige.type,
            forrige.fom,
        ) and rad.registrert != forrige.registrert
    return ny_versjon or not samme_art


def _overlappende_fravaer(rader: Iterable[FravaerRad]) -> Iterator[Brudd]:
    """Two sicknesses, or two absences of one kind, of one employment on the same day."""
    per_forhold: dict[str, list[FravaerRad]] = defaultdict(list)
    for rad in rader:
        per_forhold[rad.arbeidsforhold].append(rad)
    for fravaer in per_forhold.values():
        if len(fravaer) > 1:
            yield from _overlapp_i(sorted(fravaer, key=lambda r: (r.fom, r.tom, r.linje)))


def _overlapp_i(fravaer: list[FravaerRad]) -> Iterator[Brudd]:
    aapne: list[FravaerRad] = []
    for rad in fravaer:
        aapne = [forrige for forrige in aapne if forrige.tom >= rad.fom]
        for forrige in aapne:
            if not _kan_overlappe(forrige, rad):
                yield _overlapp(forrige, rad)
        aapne.append(rad)


def _overlapp(forrige: FravaerRad, rad: FravaerRad) -> Brudd:
    foerst, sist = sorted((forrige, rad), key=lambda r: r.linje)
    sted = f"på linje {foerst.linje}" if foerst.linje else "som alt er lest inn"
    melding = (
        f"{sist.type} {_vis(sist.fom)}–{_vis(sist.tom)} overlapper {foerst.type} "
        f"{_vis(foerst.fom)}–{_vis(foerst.tom)} {sted}, i samme arbeidsforhold"
    )
    rettelse = "del periodene, slett den ene, eller gi en rettelse samme kilde_referanse"
    return Brudd(sist.linje, "fom", _vis(sist.fom), melding, rettelse)


def overlapp_med_lest(rader: Sequence[FravaerRad], lest: Sequence[FravaerRad]) -> list[Brudd]:
    """Breaches between the file's absences and those read before (given with `linje` 0).

    The same absence again, or a new version of it, is no breach.
    """
    kjente = {(r.arbeidsforhold, r.type, r.fom, r.tom) for r in lest}
    nye = [r for r in rader if (r.arbeidsforhold, r.type, r.fom, r.tom) not in kjente]
    beroert = {r.arbeidsforhold for r in nye}
    brudd = _overlappende_fravaer([*nye, *(r for r in lest if r.arbeidsforhold in beroert)])
    return sorted(b for b in brudd if "alt er lest inn" in b.melding)


#: What the comparison of absences looks at.
OVERLAPP_FELT = ("arbeidsforhold", "type", "fom", "tom", "kilde_referanse", "registrert")
_PERIODE = ikke_foer("fom", "tom")
_GYLDIG = ikke_foer("gyldig_fom", "gyldig_tom")

RADREGLER: dict[Filtype, tuple[Regel, ...]] = {
    Filtype.ORGANISASJON: (_GYLDIG,),
    Filtype.ANSATTE: (_GYLDIG, ikke_foer("startdato", "sluttdato")),
    Filtype.LOENN: (),
    Filtype.FRAVAER: (_PERIODE, Regel(OVERLAPP_FELT, _overlappende_fravaer)),
    Filtype.SYKMELDING: (_PERIODE,),
    Filtype.SOEKNAD: (_PERIODE, Regel(("sendt", "status"), _soeknad_sendt)),
    Filtype.INNTEKTSMELDING: (),
    Filtype.VEDTAK: (_PERIODE,),
    Filtype.KRAV: (
        _PERIODE,
        en_gang("referanse"),
        Regel(("arbeidsforhold", "ansattnummer"), _krav_har_ansatt),
        Regel(("oere",), _krav_positivt),
        Regel(("feriepenger_av", "ytelse"), _krav_feriepenger),
        Regel(("tilleggskrav_oere", "tilleggskrav_dato"), _krav_tillegg),
    ),
    Filtype.JUSTERING: (
        en_gang("referanse"),
        Regel(("krav", "ansvar"), _justering_sted),
        Regel(("art", "oere", "reverserer"), _justering_fortegn),
    ),
    Filtype.PURRING: (en_gang("referanse", "krav"), Regel(("svar", "svar_dato"), _purring_svar)),
    Filtype.PLAN: (en_gang("versjon", "rad"), ikke_foer("periode_fom", "periode_tom")),
    Filtype.BANK: (en_gang("referanse"),),
}


def finn_brudd(filtype: Filtype, rader: Iterable[Any], mangelfulle: Sequence[Mangelfull] = ()) -> list[Brudd]:
    """Every breach of the type's rules, by line."""
    regler = RADREGLER[filtype]
    hele = list(rader) if regler else []
    brudd = [
        ett
        for regel in regler
        for ett in regel.finn(_i_rekkefoelge(hele, [m.rad for m in mangelfulle if m.har(regel.felt)]))
    ]
    return sorted(brudd)


def _i_rekkefoelge(rader: list[Any], ekstra: list[Any]) -> list[Any]:
    """By line, so that «stands also on line 4» is said of the later one."""
    return sorted([*rader, *ekstra], key=lambda rad: rad.linje) if ekstra else rader
