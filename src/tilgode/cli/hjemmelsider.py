"""The reference pages of the law: every provision and where it lives, and the tables as they stand.

Border: text made from the register and the tables; writing and checking the files is the job of
`scripts/dokumenter.py`.
"""

from __future__ import annotations

from itertools import groupby

from tilgode.cli.finn import finn_tester, setning
from tilgode.cli.hjemmelsregister import Regelsted, Verdisted, paragrafnoekkel, regelsteder, verdisteder
from tilgode.rules.felles.automat import som_markdown
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_tabell import TABELL as ARBEIDSGIVERPERIODE
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import TABELL as DAGKLASSE
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import I_SOEKNAD, Konfliktgrunn, Utsagnstype, Vinner
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import TABELL as DAGTURNERING
from tilgode.rules.ytelser.sykepenger.maksdato_tabell import TABELL as MAKSDATO
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt_tabell import TABELL as SKJAERINGSTIDSPUNKT
from tilgode.values.hjemmel import LOVER, Hjemmel

LAGET = "<!-- Laget av `make dok`; endres i programmet, ikke her. -->\n"


def hjemler() -> str:
    """Each paragraph → rules → sentences → dated values → tests."""
    deler = [
        "# Hjemler\n",
        LAGET,
        "Slik finner du en regel fra loven. Det samme i terminalen: `tilgode finn 8-19`.\n",
    ]
    steder: list[Regelsted | Verdisted] = [*regelsteder(), *verdisteder()]
    steder.sort(key=lambda s: paragrafnoekkel(s.hjemmel)[:2])
    for (lov, paragraf), gruppe in groupby(steder, key=lambda s: (s.hjemmel.lov, s.hjemmel.paragraf)):
        deler.append(_paragraf(lov, paragraf, list(gruppe)))
    return "\n".join(deler)


def _paragraf(lov: str, paragraf: str, steder: list[Regelsted | Verdisted]) -> str:
    regler = [s for s in steder if isinstance(s, Regelsted)]
    verdier = [s for s in steder if isinstance(s, Verdisted)]
    linjer = [f"## {LOVER[lov][0]} § {paragraf}", ""]
    for sted in regler:
        bruk = "".join(f", `{f}`" for f in sted.funksjoner)
        linjer.append(f"- {_ledd(sted.hjemmel)}`{sted.modul}`{bruk}")
        linjer += [f"  - `{regel}`: {setning(regel)}" for regel in sted.regler]
    if verdier:
        linjer += ["", "| Verdi | | Gjelder | Kilde |", "| --- | --- | --- | --- |"]
        linjer += [f"| `{v.navn}` | {v.verdi} | {v.periode} | {v.kilde} |" for v in verdier]
    tester = dict(t for modul in sorted({s.modul for s in regler}) for t in finn_tester(modul))
    if tester:
        linjer += ["", "Prøver: " + ", ".join(f"`{fil}`" for fil in tester)]
    return "\n".join(linjer) + "\n"


def _ledd(hjemmel: Hjemmel) -> str:
    rest = str(hjemmel).split(f"§ {hjemmel.paragraf}", 1)[1].strip()
    return f"{rest}: " if rest else ""


def tabeller() -> str:
    """The tables of the counting rules, printed as they are run."""
    automater = (
        som_markdown(ARBEIDSGIVERPERIODE),
        som_markdown(SKJAERINGSTIDSPUNKT),
        som_markdown(MAKSDATO),
    )
    innledning = "Reglene som teller dager, er tabeller. Her står de slik programmet følger dem.\n"
    return "\n".join(
        ["# Tabeller\n", LAGET, innledning, _turnering(), _i_soeknad(), _dagklasser(), *automater]
    )


def _turnering() -> str:
    """Rows: the statement that is there. Columns: the later statement."""
    typer = list(Utsagnstype)
    linjer = [
        "### Dagturneringen",
        "",
        "Rad: det som står der. Kolonne: det som kommer senere. N: det nye vinner, G: det gamle står.",
        "",
        "| | " + " | ".join(t.value for t in typer) + " |",
        "| --- |" + " --- |" * len(typer),
    ]
    for gammel in typer:
        celler = ("N" if DAGTURNERING[gammel, ny] is Vinner.NY else "G" for ny in typer)
        linjer.append(f"| {gammel.value} | " + " | ".join(celler) + " |")
    return "\n".join(linjer) + "\n"


def _i_soeknad() -> str:
    linjer = ["### Inne i én søknad", "", "| Søknaden sier | og | Da gjelder |", "| --- | --- | --- |"]
    for par, utfall in I_SOEKNAD.items():
        en, annen = sorted(p.value for p in par)
        gjelder = "konflikt: et menneske må avgjøre" if isinstance(utfall, Konfliktgrunn) else utfall.value
        linjer.append(f"| {en} | {annen} | {gjelder} |")
    return "\n".join(linjer) + "\n"


def _dagklasser() -> str:
    linjer = [
        "### Hva hver dag blir",
        "",
        "| Dagtype | Plassering | Ukedag | Helg | Hjemmel |",
        "| --- | --- | --- | --- | --- |",
    ]
    plasseringer = ("før", "talt dag", "talt dag som Nav overtar", "etter")
    for type_, rader in DAGKLASSE.items():
        for plassering, rad in zip(plasseringer, rader, strict=True):
            linjer.append(
                f"| {type_.value} | {plassering} | {rad.ukedag.name} | {rad.helg.name} | {rad.hjemmel_ukedag} |"
            )
    return "\n".join(linjer) + "\n"
