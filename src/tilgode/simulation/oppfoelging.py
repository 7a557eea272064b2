"""What the simulated kommune does afterwards: dunning, adjustments, raises and write-offs.

Border: rows for the export; that nobody remembers to follow up everything is part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tilgode.simulation.eksport import kroner
from tilgode.simulation.feilkrav import Simkrav
from tilgode.simulation.feilslag import Feilslag, Plantetfeil
from tilgode.simulation.kildeformer import Verdi
from tilgode.simulation.tilfeldig import Tilfeldig

Rad = list[Verdi]
_OPPDAGES_DAGER = (150, 520)
_UTEN_NOTAT_PROSENT = 8
_PURRES_PROSENT = 35
_HALVT_AAR = timedelta(days=184)
#: grunn → (art, klasse, aarsak, notat)
_TAP: dict[str, tuple[str, str, str, str]] = {
    "FORELDET": ("AVSKREVET", "REELT_TAP", "FORELDET", "Kravet kom fram for sent, ftrl. § 22-13."),
    "SOEKNAD_MANGLER": ("AVSKREVET", "REELT_TAP", "SOEKNAD_MANGLER", "Søknaden ble aldri sendt."),
}
_FEIL: dict[Feilslag, tuple[str, str, str, str]] = {
    Feilslag.DOBBELT_KRAV: ("NEDJUSTERT", "DUBLETT", "DOBBELTREGISTRERT", "Registrert to ganger."),
    Feilslag.KRAV_ETTER_SLUTT: (
        "NEDJUSTERT",
        "OVERREGISTRERT",
        "ETTER_SLUTT",
        "Arbeidsforholdet var avsluttet.",
    ),
    Feilslag.MAKSDATO_PASSERT: ("NEDJUSTERT", "OVERREGISTRERT", "MAKSDATO", "Dager etter maksdato."),
    Feilslag.FERIE_I_PERIODEN: (
        "NEDJUSTERT",
        "OVERREGISTRERT",
        "FERIE_I_PERIODEN",
        "Ferie ikke trukket fra.",
    ),
    Feilslag.FEIL_GRAD: ("NEDJUSTERT", "OVERREGISTRERT", "FEIL_GRAD", "Full grad på gradert fravær."),
    Feilslag.ARBEIDSGIVERPERIODE_EN_DAG_FEIL: (
        "NEDJUSTERT",
        "OVERREGISTRERT",
        "AGP_MEDREGNET",
        "En dag i arbeidsgiverperioden var tatt med.",
    ),
    Feilslag.OVERFOERT_KRAV: ("NEDJUSTERT", "OVERREGISTRERT", "AVGIFT_MEDREGNET", "Avgift lagt til."),
}
_OPP = ("OPPJUSTERT", "TIDSAVVIK", "PERIODISERING", "Nav beregnet etter nytt grunnbeløp.")
_REST = ("NEDJUSTERT", "OVERREGISTRERT", "OVERFOERT_KRAV", "Rettet etter kontroll mot oppgjøret.")


@dataclass(slots=True)
class Oppfoelging:
    """Rows of justering.csv and purring.csv for claims, as the years go by."""

    siste: date
    t: Tilfeldig
    plantet: list[Plantetfeil]
    nr: int = 0

    def juster(self, k: Simkrav, betalt: int) -> Iterator[Rad]:
        """What is left of a claim that Nav has answered is put right, months later."""
        rest = k.krav.oere - betalt
        dato = k.krav.sendt + timedelta(days=self.t.heltall(*_OPPDAGES_DAGER))
        if not rest or not k.registrert or betalt != k.nav_oere or dato > self.siste:
            return
        art, klasse, aarsak, notat = self._maate(k, rest)
        foreslaatt, godkjent = "saksbehandler.refusjon1", "leder.refusjon"
        self.nr += 1
        if art == "AVSKREVET" and (self.t.sjanse(_UTEN_NOTAT_PROSENT) or not self._har_uten_notat()):
            notat = godkjent = ""
            self.plantet.append(
                Plantetfeil(
                    Feilslag.AVSKREVET_UTEN_NOTAT, k.krav.ansatt.ansattnummer, k.krav.referanse, 0, -rest
                )
            )
        yield [
            f"J{self.nr:06d}", k.krav.referanse, "", dato, kroner(-rest), art, aarsak, klasse, notat,
            foreslaatt, godkjent, "", dato,
        ]  # fmt: skip

    def _har_uten_notat(self) -> bool:
        return any(f.slag is Feilslag.AVSKREVET_UTEN_NOTAT for f in self.plantet)

    def _maate(self, k: Simkrav, rest: int) -> tuple[str, str, str, str]:
        if rest < 0:
            return _OPP
        if k.grunn in _TAP:
            return _TAP[k.grunn]
        return _FEIL.get(k.feil, _REST) if k.feil else _REST

    def purr(self, k: Simkrav, betalt_dato: date | None, betalt: int) -> Iterator[Rad]:
        """Some of the claims that are open after half a year are dunned, once."""
        dato = k.krav.sendt + _HALVT_AAR + timedelta(days=self.t.heltall(0, 40))
        aapent = betalt_dato is None or betalt_dato > dato
        if not k.registrert or dato > self.siste or not aapent or not self.t.sjanse(_PURRES_PROSENT):
            return
        svar: Rad = ["", None, "", ""]
        if betalt_dato is not None:
            svar = ["INNKOMMET", betalt_dato, kroner(min(betalt, k.krav.oere)), ""]
        elif k.grunn in _TAP:
            svar = ["AVSLAG", min(self.siste, dato + timedelta(days=30)), "0,00", _TAP[k.grunn][3]]
        yield [
            f"P{dato:%Y%m}", k.krav.referanse, dato, self.t.velg(("TELEFON", "BREV", "SKRIV_TIL_OSS")),
            kroner(k.krav.oere), *svar,
        ]  # fmt: skip
