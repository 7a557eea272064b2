"""Writing files as the source systems export them: CSV with `;`, the documented columns.

Border: only form. What stands in the rows comes from the scenarios; another system's headings and
codes are laid on in `kildeformer`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from tilgode.simulation.kildeformer import Kildeform, Verdi

#: Columns of each file, in order (see docs/reference/filformater).
KOLONNER: dict[str, tuple[str, ...]] = {
    navn: tuple(kolonner.split())
    for navn, kolonner in {
        "organisasjon": "orgnr arbeidsgiver underenhet_orgnr underenhet sektor sektor_rekkefoelge ansvar "
        "ansvar_navn gyldig_fom gyldig_tom",
        "ansatte": "fnr ansattnummer arbeidsforhold navn underenhet_orgnr ansvar startdato sluttdato "
        "stillingsprosent arbeidstid gyldig_fom gyldig_tom registrert",
        "loenn": "arbeidsforhold maaned loennsart type beloep registrert",
        "fravaer": "arbeidsforhold type fom tom grad kilde_referanse registrert",
        "sykmelding": "arbeidsforhold fom tom grad mottatt referanse registrert",
        "soeknad": "arbeidsforhold fom tom sendt status opplysninger referanse registrert",
        "inntektsmelding": "arbeidsforhold referanse versjon foerste_fravaersdag arbeidsgiverperioder "
        "inntekt refusjon refusjon_opphoer refusjonsendringer begrunnelse_redusert sendt kvittering registrert",
        "vedtak": "ansattnummer type soekt mottatt_nav termin fom tom kopi_vedlagt signert referanse registrert",
        "krav": "referanse arbeidsforhold ytelse feriepenger_av fom tom beloep sendt ansvar kravaar "
        "opprinnelse tilleggskrav tilleggskrav_dato status registrert",
        "justering": "referanse krav ansvar dato beloep art aarsak klasse notat foreslaatt_av "
        "godkjent_av reverserer registrert",
        "purring": "referanse krav dato kanal beloep svar svar_dato svar_beloep notat",
        "plan": "versjon versjon_dato rad refusjonsperiode naar ansvar_fra ansvar_til periode_fom "
        "periode_tom",
        "bank": "kontonummer dato beloep referanse tekst",
    }.items()
}


def kroner(oere: int) -> str:
    """An amount as a Norwegian export writes it: `12345,60`, minus in front."""
    hele, rest = divmod(abs(oere), 100)
    return f"{'-' if oere < 0 else ''}{hele},{rest:02d}"


def tekst(verdi: Verdi) -> str:
    """A field as text; dates in ISO form, nothing for None."""
    if verdi is None:
        return ""
    return verdi.isoformat() if isinstance(verdi, date) else str(verdi)


class Csvfil:
    """One export file, written row by row; a `form` writes it as another source system would."""

    def __init__(self, sti: Path, type_: str, form: Kildeform | None = None) -> None:
        self.antall = 0
        self._form = form
        kolonner = KOLONNER[type_]
        self._valgte = [i for i, k in enumerate(kolonner) if form is None or k in form.overskrifter]
        self._navn = [kolonner[i] for i in self._valgte]
        self._fil = sti.open("w", encoding=form.tegnsett if form else "utf-8", newline="")
        self._skriver = csv.writer(self._fil, delimiter=";", lineterminator="\r\n")
        self._skriver.writerow([form.overskrifter[k] if form else k for k in self._navn])

    def __enter__(self) -> Csvfil:
        return self

    def __exit__(
        self,
        type_: type[BaseException] | None,
        feil: BaseException | None,
        spor: TracebackType | None,
    ) -> None:
        self._fil.close()

    def skriv(self, rader: Iterable[Sequence[Verdi]]) -> None:
        """Add rows; fields in the order of the columns."""
        for rad in rader:
            self._skriver.writerow(self._felt(rad))
            self.antall += 1

    def _felt(self, rad: Sequence[Verdi]) -> list[str]:
        if self._form is None:
            return [tekst(verdi) for verdi in rad]
        return [self._form.tekst(k, rad[i]) for k, i in zip(self._navn, self._valgte, strict=True)]


def skriv_fil(mappe: Path, type_: str, rader: Iterable[Sequence[Verdi]]) -> int:
    """Write a whole file; returns the number of rows."""
    with Csvfil(mappe / f"{type_}.csv", type_) as fil:
        fil.skriv(rader)
        return fil.antall
