"""A claim as a row of krav.csv. Border: form only."""

from __future__ import annotations

from tilgode.simulation.eksport import kroner
from tilgode.simulation.kildeformer import Verdi
from tilgode.simulation.modell import Krav


def kravrad(krav: Krav) -> list[Verdi]:
    """The claim as the kommune's system exports it."""
    p = krav.periode
    return [
        krav.referanse, krav.ansatt.arbeidsforhold, krav.ytelse, krav.feriepenger_av, p.fom, p.tom,
        kroner(krav.oere), krav.sendt, krav.ansatt.enhet.ansvar, krav.kravaar, krav.opprinnelse, None,
        None, krav.status, krav.sendt,
    ]  # fmt: skip
