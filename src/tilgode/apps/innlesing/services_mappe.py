"""Reading a folder in: the files in the order their references need, then the settlements by value date.

Each file is all or nothing by itself. When a file that others refer to has faults, those others are
not read, for all their rows would be reported as unknown. A dry run takes the whole folder in one
transaction and rolls it back, so that files see each other.
Border: order and progress; one file is in `services`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.innlesing.forhaandslesing import Forhaandsleser
from tilgode.apps.innlesing.kilder import Filkilde
from tilgode.apps.innlesing.mappefiler import Mappefil, finn_filer
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.innlesing.services import PROEVEKJOERING, Importvalg, forbered, ta_inn
from tilgode.core.innlesing.rapport import Feil, Filtype, Importrapport

#: A file type whose faults stop the reading of these.
AVHENGER_AV: dict[Filtype, tuple[Filtype, ...]] = {
    Filtype.ORGANISASJON: (),
    Filtype.ANSATTE: (Filtype.ORGANISASJON,),
    Filtype.JUSTERING: (Filtype.ORGANISASJON, Filtype.ANSATTE, Filtype.KRAV),
    Filtype.PURRING: (Filtype.ORGANISASJON, Filtype.ANSATTE, Filtype.KRAV),
    Filtype.PLAN: (Filtype.ORGANISASJON,),
    Filtype.BANK: (Filtype.ORGANISASJON,),
    Filtype.OPPGJOER: (Filtype.ORGANISASJON,),
}
_ELLERS = (Filtype.ORGANISASJON, Filtype.ANSATTE)


@dataclass(frozen=True, slots=True)
class Fremdrift:
    """How far a folder has come: this file of so many; `rapport` when the file is done."""

    fil: str
    nummer: int
    antall: int
    rapport: Importrapport | None = None


def importer_mappe(
    mappe: Path, valg: Importvalg | None = None, fremdrift: Callable[[Fremdrift], None] | None = None
) -> list[Importrapport]:
    """Read every file of a folder in; one report a file, in the order they were read.

    Raises OSError when the folder cannot be read, ValueError for a kildesystem.json that is not one.
    """
    valgt = valg or Importvalg()
    filer = finn_filer(mappe)
    if not valgt.toerr:
        return list(_les_alle(filer, valgt, fremdrift))
    with transaction.atomic():
        rapporter = list(_les_alle(filer, replace(valgt, toerr=False), fremdrift))
        transaction.set_rollback(True)
    return [_som_proeve(rapport) for rapport in rapporter]


def _som_proeve(rapport: Importrapport) -> Importrapport:
    melding = PROEVEKJOERING if rapport.endret else rapport.melding
    return replace(rapport, toerr=True, endret=False, melding=melding, innlesing_id=None)


def _les_alle(
    filer: list[Mappefil], valg: Importvalg, fremdrift: Callable[[Fremdrift], None] | None
) -> Iterator[Importrapport]:
    feilet: dict[Filtype, str] = {}
    arbeidsgivere: set[str] = set()
    valg_for = [_filvalg(fil, valg) for fil in filer]
    oppdrag = [forbered(Filkilde(fil.sti), filvalg) for fil, filvalg in zip(filer, valg_for, strict=True)]
    with uten_avfallshenting(), Forhaandsleser(oppdrag) as leser:
        for nummer, fil in enumerate(filer):
            if fremdrift:
                fremdrift(Fremdrift(fil.sti.name, nummer + 1, len(filer)))
            rapport = _finn_hindring(fil, feilet) or ta_inn(
                leser.hent(nummer), _for_mappens_arbeidsgiver(valg_for[nummer], arbeidsgivere)
            )
            if rapport.feil and fil.filtype:
                feilet.setdefault(fil.filtype, fil.sti.name)
            elif fil.filtype is Filtype.ORGANISASJON:
                arbeidsgivere |= _arbeidsgiver_av(rapport)
            if fremdrift:
                fremdrift(Fremdrift(fil.sti.name, nummer + 1, len(filer), rapport))
            yield rapport


def _filvalg(fil: Mappefil, valg: Importvalg) -> Importvalg:
    """The user's choices for one file: what its name and the folder's kildesystem.json say of it."""
    return replace(valg, filtype=fil.filtype, kildesystem=fil.kildesystem or valg.kildesystem)


def _for_mappens_arbeidsgiver(valg: Importvalg, arbeidsgivere: set[str]) -> Importvalg:
    """The folder's own organisation file says whose the other files are, unless the user has."""
    if valg.orgnr or len(arbeidsgivere) != 1:
        return valg
    return replace(valg, orgnr=next(iter(arbeidsgivere)))


def _arbeidsgiver_av(rapport: Importrapport) -> set[str]:
    if rapport.innlesing_id is None:
        return set()
    innlesing = Innlesing.objects.select_related("arbeidsgiver").get(pk=rapport.innlesing_id)
    return {innlesing.arbeidsgiver.orgnr} if innlesing.arbeidsgiver else set()


def _finn_hindring(fil: Mappefil, feilet: dict[Filtype, str]) -> Importrapport | None:
    """The report of a file that is not read because one it refers to has faults."""
    behov = AVHENGER_AV.get(fil.filtype, _ELLERS) if fil.filtype else _ELLERS
    hindring = next((feilet[filtype] for filtype in behov if filtype in feilet), None)
    return _hindret(fil, hindring) if hindring else None


def _hindret(fil: Mappefil, hindring: str) -> Importrapport:
    melding = f"Fila er ikke lest, for {hindring} har feil, og linjene her viser til den."
    feil = Feil(fil.sti.name, None, "(fila)", "", melding, f"Rett {hindring} og les inn mappa på nytt.")
    return Importrapport(
        fil=fil.sti.name, type=fil.filtype, linjer=0, sum_oere=None, feil=(feil,), antall_feil=1
    )
