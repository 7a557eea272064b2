"""Where the use cases find the adapters the settings name, and what the settings say of reading.

Border: look-up only. The Protocols are in `core/innlesing/porter`.
"""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from tilgode.core.innlesing.porter import Filleser, Kart, Lesevalg, Oppgjoersformat
from tilgode.core.innlesing.rapport import Filtype


def filleser() -> Filleser:
    """The reader of tables."""
    return cast("Filleser", import_string(settings.TILGODE_FILLESER)())


def oppgjoersformat() -> Oppgjoersformat:
    """The reader and writer of Nav's settlement file."""
    return cast("Oppgjoersformat", import_string(settings.TILGODE_OPPGJOERSFORMAT)())


def lesevalg(filtype: Filtype | None, kart: tuple[Kart, ...] = ()) -> Lesevalg:
    """How this installation reads a file: its size limit, and whether it takes numbers made for tests."""
    maks_byte = int(settings.TILGODE_MAKS_FIL_MB) * 1024 * 1024
    return Lesevalg(filtype, kart, maks_byte, bool(settings.TILGODE_SYNTETISKE_NUMRE))
