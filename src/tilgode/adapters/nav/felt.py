"""The twelve fields of a settlement line: how each is read, and what may stand in it.

Border: one field's text at a time, exactly as wide as Nav writes it; no trimming before the amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tilgode.core.innlesing.tolking import SYNTETISK, SYNTETISK_RETTELSE
from tilgode.values.identer import Foedselsnummer, Kontonummer, Organisasjonsnummer, UgyldigIdent

_NAVS_FIL = "ta kontakt med Nav, eller hent fila på nytt uten å åpne og lagre den i et annet program"
_OERE = re.compile(r"([0-9]{10}|[1-9][0-9]{10,})([ -])")
_FOERSTE_AAR = 1900
#: (value, message): the message is "" when the text is right.
Svar = tuple[Any, str]


@dataclass(frozen=True, slots=True)
class Felt:
    """A field: the name of the row attribute, its reader, and the mend."""

    navn: str
    les: Callable[[str], Svar]
    rettelse: str = _NAVS_FIL


def oere_av(oere: int) -> str:
    """Ten digits and the sign last: `0003846200 `, `0000769240-`."""
    return f"{abs(oere):010d}{'-' if oere < 0 else ' '}"


def _navenhet(tekst: str) -> Svar:
    if re.fullmatch(r"[0-9]{1,4}", tekst):
        return tekst, ""
    return "", "navenhet skal ha ett til fire sifre"


def _ident(
    type_: type[Foedselsnummer | Organisasjonsnummer | Kontonummer], lengde: int
) -> Callable[[str], Svar]:
    def les(tekst: str) -> Svar:
        if len(tekst) != lengde:
            tillegg = " (ledende null borte?)" if len(tekst) == lengde - 1 else ""
            return "", f"feltet har {len(tekst)} tegn, skal ha {lengde}{tillegg}"
        try:
            return type_(tekst).verdi, ""
        except UgyldigIdent as feil:
            return "", str(feil)

    return les


def _virkelig_fnr(tekst: str) -> Svar:
    nummer, melding = _fnr(tekst)
    if not melding and Foedselsnummer(nummer).er_syntetisk:
        return "", SYNTETISK
    return nummer, melding


def _kode(tekst: str) -> Svar:
    if len(tekst) == 1 and tekst.isalnum():
        return tekst, ""
    return "", "kode skal være ett tegn"


def _dato(tekst: str) -> Svar:
    if tekst == "00000000":
        return None, ""
    if not re.fullmatch(r"[0-9]{8}", tekst):
        return None, "datoen skal ha åtte sifre (ÅÅÅÅMMDD)"
    try:
        dag = date(int(tekst[:4]), int(tekst[4:6]), int(tekst[6:]))
    except ValueError:
        return None, "datoen finnes ikke"
    return (dag, "") if dag.year >= _FOERSTE_AAR else (None, "året er umulig")


def _navn(tekst: str) -> Svar:
    if len(tekst) != 25:
        return "", f"navnet har {len(tekst)} tegn, skal ha 25 (fylt med mellomrom)"
    return tekst.rstrip(" "), ""


def _beloep(tekst: str) -> Svar:
    treff = _OERE.fullmatch(tekst)
    if treff:
        return int(treff[1]) * (-1 if treff[2] == "-" else 1), ""
    if re.fullmatch(r"\d{10,}", tekst):
        return 0, "beløpet mangler fortegnsplassen (minus eller mellomrom bakerst)"
    return 0, "beløpet skal være øre: ti sifre og så minus eller mellomrom"


def _reservert(tekst: str) -> Svar:
    if _OERE.fullmatch(tekst):
        return None, ""
    return None, "det reserverte feltet skal være ti sifre og et fortegn"


_fnr = _ident(Foedselsnummer, 11)
FELT = (
    Felt("navenhet", _navenhet),
    Felt("orgnr", _ident(Organisasjonsnummer, 9)),
    Felt("bedriftsnummer", _ident(Organisasjonsnummer, 9)),
    Felt("kode", _kode),
    Felt("fnr", _fnr),
    Felt("fom", _dato),
    Felt("kontonummer", _ident(Kontonummer, 11)),
    Felt("navn", _navn),
    Felt("tom", _dato),
    Felt(
        "beloep",
        _beloep,
        "hent fila på nytt: den er trolig åpnet og lagret i et annet program, som endret beløpene",
    ),
    Felt("reservert", _reservert),
    Felt("maksdato", _dato),
)
#: The fields where fødselsnummer made for tests are refused.
FELT_VIRKELIG = tuple(
    Felt("fnr", _virkelig_fnr, SYNTETISK_RETTELSE) if felt.navn == "fnr" else felt for felt in FELT
)
