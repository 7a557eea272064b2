"""The demo's adjustments and write-offs, dunning, the unallocated 713 kroner and the plan, as rows.

Border: amounts were chosen before; here are dates by the plan, causes, notes and who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tilgode.simulation.demo_forloep import Del, Forloep, Slutt
from tilgode.simulation.demo_tall import DATOER, purret
from tilgode.simulation.eksport import kroner
from tilgode.simulation.kildeformer import Verdi
from tilgode.simulation.organisasjon import les_tabell
from tilgode.simulation.tilfeldig import Tilfeldig

KR = 100
Rad = list[Verdi]
_SAKSBEHANDLERE = ("saksbehandler.refusjon1", "saksbehandler.refusjon2", "saksbehandler.refusjon3")
_LEDERE = ("leder.refusjon", "regnskapssjef")
#: What was wrong with claims registered too high; the class is the same for all but doubles.
_OVERFOERT = {
    "AGP_MEDREGNET": "Dager i arbeidsgiverperioden var tatt med i kravet.",
    "FEIL_GRAD": "Kravet var ført med full grad, sykmeldingen var gradert.",
    "FERIE_I_PERIODEN": "Ferie i sykmeldingen var ikke trukket fra.",
    "AVGIFT_MEDREGNET": "Arbeidsgiveravgift var lagt til refusjonsbeløpet.",
    "UTEN_FRAVAER": "Kravet gjelder en måned uten registrert fravær.",
    "DOBBELTREGISTRERT": "Samme krav var registrert to ganger.",
}
_RUNDER = (date(2025, 6, 16), date(2025, 11, 17), date(2026, 1, 19), date(2026, 2, 16))
_HALVT_AAR = timedelta(days=184)


def justeringsrader(forloep: Sequence[Forloep], t: Tilfeldig) -> Iterator[Rad]:
    """One row for each adjusted part, with cause, note, proposer and approver."""
    maater = {rad["aarsak"]: rad for rad in les_tabell("demo/aarsaker.csv")}
    nr = 0
    for f in forloep:
        for d in f.deler:
            if d.slutt in (Slutt.JUSTERT_FOER, Slutt.JUSTERT_ETTER):
                nr += 1
                art, klasse, notat = _maate(d.aarsak, f.krav.kravaar, maater)
                dato = _dato(f, d, t)
                yield [
                    f"J{nr:05d}", f.krav.referanse, "", dato, kroner(-d.oere), art, d.aarsak, klasse, notat,
                    t.velg(_SAKSBEHANDLERE), t.velg(_LEDERE), "", dato,
                ]  # fmt: skip


def _maate(aarsak: str, aar: int, maater: dict[str, dict[str, str]]) -> tuple[str, str, str]:
    """(art, klasse, notat) of a cause; from 2024 on the claims were registered too high."""
    if aarsak in _OVERFOERT and (aar >= 2024 or aarsak not in maater):
        klasse = "DUBLETT" if aarsak == "DOBBELTREGISTRERT" else "OVERREGISTRERT"
        return "NEDJUSTERT", klasse, _OVERFOERT[aarsak]
    rad = maater[aarsak]
    return rad["art"], rad["klasse"], rad["notat"]


def _dato(f: Forloep, d: Del, t: Tilfeldig) -> date:
    """When the plan came to the claim: 2024 in its halves in May and September, the rest after."""
    if d.slutt is Slutt.JUSTERT_ETTER:
        fra, til = date(2025, 10, 6), date(2026, 3, 27)
    elif f.krav.kravaar == 2024 and (f.krav.periode.fom.month <= 6 or f.sektor == "Oppvekst"):
        fra, til = date(2025, 5, 5), date(2025, 5, 30)
    elif f.krav.kravaar == 2024:
        fra, til = date(2025, 9, 1), date(2025, 9, 30)
    else:
        fra, til = date(2025, 6, 2), date(2025, 9, 30)
    dag = max(fra, f.krav.sendt + timedelta(days=1)) + timedelta(days=t.heltall(0, (til - fra).days))
    dag = min(dag, til)
    return dag - timedelta(days=max(0, dag.weekday() - 4)) if dag.weekday() > 4 and dag > fra else dag


def velg_purringer(forloep: Sequence[Forloep], t: Tilfeldig) -> None:
    """Mark parts as dunned until each claim year has its figures, received and still open."""
    for aar, (innkommet, rest) in purret().items():
        egne = t.stokket([f for f in forloep if f.krav.kravaar == aar])
        _merk(egne, (Slutt.BETALT_FOER, Slutt.BETALT_ETTER), innkommet * KR, aar)
        _merk(egne, (Slutt.AAPEN,), rest * KR, aar)


def _merk(forloep: Sequence[Forloep], slutter: tuple[Slutt, ...], maal: int, aar: int) -> None:
    rest = maal
    for f in forloep:
        for d in f.deler:
            dato = _runde(f, d) if rest and d.slutt in slutter and d.oere >= 1000 * KR else None
            if dato is not None:
                d.purret = dato
                d.purret_oere = min(d.oere, rest)
                rest -= d.purret_oere
    if rest:
        raise ValueError(f"for få krav å purre på for {aar}: mangler {rest} øre")


def _runde(f: Forloep, d: Del) -> date | None:
    """The first round in which the claim was half a year old and the money had not come yet."""
    runder: Sequence[date] = _RUNDER[1:]
    if d.slutt is Slutt.BETALT_FOER:
        runder = _RUNDER[:1]
    elif d.slutt is Slutt.BETALT_ETTER:
        runder = _RUNDER[1:3]
    return next((r for r in runder if f.krav.sendt + _HALVT_AAR <= r), None)


def purrerader(forloep: Sequence[Forloep]) -> Iterator[Rad]:
    """One row for each dunned claim; the claims of a round share its number."""
    for f in forloep:
        for d in f.deler:
            if d.purret is None:
                continue
            svar: Rad = ["", None, "", ""]
            if d.betalt is not None:
                svar = ["INNKOMMET", d.betalt, kroner(d.purret_oere), "Utbetalt i oppgjøret."]
            yield [
                f"P{d.purret:%Y%m%d}", f.krav.referanse, d.purret, "TELEFON" if d.purret.month == 6 else "BREV",
                kroner(d.purret_oere), *svar,
            ]  # fmt: skip


def planrader() -> Iterator[Rad]:
    """The progress plan in its three versions."""
    versjoner = (
        ("mai_2025", "Plan mai 2025", DATOER[0]),
        ("okt_2025", "Gjennomført/justert okt. 2025", DATOER[1]),
        ("apr_2026", "Gjennomført/justert apr. 2026", DATOER[2]),
    )
    for kolonne, navn, dato in versjoner:
        for rad in les_tabell("demo/plan.csv"):
            if rad[kolonne]:
                yield [
                    navn, dato, rad["rad"], rad["refusjonsperiode"], rad[kolonne], rad["ansvar_fra"],
                    rad["ansvar_til"], rad["periode_fom"], rad["periode_tom"],
                ]  # fmt: skip
