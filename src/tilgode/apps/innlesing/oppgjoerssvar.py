"""What a settlement file needs beside its lines: whose it is, its value date and its report id.

Border: questions and faults about one settlement as a whole; storing is in `apps/oppgjoer`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.innlesing.porter import oppgjoersformat
from tilgode.apps.oppgjoer.models import Oppgjoer
from tilgode.apps.organisasjon.models import Arbeidsgiver, Underenhet
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Innlestfil
from tilgode.core.innlesing.rader import OppgjoerRad
from tilgode.core.innlesing.radtabell import Radtabell
from tilgode.core.innlesing.rapport import Advarsel, Filtype

_ID_LENGDE = 16


@dataclass(frozen=True, slots=True)
class Rapportdata:
    """The report's identity; `valutadato` None when nobody has said it."""

    rapport_id: str
    valutadato: date | None


def finn_rapportdata(
    innlest: Innlestfil, valutadato: date | None, rapport_id: str, samler: Feilsamler, *, toerr: bool
) -> Rapportdata:
    """From the user, else from the file name; the id is else the start of the content's SHA-256."""
    navn = oppgjoersformat().tolk_navn(innlest.fil)
    dato = valutadato or (navn.valutadato if navn else None)
    if dato is None:
        melding = "valutadatoen står ikke i filnavnet, og Navs fil har den ikke"
        rettelse = "oppgi --valutadato ÅÅÅÅ-MM-DD, eller gi fila navnet fra Nav: orgnr_ref-arbg_dato_id.csv"
        meld = samler.advar if toerr else samler.legg
        meld(None, "valutadato", "", melding, rettelse)
    if navn and next(iter(_orgnr(innlest)), navn.orgnr) != navn.orgnr:
        melding = "organisasjonsnummeret i filnavnet er et annet enn i linjene"
        samler.legg(1, "orgnr", navn.orgnr, melding, "hent fila på nytt fra Nav med riktig navn")
    return Rapportdata(rapport_id or (navn.rapport_id if navn else innlest.sha256[:_ID_LENGDE]), dato)


def finn_mottaker(innlest: Innlestfil, samler: Feilsamler) -> Arbeidsgiver | None:
    """The employer the settlement is for; a fault when it is for somebody else or for several."""
    linjer = _orgnr(innlest)
    if not linjer:
        return Arbeidsgiver.objects.first()
    if len(linjer) > 1:
        _meld_flere(linjer, samler)
        return None
    ((orgnr, linje),) = linjer.items()
    if funnet := Arbeidsgiver.objects.filter(orgnr=orgnr).first():
        return funnet
    enhet = Underenhet.objects.filter(orgnr=orgnr).select_related("arbeidsgiver").first()
    if enhet:
        return enhet.arbeidsgiver
    kjente = ", ".join(Arbeidsgiver.objects.values_list("orgnr", flat=True))
    if kjente:
        melding = f"oppgjøret gjelder en annen arbeidsgiver enn {kjente}"
        rettelse = "les inn oppgjøret hos riktig arbeidsgiver, eller les inn organisasjon.csv for denne først"
        samler.legg(linje, "orgnr", orgnr, melding, rettelse)
    return None


def _orgnr(innlest: Innlestfil) -> dict[str, int]:
    """Each organisation number that could be read, and the first line it stands on, in the file's order."""
    rader = Radtabell.av(OppgjoerRad, innlest.rader)
    mangelfulle = [m.rad for m in innlest.mangelfulle if m.har(("orgnr",))]
    alle = [
        *zip(rader.linjer, rader.kolonner["orgnr"], strict=True),
        *((m.linje, m.orgnr) for m in mangelfulle),
    ]
    linjer: dict[str, int] = {}
    for linje, orgnr in sorted(alle):
        linjer.setdefault(orgnr, linje)
    return linjer


def _meld_flere(linjer: dict[str, int], samler: Feilsamler) -> None:
    foerste = min(linjer, key=lambda orgnr: linjer[orgnr])
    for orgnr, linje in linjer.items():
        if orgnr != foerste:
            melding = f"linja gjelder en annen arbeidsgiver enn de første linjene ({foerste})"
            samler.legg(linje, "orgnr", orgnr, melding, "hent ett oppgjør per fil fra Nav")


def annen_rapport_id(innlest: Innlestfil, kjent: Innlesing, rapport_id: str) -> tuple[Advarsel, ...]:
    """A warning when content read before comes again as another report: Nav may have paid twice."""
    navn = oppgjoersformat().tolk_navn(innlest.fil) if innlest.type is Filtype.OPPGJOER else None
    ny_id = rapport_id or (navn.rapport_id if navn else "")
    gammel_id = Oppgjoer.objects.filter(innlesing=kjent).values_list("rapport_id", flat=True).first()
    if not ny_id or gammel_id in (None, ny_id):
        return ()
    samler = Feilsamler(innlest.fil)
    melding = f"innholdet er det samme som i rapport {gammel_id}, og er ikke tatt inn en gang til"
    samler.advar(None, "rapport_id", ny_id, melding, "kontroller mot banken om Nav har betalt to ganger")
    return tuple(samler.advarsler)
