"""Tilgode: what Nav owes an employer in refunds, and why.

This module is the front door of the law as a library: facts in, an assessment out, its steps in
words. It needs neither Django nor a database; storage, files and pages live in the packages below
and are not imported from here.
"""

from tilgode.params import last as last_parametre
from tilgode.params.formatering import Spraak
from tilgode.params.tekster import vis_steg
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.dagturnering import Turnering, avgjoer_dager
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Fritak,
    Fritaksgrunn,
    Inntektsopplysning,
    Personfakta,
    Sykdomstidslinje,
)
from tilgode.rules.ytelser.sykepenger.feriepenger import beregn_feriepenger
from tilgode.rules.ytelser.sykepenger.meldinger import (
    Fravaersregistrering,
    Inntektsmelding,
    Saksbehandling,
    Soeknad,
    Sykmelding,
    Sykmeldtperiode,
)
from tilgode.rules.ytelser.sykepenger.refusjon import (
    Refusjonsendring,
    Refusjonsopplysning,
    refusjonstidslinje,
)
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import (
    Arbeidsgivervurdering,
    Betaler,
    Sikkerhet,
    Vurdertdag,
    Vurdertloep,
)
from tilgode.values import Beloep, Hjemmel, Loep, Maaned, Periode, Tidslinje

__all__ = [
    "Arbeidsgiverfakta",
    "Arbeidsgivervurdering",
    "Avslag",
    "Beloep",
    "Betaler",
    "Dag",
    "Dagklasse",
    "Dagtype",
    "Fravaersregistrering",
    "Fritak",
    "Fritaksgrunn",
    "Hjemmel",
    "Inntektsmelding",
    "Inntektsopplysning",
    "Loep",
    "Lovparametre",
    "Maaned",
    "Periode",
    "Personfakta",
    "Refusjonsendring",
    "Refusjonsopplysning",
    "Saksbehandling",
    "Sikkerhet",
    "Soeknad",
    "Spraak",
    "Steg",
    "Sykdomstidslinje",
    "Sykmelding",
    "Sykmeldtperiode",
    "Tidslinje",
    "Turnering",
    "Vurdering",
    "Vurdertdag",
    "Vurdertloep",
    "avgjoer_dager",
    "beregn_feriepenger",
    "last_parametre",
    "refusjonstidslinje",
    "vis_steg",
    "vurder_refusjon",
]
