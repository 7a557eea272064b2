"""What a file's bytes are: text in a known encoding, a spreadsheet, or something we refuse by name.

UTF-8 (with or without BOM), else Windows-1252/ISO-8859-1. Border: bytes to text; no columns here.
"""

from __future__ import annotations

from dataclasses import dataclass

_CSV_RETTELSE = "lagre fila på nytt som «CSV UTF-8 (semikolondelt)» eller som .xlsx"
_SIGNATURER: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "fila er et gammelt Excel-format (.xls) eller et regneark med passord",
        "åpne fila i Excel, fjern passordet og lagre som .xlsx uten makroer",
    ),
    (b"%PDF", "fila er en PDF", "hent fila som CSV eller XLSX fra kildesystemet"),
    (b"\xff\xfe", "fila er kodet som UTF-16", _CSV_RETTELSE),
    (b"\xfe\xff", "fila er kodet som UTF-16", _CSV_RETTELSE),
    (b"\x1f\x8b", "fila er pakket (gzip)", "pakk ut fila først"),
    (b"7z\xbc\xaf", "fila er pakket (7z)", "pakk ut fila først"),
    (b"Rar!", "fila er pakket (rar)", "pakk ut fila først"),
)
#: Bytes that CP1252 leaves open or that do not occur in text.
_STYRETEGN = bytes(set(range(32)) - {9, 10, 13})
#: What UTF-8 looks like when it has been read as Windows-1252 and saved again.
_DOBBELTKODET = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…")


class Kodingsfeil(ValueError):
    """The bytes are not text we can read; `rettelse` says what to do."""

    def __init__(self, melding: str, rettelse: str) -> None:
        super().__init__(melding)
        self.melding = melding
        self.rettelse = rettelse


@dataclass(frozen=True, slots=True)
class Tekstfil:
    """Decoded text; `dobbeltkodet` when æøå have been through two encodings."""

    tekst: str
    koding: str
    dobbeltkodet: bool = False


def er_zip(innhold: bytes) -> bool:
    """True for a ZIP container (XLSX and its kin)."""
    return innhold.startswith(b"PK\x03\x04")


def _avvis_binaer(innhold: bytes) -> None:
    for signatur, melding, rettelse in _SIGNATURER:
        if innhold.startswith(signatur):
            raise Kodingsfeil(melding, rettelse)
    proeve = innhold[:65536]
    if proeve.count(0) > len(proeve) // 4:
        raise Kodingsfeil("fila er kodet som UTF-16 eller er ikke tekst", _CSV_RETTELSE)
    if len(innhold.translate(None, _STYRETEGN)) != len(innhold):
        raise Kodingsfeil("fila inneholder tegn som ikke er tekst", _CSV_RETTELSE)


def dekod(innhold: bytes) -> Tekstfil:
    """Bytes to text; raises Kodingsfeil for UTF-16, binary and known other formats."""
    _avvis_binaer(innhold)
    try:
        tekst, koding = innhold.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        tekst, koding = _dekod_enkeltbyte(innhold)
    return Tekstfil(tekst, koding, any(spor in tekst for spor in _DOBBELTKODET))


def _dekod_enkeltbyte(innhold: bytes) -> tuple[str, str]:
    try:
        return innhold.decode("cp1252"), "windows-1252"
    except UnicodeDecodeError as feil:
        linje = innhold[: feil.start].count(b"\n") + 1
        raise Kodingsfeil(f"ukjent tegnkoding (linje {linje})", _CSV_RETTELSE) from None
