"""A folder of exports, written as a payroll system would, with leaks planted by hand.

Shares no code with the checks: it knows rows and weekdays, and the amounts are the test's own sums.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

KOLONNER = {
    "ansatte": "fnr ansattnummer arbeidsforhold navn ansvar startdato sluttdato stillingsprosent",
    "loenn": "arbeidsforhold maaned loennsart type beloep",
    "fravaer": "arbeidsforhold type fom tom grad kilde_kode",
    "sykmelding": "arbeidsforhold fom tom grad mottatt referanse",
    "soeknad": "arbeidsforhold fom tom sendt status opplysninger referanse",
    "inntektsmelding": "arbeidsforhold referanse versjon foerste_fravaersdag arbeidsgiverperioder inntekt refusjon "
    "refusjon_opphoer sendt",
    "vedtak": "ansattnummer type mottatt_nav termin fom tom referanse",
    "krav": "referanse arbeidsforhold ytelse fom tom beloep sendt status",
}
ORGNR = "312040107"
KONTO = "99991023409"
_VEKT_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKT_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def lag_fnr(foedt: date, brukte: Collection[str] = ()) -> str:
    """A synthetic number (month + 80) with valid check digits, none of those in use."""
    for individ in range(100, 500):
        sifre = f"{foedt.day:02d}{foedt.month + 80:02d}{foedt.year % 100:02d}{individ:03d}"
        k1 = -sum(int(s) * v for s, v in zip(sifre, _VEKT_1, strict=True)) % 11
        if k1 == 10:
            continue
        k2 = -sum(int(s) * v for s, v in zip(f"{sifre}{k1}", _VEKT_2, strict=True)) % 11
        if k2 < 10 and f"{sifre}{k1}{k2}" not in brukte:
            return f"{sifre}{k1}{k2}"
    raise ValueError("ingen gyldige kontrollsifre")


def ukedager(fom: date, tom: date) -> list[date]:
    """Monday to Friday."""
    alle = (fom + timedelta(days=n) for n in range((tom - fom).days + 1))
    return [dag for dag in alle if dag.weekday() < 5]


def maaneder(fom: date, tom: date) -> list[str]:
    """YYYY-MM of every month."""
    antall = (tom.year - fom.year) * 12 + tom.month - fom.month + 1
    return [
        f"{fom.year + (fom.month - 1 + n) // 12}-{(fom.month - 1 + n) % 12 + 1:02d}" for n in range(antall)
    ]


def kroner(oere: int) -> str:
    """As a payroll system writes it."""
    return f"{oere // 100},{oere % 100:02d}"


@dataclass
class Eksportmappe:
    """Rows by file; `filer` are written even when empty."""

    rader: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    oppgjoer: dict[date, list[str]] = field(default_factory=dict)
    fnr: dict[str, str] = field(default_factory=dict)

    def legg(self, fil: str, **verdier: object) -> Eksportmappe:
        self.rader.setdefault(fil, []).append(verdier)
        return self

    def tom_fil(self, *filer: str) -> Eksportmappe:
        """Headings only: the employer has nothing to enter."""
        for fil in filer:
            self.rader.setdefault(fil, [])
        return self

    def ansatt(
        self,
        nummer: str = "100",
        *,
        start: date = date(2015, 1, 1),
        foedt: date = date(1985, 5, 5),
        loenn: int = 40000,
        fra: date = date(2023, 1, 1),
        til: date = date(2026, 12, 1),
        slutt: date | None = None,
    ) -> Eksportmappe:
        """One employee with the same monthly pay (kroner) from `fra` to `til`; the employment is `nummer`-1."""
        self.fnr[nummer] = lag_fnr(foedt, self.fnr.values())
        self.legg(
            "ansatte",
            fnr=self.fnr[nummer],
            ansattnummer=nummer,
            arbeidsforhold=f"{nummer}-1",
            navn="Synt Baker",
            ansvar="3010",
            startdato=start,
            sluttdato=slutt or "",
            stillingsprosent=100,
        )
        return self.loenn(nummer, loenn, max(fra, start), til)

    def loenn(self, nummer: str, kr: int, fra: date, til: date) -> Eksportmappe:
        for maaned in maaneder(fra, til):
            self.legg(
                "loenn",
                arbeidsforhold=f"{nummer}-1",
                maaned=maaned,
                loennsart="1000",
                type="FAST",
                beloep=f"{kr},00",
            )
        return self

    def fravaer(
        self, type_: str, fom: date, tom: date, *, nummer: str = "100", grad: int = 100, kode: str = ""
    ) -> Eksportmappe:
        return self.legg(
            "fravaer", arbeidsforhold=f"{nummer}-1", type=type_, fom=fom, tom=tom, grad=grad, kilde_kode=kode
        )

    def sykmelding(self, fom: date, tom: date, *, nummer: str = "100", grad: int = 100) -> Eksportmappe:
        return self.legg(
            "sykmelding", arbeidsforhold=f"{nummer}-1", fom=fom, tom=tom, grad=grad, mottatt=fom, referanse=""
        )

    def inntektsmelding(
        self,
        foerste: date,
        agp: Iterable[tuple[date, date]],
        *,
        nummer: str = "100",
        inntekt: int = 40000,
        refusjon: int | None = None,
    ) -> Eksportmappe:
        return self.legg(
            "inntektsmelding",
            arbeidsforhold=f"{nummer}-1",
            referanse=f"IM-{nummer}-{foerste}",
            versjon=1,
            foerste_fravaersdag=foerste,
            arbeidsgiverperioder=",".join(f"{a}..{b}" for a, b in agp),
            inntekt=f"{inntekt},00",
            refusjon=f"{inntekt if refusjon is None else refusjon},00",
            sendt=foerste + timedelta(days=20),
        )

    def krav(
        self,
        fom: date,
        tom: date,
        oere: int,
        *,
        nummer: str = "100",
        ytelse: str = "SYKEPENGER",
        sendt: date | None = None,
        referanse: str = "",
    ) -> Eksportmappe:
        return self.legg(
            "krav",
            referanse=referanse or f"K-{nummer}-{ytelse}-{fom}",
            arbeidsforhold=f"{nummer}-1",
            ytelse=ytelse,
            fom=fom,
            tom=tom,
            beloep=kroner(oere),
            sendt=sendt or tom + timedelta(days=1),
            status="SENDT",
        )

    def vedtak(
        self,
        type_: str,
        fom: date,
        tom: date,
        *,
        nummer: str = "100",
        mottatt: date | None = None,
        termin: date | None = None,
    ) -> Eksportmappe:
        return self.legg(
            "vedtak",
            ansattnummer=nummer,
            type=type_,
            mottatt_nav=mottatt or fom,
            termin=termin or "",
            fom=fom,
            tom=tom,
            referanse="",
        )

    def betalt(
        self, valutadato: date, fom: date, tom: date, oere: int, *, nummer: str = "100", kode: str = "4"
    ) -> Eksportmappe:
        """A line of Nav's settlement, in Nav's own form."""
        linje = (
            f"0001;{ORGNR};315550106;{kode};{self.fnr[nummer]};{fom:%Y%m%d};{KONTO};"
            f"{'SYNT BAKER':<25};{tom:%Y%m%d};{abs(oere):010d}{'-' if oere < 0 else ' '};0000000000 ;00000000"
        )
        self.oppgjoer.setdefault(valutadato, []).append(linje)
        return self

    def skriv(self, mappe: Path) -> Path:
        """Write the files; returns the folder."""
        mappe.mkdir(parents=True, exist_ok=True)
        for fil, rader in self.rader.items():
            kolonner = KOLONNER[fil].split()
            linjer = [";".join(kolonner)]
            linjer += [";".join(str(rad.get(k, "")) for k in kolonner) for rad in rader]
            (mappe / f"{fil}.csv").write_text("\n".join(linjer) + "\n", encoding="utf-8")
        for nummer, (dag, linjer) in enumerate(self.oppgjoer.items(), start=1):
            innhold = "".join(f"{linje}\r\n" for linje in linjer)
            (mappe / f"{ORGNR}_ref-arbg_{dag}_{nummer}.csv").write_bytes(innhold.encode("iso-8859-1"))
        return mappe
