"""The data folder and the secret keys in it.

One file, `noekler.json`, holds the key for cookies, the keys for fødselsnummer (numbered, the one
in force named) and the key of the blind index. It is made on first use with mode 0600; where
TILGODE_NOEKKEL is set, that text is used in its place and no file is read or written.
Border: no cryptography here (`kryptering`), only where the keys lie.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FILNAVN = "noekler.json"
LENGDE_BYTE = 32


class Noekkelfeil(Exception):
    """The keys cannot be read; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Noekler:
    """All keys; `repr` shows none of them."""

    signering: str
    blindindeks: bytes
    kryptering: dict[int, bytes]
    gjeldende: int

    def __repr__(self) -> str:
        return f"Noekler(gjeldende={self.gjeldende})"


def datamappe() -> Path:
    """The folder for the database and the keys: TILGODE_MAPPE, else ./var."""
    return Path(os.environ.get("TILGODE_MAPPE") or "var").resolve()


def klargjoer_mappe() -> Path:
    """The data folder, made if it is not there; only its owner may look into a new one.

    Raises ImproperlyConfigured when it can neither be found nor made.
    """
    mappe = datamappe()
    try:
        mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as feil:
        raise ImproperlyConfigured(
            f"Datamappen {mappe} kan ikke lages ({feil.strerror}). Velg en annen med TILGODE_MAPPE."
        ) from feil
    return mappe


def hent_noekler() -> Noekler:
    """The keys in force; raises Noekkelfeil with a mend."""
    return _hent(os.environ.get("TILGODE_NOEKKEL"), datamappe())


@lru_cache(maxsize=8)
def _hent(oppgitt: str | None, mappe: Path) -> Noekler:
    if oppgitt:
        return _tolk(oppgitt, "TILGODE_NOEKKEL")
    fil = klargjoer_mappe() / FILNAVN
    if not fil.exists():
        _skriv_ny(fil)
    return _tolk(fil.read_text(encoding="ascii"), str(mappe.name) + "/" + FILNAVN)


def _tolk(tekst: str, kilde: str) -> Noekler:
    try:
        lest = json.loads(tekst)
        kryptering = {int(nr): base64.b64decode(noekkel) for nr, noekkel in lest["kryptering"].items()}
        noekler = Noekler(
            lest["signering"], base64.b64decode(lest["blindindeks"]), kryptering, int(lest["gjeldende"])
        )
    except (ValueError, KeyError, TypeError, AttributeError) as feil:
        raise Noekkelfeil(f"Nøklene i {kilde} kan ikke leses. Hent dem fra sikkerhetskopien.") from feil
    _kontroller(noekler, kilde)
    return noekler


def _kontroller(noekler: Noekler, kilde: str) -> None:
    alle = (*noekler.kryptering.values(), noekler.blindindeks)
    if noekler.gjeldende not in noekler.kryptering or any(len(n) != LENGDE_BYTE for n in alle):
        raise Noekkelfeil(f"Nøklene i {kilde} er ikke hele: hver skal ha {LENGDE_BYTE} byte.")


def ny_noekkelfil() -> str:
    """The text of a new key file, with fresh random keys."""

    def ny() -> str:
        return base64.b64encode(secrets.token_bytes(LENGDE_BYTE)).decode("ascii")

    noekler = {"signering": secrets.token_urlsafe(48), "blindindeks": ny()}
    return json.dumps({**noekler, "kryptering": {"1": ny()}, "gjeldende": 1}, indent=1)


def _skriv_ny(fil: Path) -> None:
    """Write under another name and link into place: two programs that start at once agree."""
    utkast = fil.with_name(f"{FILNAVN}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(utkast, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as ut:
        ut.write(ny_noekkelfil())
    try:
        os.link(utkast, fil)
    except FileExistsError:
        pass  # another program was first; its keys are the ones
    finally:
        utkast.unlink()
