"""Which register service stores the rows of each file type.

Border: the table; the services themselves are in each domain's `registrering`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.fravaer.registrering import (
    register_fravaer,
    register_inntektsmelding,
    register_soeknad,
    register_sykmelding,
    register_vedtak,
)
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.krav.registrering import register_krav
from tilgode.apps.oppgjoer.registrering import register_bank
from tilgode.apps.organisasjon.registrering import register_organisasjon
from tilgode.apps.person.registrering import register_ansatte, register_loenn
from tilgode.apps.regnskap.planregistrering import register_plan
from tilgode.apps.regnskap.purreregistrering import register_purring
from tilgode.apps.regnskap.registrering import register_justering
from tilgode.core.innlesing.rapport import Filtype

Register = Callable[[Sequence[Any], Innlesing], Utfall]

#: Nav's settlement is not here: it needs the report's id and value date beside its rows.
REGISTRE: dict[Filtype, Register] = {
    Filtype.ORGANISASJON: register_organisasjon,
    Filtype.ANSATTE: register_ansatte,
    Filtype.LOENN: register_loenn,
    Filtype.FRAVAER: register_fravaer,
    Filtype.SYKMELDING: register_sykmelding,
    Filtype.SOEKNAD: register_soeknad,
    Filtype.INNTEKTSMELDING: register_inntektsmelding,
    Filtype.VEDTAK: register_vedtak,
    Filtype.KRAV: register_krav,
    Filtype.JUSTERING: register_justering,
    Filtype.PURRING: register_purring,
    Filtype.PLAN: register_plan,
    Filtype.BANK: register_bank,
}
