"""The fixed form of an explained deviation: what `tilgode forklar --alle --format json` writes.

`egne_aarsaker` are causes of claimed less expected: what was recorded wrongly here, whatever Nav paid.

Border: form only; the explanations are `apps.krav.forklaringer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilgode.core.forklaring import Aarsaksdel, Sikkerhet

if TYPE_CHECKING:
    from tilgode.apps.krav.forklaringer import Forklartavvik


def som_objekt(avvik: Forklartavvik) -> dict[str, Any]:
    """One deviation: the causes and `uforklart_oere` add up to `ventet_oere` less `mottatt_oere`."""
    forklaring = avvik.forklaring
    uforklart = avvik.ventet_oere - avvik.mottatt_oere
    objekt: dict[str, Any] = {
        "krav": avvik.krav,
        "person": avvik.person,
        "ytelse": avvik.ytelse,
        "fom": avvik.fom.isoformat(),
        "tom": avvik.tom.isoformat(),
        "ventet_oere": avvik.ventet_oere,
        "mottatt_oere": avvik.mottatt_oere,
        "aarsaker": [_aarsak(a) for a in forklaring.aarsaker] if forklaring else [],
        "uforklart_oere": forklaring.uforklart_oere if forklaring else uforklart,
        "sikkerhet": (forklaring.sikkerhet if forklaring else Sikkerhet.UAVKLART).value,
        "krevd_oere": avvik.krevd_oere,
        "egne_aarsaker": [_aarsak(a) for a in forklaring.egne] if forklaring else [],
        "alternativer": [
            {"aarsaker": [_aarsak(a) for a in alternativ.aarsaker], "promille": alternativ.promille}
            for alternativ in (forklaring.alternativer if forklaring else ())
        ],
    }
    return objekt | ({"feil": avvik.feil} if avvik.feil else {})


def _aarsak(aarsak: Aarsaksdel) -> dict[str, Any]:
    return {
        "kode": aarsak.kode,
        "oere": aarsak.oere,
        "fakta": dict(aarsak.fakta),
        "bevis": list(aarsak.bevis),
    }
