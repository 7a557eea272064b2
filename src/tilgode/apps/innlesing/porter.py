"""Where the use cases find the adapters the settings name.

Border: look-up only. The Protocols are in `core/innlesing/porter`.
"""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from tilgode.core.innlesing.porter import Filleser, Oppgjoersformat


def filleser() -> Filleser:
    """The reader of tables."""
    return cast("Filleser", import_string(settings.TILGODE_FILLESER)())


def oppgjoersformat() -> Oppgjoersformat:
    """The reader and writer of Nav's settlement file."""
    return cast("Oppgjoersformat", import_string(settings.TILGODE_OPPGJOERSFORMAT)())


def maks_byte() -> int:
    """The largest file that is read, in bytes."""
    return int(settings.TILGODE_MAKS_FIL_MB) * 1024 * 1024
