"""A kommune the pages can show whole: a sick year with its law, claims in four sektorer, a settlement.

Ansatt 0 is sick 8 January to 31 March 2024 on 40 000 kroner a month: the employer pays to 23 January,
Nav 1 846 kroner a weekday from the 24th. January is claimed and paid in full, February is paid
short, March is not claimed. The others have claims without absence, one of another ytelse.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from tests.apps.kommune import (
    ORGNR,
    UNDERENHET,
    Kommune,
    fnr,
    innlesing,
    justeringsrad,
    kravrad,
    lag_kommune,
    les,
)
from tilgode.apps.fravaer.registrering import (
    register_fravaer,
    register_inntektsmelding,
    register_soeknad,
    register_sykmelding,
)
from tilgode.apps.krav.services import beregn
from tilgode.apps.oppgjoer.registrering import register_oppgjoer
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.person.registrering import register_loenn
from tilgode.core.innlesing.rader import (
    FravaerRad,
    InntektsmeldingRad,
    LoennRad,
    OppgjoerRad,
    SoeknadRad,
    SykmeldingRad,
)
from tilgode.values.periode import Periode

FOM, TOM = date(2024, 1, 8), date(2024, 3, 31)
AGP_TOM = date(2024, 1, 23)
FORHOLD = "1000-1"
#: The day the tests look: after everything, before nothing.
DATO = date(2024, 10, 2)
DAGSBELOEP = 184_600
JANUAR, FEBRUAR = 6 * DAGSBELOEP, 21 * DAGSBELOEP
MOTTATT_FEBRUAR = 3_000_000


def lag_full_kommune() -> Kommune:
    """Everything above, computed and matched."""
    kommune = lag_kommune(4)
    _fakta(kommune)
    _krav(kommune)
    _oppgjoer(kommune)
    beregn(kommune.arbeidsgiver)
    avstem(kommune.arbeidsgiver)
    return kommune


def _tid(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=UTC)


def _fakta(kommune: Kommune) -> None:
    maaneder = [date(2023, m, 1) for m in range(9, 13)] + [date(2024, 1, 1)]
    loenn = [LoennRad(2 + i, FORHOLD, m, "1000", "FAST", 4_000_000, _tid(m)) for i, m in enumerate(maaneder)]
    les(kommune.arbeidsgiver, register_loenn, *loenn)
    grad = Decimal(100)
    les(
        kommune.arbeidsgiver,
        register_fravaer,
        FravaerRad(2, FORHOLD, "SYKMELDING", FOM, TOM, grad, "", "F-1", _tid(FOM)),
        kildesystem="Visma",
    )
    les(
        kommune.arbeidsgiver,
        register_sykmelding,
        SykmeldingRad(2, FORHOLD, FOM, TOM, grad, FOM, "S-1", _tid(FOM)),
    )
    les(
        kommune.arbeidsgiver,
        register_soeknad,
        SoeknadRad(2, FORHOLD, FOM, TOM, date(2024, 4, 2), "INNSENDT", (), "P-1", _tid(date(2024, 4, 2))),
    )
    les(
        kommune.arbeidsgiver,
        register_inntektsmelding,
        InntektsmeldingRad(
            linje=2,
            arbeidsforhold=FORHOLD,
            referanse="I-1",
            versjon=1,
            foerste_fravaersdag=FOM,
            arbeidsgiverperioder=(Periode(FOM, AGP_TOM),),
            inntekt_oere=4_000_000,
            refusjon_oere=4_000_000,
            refusjon_opphoer=None,
            refusjonsendringer=(),
            begrunnelse_redusert="",
            sendt=date(2024, 1, 25),
            kvittering="AR1",
            registrert=_tid(date(2024, 1, 25)),
        ),
    )


def _krav(kommune: Kommune) -> None:
    maaned = {"sendt": date(2024, 3, 1), "kravaar": 2024}
    kommune.krav(
        kravrad("K-JAN", fom=date(2024, 1, 24), tom=date(2024, 1, 31), oere=JANUAR, **maaned),
        kravrad("K-FEB", linje=3, fom=date(2024, 2, 1), tom=date(2024, 2, 29), oere=FEBRUAR, **maaned),
        kravrad(
            "K-FP",
            linje=4,
            arbeidsforhold="1001-1",
            ytelse="FORELDREPENGER",
            fom=date(2024, 2, 1),
            tom=date(2024, 2, 29),
            oere=2_000_000,
            **maaned,
        ),
        kravrad(
            "K-2023",
            linje=5,
            arbeidsforhold="1002-1",
            fom=date(2023, 12, 1),
            tom=date(2023, 12, 31),
            oere=500_000,
            sendt=date(2024, 1, 15),
            kravaar=2023,
        ),
        kravrad(
            "K-AAR",
            linje=6,
            arbeidsforhold="1003-1",
            ytelse="PLEIEPENGER",
            fom=date(2023, 1, 1),
            tom=date(2023, 12, 31),
            oere=700_050,
            sendt=date(2024, 5, 2),
            kravaar=2023,
        ),
    )
    kommune.juster(
        justeringsrad("J-1", "K-2023", -100_000, date(2024, 6, 3)),
        justeringsrad(
            "J-2",
            "",
            -71_300,
            date(2024, 9, 2),
            linje=3,
            ansvar="3000",
            art="UFORDELT",
            aarsak="INNBETALING_UTEN_KRAV",
            klasse="TEKNISK",
        ),
    )


def _oppgjoer(kommune: Kommune) -> None:
    raadata = b"R-1"
    register_oppgjoer(
        [
            lag_linje(1, 0, JANUAR, date(2024, 1, 24), date(2024, 1, 31)),
            lag_linje(2, 0, MOTTATT_FEBRUAR, date(2024, 2, 1), date(2024, 2, 29)),
            lag_linje(3, 3, 40_000, None, None, kode="Q", ytelse=""),
        ],
        innlesing(kommune.arbeidsgiver, "oppgjoer"),
        rapport_id="R-1",
        valutadato=date(2024, 3, 15),
        raadata=raadata,
    )


def lag_linje(
    nr: int,
    ansatt: int,
    oere: int,
    fom: date | None,
    tom: date | None,
    kode: str = "4",
    ytelse: str = "SYKEPENGER",
) -> OppgjoerRad:
    """A line of a settlement for an employee."""
    return OppgjoerRad(
        linje=nr,
        navenhet="8020",
        orgnr=ORGNR,
        bedriftsnummer=UNDERENHET,
        kode=kode,
        fnr=fnr(ansatt),
        fom=fom,
        kontonummer="12345678903",
        navn=f"ANSATT {ansatt}",
        tom=tom,
        oere=oere,
        maksdato=None,
        ytelse=ytelse,
        feriepenger_av="",
    )
