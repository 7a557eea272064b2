"""Files of a small kommune, as text, for the tests of intake. All numbers are synthetic."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps

from tilgode.apps.innlesing.services import Importvalg, importer_fil
from tilgode.core.innlesing.rapport import Importrapport

ORGNR = "312040107"
KARI = "14818530081"
AASE = "02889041024"
OPPGJOERSNAVN = f"{ORGNR}_ref-arbg_2026-11-02_42.csv"
EKSEMPEL = (Path(__file__).parents[2] / "kontrakt" / "oppgjoersrapport-1.1.2-eksempel.csv").read_bytes()

FILER = {
    "organisasjon.csv": (
        "orgnr;arbeidsgiver;underenhet_orgnr;underenhet;sektor;sektor_rekkefoelge;ansvar;ansvar_navn;gyldig_fom\n"
        f"{ORGNR};Syntetisk Fjord kommune;315550106;Fjord skole;Oppvekst;1;3010;Fjord skole;01.01.2021\n"
        f"{ORGNR};Syntetisk Fjord kommune;315550203;Fjord sykehjem;Helse;2;4010;Fjord sykehjem;01.01.2021\n"
    ),
    "ansatte.csv": (
        "fnr;ansattnummer;arbeidsforhold;navn;ansvar;startdato;sluttdato;stillingsprosent\n"
        f"{KARI};100;100-1;Nordsynt Kari;3010;010819;;100\n"
        f"{AASE};101;101-1;Østsynt Åse;4010;01.08.2019;31.12.2025;62,5\n"
    ),
    "loenn.csv": (
        "arbeidsforhold;maaned;loennsart;type;beloep\n"
        "100-1;2025-02;1000;FAST;41.250,00\n100-1;2025-02;2000;VARIABEL;12.345,60-\n"
    ),
    "fravaer.csv": (
        "arbeidsforhold;type;fom;tom;grad;kilde_referanse\n"
        "100-1;EGENMELDING;03.03.2025;05.03.2025;100;F1\n100-1;SYKMELDING;06.03.2025;28.03.2025;100;F2\n"
    ),
    "sykmelding.csv": (
        "arbeidsforhold;fom;tom;grad;mottatt;referanse\n100-1;06.03.2025;28.03.2025;100;07.03.2025;SM1\n"
    ),
    "soeknad.csv": (
        "arbeidsforhold;fom;tom;sendt;status;opplysninger;referanse\n"
        "100-1;06.03.2025;28.03.2025;01.04.2025;INNSENDT;FERIE 2025-03-17..2025-03-18;SO1\n"
    ),
    "inntektsmelding.csv": (
        "arbeidsforhold;referanse;versjon;foerste_fravaersdag;arbeidsgiverperioder;inntekt;refusjon\n"
        "100-1;IM1;1;03.03.2025;2025-03-03..2025-03-18;41250;41250\n"
    ),
    "vedtak.csv": "ansattnummer;type;mottatt_nav;fom;tom\n101;FRITAK_KRONISK;10.03.2025;10.03.2025;09.03.2026\n",
    "krav.csv": (
        "referanse;arbeidsforhold;ytelse;fom;tom;beloep;sendt\n"
        "K1;100-1;SYKEPENGER;19.03.2025;31.03.2025;17134;02.04.2025\n"
        "K2;101-1;FORELDREPENGER;01.03.2025;31.03.2025;20000;02.04.2025\n"
    ),
    "justering.csv": (
        "referanse;krav;dato;beloep;art;aarsak;klasse\nJ1;K2;31.12.2025;-500;NEDJUSTERT;OVERREGISTRERT;OVERREGISTRERT\n"
    ),
    "purring.csv": "referanse;krav;dato;kanal;beloep\nP1;K1;15.05.2025;TELEFON;17134\n",
    "plan.csv": "versjon;versjon_dato;rad;refusjonsperiode\nPlan mai 2025;01.05.2025;1;2021\n",
    "bank.csv": "kontonummer;dato;beloep;referanse\n99991023409;02.11.2026;101460,90;B1\n",
}
GRUNNLAG = ("organisasjon.csv", "ansatte.csv")


def importer(navn: str, innhold: str | bytes | None = None, **valg: object) -> Importrapport:
    """Read one file in by name, with other content when given."""
    tekst = FILER[navn] if innhold is None else innhold
    data = tekst if isinstance(tekst, bytes) else tekst.encode()
    return importer_fil(data, Importvalg(aktoer="test", **valg), navn=navn)  # type: ignore[arg-type]


def last_grunnlag(*flere: str) -> None:
    """The organisation and the employees, and more files by name."""
    for navn in (*GRUNNLAG, *flere):
        assert importer(navn).feil == ()


def alt_lagret() -> dict[str, int]:
    """Rows in every table of ours: equal before and after means that nothing was stored."""
    egne = [modell for modell in apps.get_models() if modell.__module__.startswith("tilgode.")]
    return {modell.__name__: modell._default_manager.count() for modell in egne}


def skriv_mappe(mappe: Path, filer: dict[str, str] | None = None) -> Path:
    """A folder with all the files and Nav's settlement."""
    for navn, tekst in (filer or FILER).items():
        (mappe / navn).write_text(tekst, "utf-8")
    (mappe / "oppgjoer").mkdir(exist_ok=True)
    (mappe / "oppgjoer" / OPPGJOERSNAVN).write_bytes(EKSEMPEL)
    return mappe
