"""Running the checks: each that has what it needs, over every person; the others are told as not checked.

Findings come in the order to work with them: most to be had first, then fewest days left.
Border: no check knows of another's result but by the days that are set aside in its own module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tilgode.core.lekkasje.arbeidsgiverdata import Arbeidsgiverdata
from tilgode.core.lekkasje.liste import KONTROLLER
from tilgode.core.lekkasje.personsak import Personsak
from tilgode.core.lekkasje.typer import Analyse, Behov, Funn, IkkeKontrollert, Kontroll, Regning


def analyser(data: Arbeidsgiverdata, regning: Regning) -> Analyse:
    """All findings and all that could not be asked."""
    mangler = {k.noekkel: _mangler(k, data) for k in KONTROLLER}
    kan = [k for k in KONTROLLER if not mangler[k.noekkel]]
    ikke = [IkkeKontrollert(k, mangler[k.noekkel]) for k in KONTROLLER if mangler[k.noekkel]]
    funn: list[Funn] = [f for k in kan if k.finn_samlet for f in k.finn_samlet(data, regning)]
    uvurdert: list[str] = []
    uten_inntekt: list[str] = []
    for person in data.personer:
        sak = Personsak(person, data, regning)
        try:
            funnet = list(_finn(sak, kan))
            mangler_inntekt = sak.uten_inntekt
        except ValueError:
            uvurdert.append(person.noekkel)
            continue
        funn += funnet
        if mangler_inntekt:
            uten_inntekt.append(person.noekkel)
    ikke += _for_personer(kan, uvurdert, "motsigelse")
    ikke += _for_personer([k for k in kan if k.trenger_inntekt], uten_inntekt, "inntekt")
    return Analyse(
        regning.per,
        tuple(sorted(funn, key=lambda f: rekkefoelge(f, regning.per))),
        tuple(sorted(ikke, key=lambda i: i.kontroll.noekkel)),
        len(data.personer),
    )


def _finn(sak: Personsak, kontroller: Iterable[Kontroll]) -> Iterator[Funn]:
    for kontroll in kontroller:
        if kontroll.finn is not None:
            yield from kontroll.finn(sak)


def _mangler(kontroll: Kontroll, data: Arbeidsgiverdata) -> tuple[Behov, ...]:
    """What the check needs and the exports do not hold."""
    return tuple(b for b in kontroll.behov if not _dekket(b, data))


def _dekket(behov: Behov, data: Arbeidsgiverdata) -> bool:
    if behov.filer:
        return bool(data.filtyper.intersection(behov.filer))
    if behov.opplysning:
        return behov.opplysning in data.opplysninger.fortalt
    return bool(data.grunner.intersection(behov.grunn))


def _for_personer(kontroller: Iterable[Kontroll], personer: list[str], grunn: str) -> list[IkkeKontrollert]:
    if not personer:
        return []
    return [IkkeKontrollert(k, personer=tuple(personer), grunn=grunn) for k in kontroller]


def rekkefoelge(funn: Funn, per: date) -> tuple[int, int, str, str, date]:
    """Most recoverable first, then fewest days to the limit; the rest makes the order the same every time."""
    dager = (funn.siste_frist - per).days if funn.siste_frist else date.max.toordinal()
    return (-funn.oere, dager, funn.kontroll, funn.person, funn.fom)
