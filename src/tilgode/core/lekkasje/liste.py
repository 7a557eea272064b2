"""The 32 checks as data: provision, formula, what each needs, how sure it can be, and who looks.

A check that lacks a file or a piece of information is told as not checked, with what it would need. The order is that of the numbers; the report has its own.
Border: the list only. The checks are in the modules by benefit.
"""

from __future__ import annotations

from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.lekkasje import (
    ansettelsestid,
    beloep,
    fritak,
    kostnad,
    kostnad_oppgitt,
    omsorg,
    oppgitt,
    sykepenger,
)
from tilgode.core.lekkasje.feriepenger_avvik import finn_t20
from tilgode.core.lekkasje.oppgjoersavvik import finn_t24, finn_t30
from tilgode.core.lekkasje.typer import Art, Behov, Formel, Funn, Kontroll, Leting, Sikkerhet
from tilgode.values.hjemmel import Hjemmel

_F, _S, _A = Formel, Sikkerhet, Art
_FRAVAER = Behov((Filtype.FRAVAER,))
_SYKDOM = Behov((Filtype.FRAVAER, Filtype.SYKMELDING))
_VEDTAK = Behov((Filtype.VEDTAK,))
_KRAV = Behov((Filtype.KRAV,))
_MELDT = Behov((Filtype.KRAV, Filtype.INNTEKTSMELDING))
_MELDING = Behov((Filtype.INNTEKTSMELDING,))
_LOENN = Behov((Filtype.LOENN,))
_INNTEKT = Behov((Filtype.LOENN, Filtype.INNTEKTSMELDING))
_OPPGJOER = Behov((Filtype.OPPGJOER,))
_ANSATTE = Behov((Filtype.ANSATTE,))


def _kontroll(
    id_: str,
    paragrafer: str,
    verdi: tuple[Formel, Sikkerhet, Art],
    behov: tuple[Behov, ...],
    finn: Leting,
    *,
    beregnet: bool = True,
    del_: str = "",
) -> Kontroll:
    """A check that can run; every one needs to know who is employed."""
    inntekt = any(Filtype.LOENN in b.filer for b in behov)
    hjemler = tuple(Hjemmel("ftrl", p) for p in paragrafer.split())
    return Kontroll(
        id_, hjemler, *verdi, (_ANSATTE, *behov), finn, beregnet, trenger_inntekt=inntekt, del_=del_
    )


IKKE_SENDT = "ikke_sendt"
_KF_SIKKER = (_F.V_K_KF, _S.SIKKER, _A.KRAV)
_KF_SANNSYNLIG = (_F.V_K_KF, _S.SANNSYNLIG, _A.KRAV)
_K_SIKKER = (_F.V_K_K, _S.SIKKER, _A.KRAV)
_K_UAVKLART = (_F.V_K_K, _S.UAVKLART, _A.KRAV)
_GRUNN_DAG_EN = Behov(grunn=sykepenger.GRUNN_DAG_EN)
_KORONA = Behov(grunn=(fritak.GRUNN_KORONA,))
_FOEDSEL = Behov(grunn=(omsorg.GRUNN_FOEDSEL,))
_GRAVID = Behov(grunn=(oppgitt.GRUNN_GRAVID,))

KONTROLLER: tuple[Kontroll, ...] = (
    _kontroll("T01", "8-19", _KF_SIKKER, (_SYKDOM, _MELDT, _INNTEKT), sykepenger.finn_t01),
    _kontroll("T02", "9-8", _K_SIKKER, (_FRAVAER, _KRAV, _INNTEKT), omsorg.finn_t02, beregnet=False),
    _kontroll(
        "T03",
        "9-8",
        _K_SIKKER,
        (_FRAVAER, _KRAV, _INNTEKT, Behov(opplysning="kronisk_over_12")),
        omsorg.finn_t03,
        beregnet=False,
    ),
    _kontroll("T04", "8-15 8-17 8-18 9-9", _KF_SIKKER, (_SYKDOM, _MELDT, _INNTEKT), ansettelsestid.finn_t04),
    _kontroll("T05", "8-2 8-15", _KF_SIKKER, (_FRAVAER, _MELDT, _INNTEKT), ansettelsestid.finn_t05),
    _kontroll(
        "T06", "8-20", (_F.V_K_K, _S.UAVKLART, _A.FRAMOVER), (_SYKDOM, _VEDTAK, _INNTEKT), fritak.finn_t06
    ),
    _kontroll(
        "T07", "8-20", (_F.V_K_K, _S.SIKKER, _A.FRAMOVER), (_SYKDOM, _VEDTAK, _INNTEKT), fritak.finn_t07
    ),
    _kontroll("T08", "8-20 22-13", _K_SIKKER, (_SYKDOM, _VEDTAK, _KRAV, _INNTEKT), fritak.finn_t08),
    _kontroll("T09", "8-20", _K_UAVKLART, (_SYKDOM, _VEDTAK, _KRAV, _INNTEKT), fritak.finn_t09),
    _kontroll("T10", "14-4", _K_UAVKLART, (_FRAVAER, _GRAVID, _INNTEKT), oppgitt.finn_t10, beregnet=False),
    _kontroll("T11", "9-5 9-10 9-13", _K_UAVKLART, (_FRAVAER, _INNTEKT), omsorg.finn_t11, beregnet=False),
    _kontroll("T12", "8-17", _KF_SIKKER, (_FRAVAER, _GRUNN_DAG_EN, _MELDT, _INNTEKT), sykepenger.finn_t12),
    _kontroll("T13", "8-19", _KF_SANNSYNLIG, (_SYKDOM, _MELDT, _INNTEKT), sykepenger.finn_t13),
    _kontroll(
        "T14",
        "8-14",
        (_F.UTGIFT, _S.SANNSYNLIG, _A.KRAV),
        (_KRAV, _INNTEKT, Behov(opplysning="reiseutgifter")),
        oppgitt.finn_t14,
        beregnet=False,
    ),
    _kontroll(
        "T15",
        "8-21",
        _K_SIKKER,
        (_SYKDOM, _KRAV, _INNTEKT, Behov(opplysning="forsikret_fra")),
        fritak.finn_t15,
    ),
    _kontroll("T16", "8-28 8-29", _KF_SANNSYNLIG, (_SYKDOM, _MELDING, _LOENN), beloep.finn_t16),
    _kontroll(
        "T17",
        "22-13 8-28",
        _KF_SANNSYNLIG,
        (_SYKDOM, _MELDING, _LOENN, Behov(opplysning="tariff")),
        oppgitt.finn_t17,
    ),
    _kontroll("T18", "1-4", _KF_SIKKER, (_SYKDOM, _OPPGJOER, _INNTEKT), beloep.finn_t18),
    _kontroll(
        "T19",
        "8-10 22-3",
        (_F.GAP, _S.SIKKER, _A.FRAMOVER),
        (_SYKDOM, _INNTEKT, Behov(opplysning="plikt_over_6g")),
        kostnad.finn_t19,
    ),
    _kontroll("T20", "8-33 22-10", (_F.FERIEPENGER, _S.SANNSYNLIG, _A.OPPGJOER), (_OPPGJOER,), finn_t20),
    _kontroll(
        "T21",
        "8-33 22-3",
        (_F.FERIEPENGER_FOR_MYE, _S.SANNSYNLIG, _A.KOSTNAD),
        (_SYKDOM, _LOENN, Behov(opplysning="feriepengegrunnlag"), Behov(opplysning="plikt_feriepenger")),
        kostnad_oppgitt.finn_t21,
    ),
    Kontroll(
        "T22",
        (Hjemmel("ftrl", "23-2"),),
        _F.AVGIFT,
        _S.SIKKER,
        _A.KOSTNAD,
        (_ANSATTE, _OPPGJOER, Behov(opplysning="avgiftsfradrag")),
        None,
        beregnet=False,
        finn_samlet=kostnad_oppgitt.finn_t22,
    ),
    _kontroll("T23", "8-12", (_F.LOENN_FERIE, _S.SIKKER, _A.KOSTNAD), (_SYKDOM, _LOENN), kostnad.finn_t23),
    _kontroll(
        "T24",
        "22-13 22-14",
        (_F.AAPENT, _S.SIKKER, _A.OPPGJOER),
        (_KRAV, _OPPGJOER),
        finn_t24,
        beregnet=False,
    ),
    _kontroll(
        "T24",
        "22-13 22-3",
        _KF_SANNSYNLIG,
        (_SYKDOM, _MELDT, _INNTEKT),
        sykepenger.finn_ikke_sendt,
        del_=IKKE_SENDT,
    ),
    _kontroll(
        "T25", "14-9", _K_SIKKER, (_FRAVAER, _FOEDSEL, _KRAV, _INNTEKT), omsorg.finn_t25, beregnet=False
    ),
    _kontroll(
        "T26",
        "14-9",
        (_F.DEKNING, _S.SANNSYNLIG, _A.KOSTNAD),
        (_FRAVAER, _LOENN, Behov(opplysning="dekningsgrad")),
        kostnad_oppgitt.finn_t26,
        beregnet=False,
    ),
    _kontroll("T27", "8-51 8-3", (_F.LOENN, _S.SANNSYNLIG, _A.KOSTNAD), (_SYKDOM, _LOENN), kostnad.finn_t27),
    _kontroll("T28", "8-3", (_F.LOENN, _S.SANNSYNLIG, _A.KOSTNAD), (_SYKDOM, _LOENN), kostnad.finn_t28),
    _kontroll(
        "T29",
        "8-19 22-13",
        (_F.KORONA, _S.SIKKER, _A.KRAV),
        (_FRAVAER, _KORONA, _KRAV, _INNTEKT),
        fritak.finn_t29,
    ),
    _kontroll(
        "T30",
        "22-3 21-12",
        (_F.AAPENT, _S.SANNSYNLIG, _A.OPPGJOER),
        (_KRAV, _OPPGJOER),
        finn_t30,
        beregnet=False,
    ),
    _kontroll(
        "T31",
        "8-29",
        (_F.TILLAGT, _S.SIKKER, _A.KRAV),
        (_SYKDOM, _INNTEKT, Behov(opplysning="naturalytelser")),
        oppgitt.finn_t31,
    ),
    _kontroll(
        "T32",
        "9-6 9-8",
        (_F.LOENN, _S.SIKKER, _A.KOSTNAD),
        (_FRAVAER, _LOENN, Behov(opplysning="omsorgsdager")),
        omsorg.finn_t32,
        beregnet=False,
    ),
)

_ETTER_NOEKKEL = {kontroll.noekkel: kontroll for kontroll in KONTROLLER}


def kontroll_av(funn: Funn) -> Kontroll:
    """The check that made a finding."""
    del_ = f"{funn.kontroll}_{funn.variant}".lower()
    return _ETTER_NOEKKEL.get(del_) or _ETTER_NOEKKEL[funn.kontroll.lower()]
