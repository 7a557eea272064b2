"""What follows a folder of files: computing what the new facts mean, and matching the settlements.

Border: calls the use cases of claims and settlements in order; computes nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable

from tilgode.apps.krav.services import beregn
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.organisasjon.models import Arbeidsgiver


def gjoer_etterarbeid(aktoer: str, si_fra: Callable[[str], None] | None = None) -> None:
    """For every employer; `si_fra` gets a line for people about each step."""
    for arbeidsgiver in Arbeidsgiver.objects.order_by("pk"):
        beregnet = beregn(arbeidsgiver, aktoer=aktoer)
        koblet = avstem(arbeidsgiver, aktoer=aktoer)
        if si_fra:
            navn = arbeidsgiver.navn
            si_fra(f"{navn}: {beregnet.personer} personer med fravær, {beregnet.nye} nye beregninger")
            si_fra(f"{navn}: {koblet.nye_koblinger} nye koblinger, {koblet.nye_forslag} nye forslag")
