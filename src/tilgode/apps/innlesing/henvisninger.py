"""What rows with a fault refer to: unknown references are named in the same report as the fault.

The register services find what sound rows refer to when they store them, and refuse what is unknown. A
row that cannot be read in full never comes that far; here the fields that could be read are held against
the same registers, with the same words.
Border: the table of which columns refer to what; nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tilgode.apps.felles.feilsamler import Feilsamler
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.krav.registrering import kontroller_kjente
from tilgode.apps.organisasjon.models import Arbeidsgiver, Underenhet
from tilgode.apps.organisasjon.queries import Ansvarsregister
from tilgode.apps.person.oppslag import ansettelser, etter_ansattnummer
from tilgode.apps.regnskap.bevegelser import kravnoekler
from tilgode.core.innlesing.porter import Mangelfull
from tilgode.core.innlesing.rapport import Feil, Filtype


class Henvisning(NamedTuple):
    """A column that names something in a register; it counts only where the column `ellers` is empty."""

    felt: str
    hva: str
    ellers: str = ""


_FORHOLD = (Henvisning("arbeidsforhold", "arbeidsforhold"),)
HENVISNINGER: dict[Filtype, tuple[Henvisning, ...]] = {
    Filtype.ANSATTE: (Henvisning("underenhet_orgnr", "underenhet"), Henvisning("ansvar", "ansvar")),
    Filtype.LOENN: _FORHOLD,
    Filtype.FRAVAER: _FORHOLD,
    Filtype.SYKMELDING: _FORHOLD,
    Filtype.SOEKNAD: _FORHOLD,
    Filtype.INNTEKTSMELDING: _FORHOLD,
    Filtype.VEDTAK: (Henvisning("ansattnummer", "ansattnummer"),),
    Filtype.KRAV: (
        *_FORHOLD,
        Henvisning("ansattnummer", "ansattnummer", ellers="arbeidsforhold"),
        Henvisning("ansvar", "ansvar"),
    ),
    Filtype.JUSTERING: (Henvisning("krav", "krav"), Henvisning("ansvar", "ansvar", ellers="krav")),
    Filtype.PURRING: (Henvisning("krav", "krav"),),
}


def _underenheter(arbeidsgiver: Arbeidsgiver) -> dict[str, str]:
    kjente = Underenhet.objects.filter(arbeidsgiver=arbeidsgiver).values_list("orgnr", flat=True)
    return {orgnr: orgnr for orgnr in kjente}


#: The register behind each kind of reference; it may be asked for only what the file names.
_REGISTRE: dict[str, Callable[[Arbeidsgiver, set[str]], Mapping[str, Any]]] = {
    "ansattnummer": lambda arbeidsgiver, _: etter_ansattnummer(ansettelser(arbeidsgiver)),
    "ansvar": lambda arbeidsgiver, _: Ansvarsregister(arbeidsgiver),
    "arbeidsforhold": lambda arbeidsgiver, _: ansettelser(arbeidsgiver),
    "krav": kravnoekler,
    "underenhet": lambda arbeidsgiver, _: _underenheter(arbeidsgiver),
}


def finn_ukjente(filtype: Filtype, rader: Sequence[Mangelfull], innlesing: Innlesing) -> list[Feil]:
    """A fault for each reference that is not there, as far as the fields could be read."""
    arbeidsgiver = innlesing.arbeidsgiver
    if not rader or arbeidsgiver is None:
        return []
    samler = Feilsamler(innlesing.filnavn)
    for henvisning in HENVISNINGER.get(filtype, ()):
        par = [(m.rad.linje, verdi) for m in rader if (verdi := _verdi(m, henvisning))]
        register = _REGISTRE[henvisning.hva](arbeidsgiver, {verdi for _, verdi in par})
        for linje, verdi in par:
            samler.finn(register, linje, henvisning.felt, verdi, hva=henvisning.hva)
    if filtype is Filtype.KRAV:
        kontroller_kjente(rader, arbeidsgiver, samler)
    return samler.feil


def _verdi(mangelfull: Mangelfull, henvisning: Henvisning) -> str:
    """What the row refers to; "" when it does not, or when that cannot be told."""
    felt, _, ellers = henvisning
    if not mangelfull.har((felt, ellers)) or (ellers and getattr(mangelfull.rad, ellers)):
        return ""
    return str(getattr(mangelfull.rad, felt))
