"""A list of the screen as a workbook: the same rows and sum, all pages of it, with the choice written down.

Amounts and dates are numbers and dates (R-267). Border: which rows, is the page's; the workbook is
`reports.render`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.kravliste import Kravrad
from tilgode.params.formatering import dato, lang_dato, tidspunkt
from tilgode.reports.dokument import Dokument, Kolonne, Kolonnetype, Tabellblokk, Tabellrad, Verdi
from tilgode.reports.render import MIMETYPER, tegn
from tilgode.reports.tekstkatalog import Tekstkatalog
from tilgode.web.templatetags.tilgode import spraak_for, tekster
from tilgode.web.valg import Valg

FORM = "xlsx"
TEKST, BELOEP, DATO = Kolonnetype.TEKST, Kolonnetype.BELOEP, Kolonnetype.DATO
Kolonner = Sequence[tuple[str, Kolonnetype]]
KRAVKOLONNER: Kolonner = (
    ("krav", TEKST),
    ("person", TEKST),
    ("ansattnummer", TEKST),
    ("ytelse", TEKST),
    ("fra_og_med", DATO),
    ("til_og_med", DATO),
    ("kravaar", TEKST),
    ("ansvar", TEKST),
    ("status", TEKST),
    ("krevd", BELOEP),
    ("mottatt", BELOEP),
    ("justert", BELOEP),
    ("avskrevet", BELOEP),
    ("utestaaende", BELOEP),
)


def vil_ha_regneark(request: HttpRequest) -> bool:
    """Tell whether the address asks for a file instead of a page."""
    return request.GET.get("form") == FORM


def katalog_for(request: HttpRequest) -> Tekstkatalog:
    """The words of the page's language."""
    return tekster(getattr(request, "LANGUAGE_CODE", None))


def kodeord(ord_: Tekstkatalog, gruppe: str, verdi: str) -> str:
    """The label of a stored code; the code itself when it has none."""
    return ord_(f"{gruppe}_{verdi}") if ord_.har(f"{gruppe}_{verdi}") else verdi


def regneark(
    request: HttpRequest,
    arbeidsgiver: Arbeidsgiver,
    valg: Valg,
    navn: str,
    kolonner: Kolonner,
    rader: Iterable[tuple[Verdi, ...]],
) -> HttpResponse:
    """The rows as a workbook named after `navn` (a word of the catalogue, also in the file's name).

    Columns are (word, type); under the rows stands the sum of each amount column.
    """
    ord_ = katalog_for(request)
    spraak = spraak_for(ord_.spraak)
    radene = list(rader)
    tabell = Tabellblokk(
        navn,
        ord_(navn),
        tuple(Kolonne(ord_(noekkel), type_) for noekkel, type_ in kolonner),
        (*(Tabellrad(rad) for rad in radene), _sumrad(kolonner, radene, ord_("sum"))),
    )
    dokument = Dokument(
        ord_(navn),
        f"{arbeidsgiver.navn}, {lang_dato(valg.dato, spraak)}",
        spraak,
        (
            (ord_("utvalg"), request.META.get("QUERY_STRING", "")),
            (ord_("kjent"), dato(valg.kjent.date(), spraak) if valg.kjent else ""),
            (ord_("laget"), tidspunkt(timezone.localtime(), spraak)),
        ),
        (tabell,),
    )
    svar = HttpResponse(tegn(dokument, FORM), content_type=MIMETYPER[FORM])
    svar["Content-Disposition"] = f'attachment; filename="{navn}-{valg.dato.isoformat()}.{FORM}"'
    return svar


def _sumrad(kolonner: Kolonner, rader: Sequence[tuple[Verdi, ...]], sumord: str) -> Tabellrad:
    verdier: list[Verdi] = [sumord]
    for i, (_, type_) in enumerate(kolonner[1:], start=1):
        oere = [verdi for rad in rader if isinstance(verdi := rad[i], int)]
        verdier.append(sum(oere) if type_ is BELOEP else None)
    return Tabellrad(tuple(verdier), er_sum=True)


def kravrader(rader: Iterable[Kravrad], ord_: Tekstkatalog) -> Iterable[tuple[Verdi, ...]]:
    """Claims as rows of KRAVKOLONNER."""
    for rad in rader:
        yield (
            rad.referanse,
            rad.navn,
            rad.ansattnummer or "",
            kodeord(ord_, "ytelse", rad.ytelse),
            rad.fom,
            rad.tom,
            str(rad.kravaar),
            rad.ansvar,
            kodeord(ord_, "status", rad.status),
            rad.krevd_oere,
            rad.mottatt_oere,
            rad.justert_oere,
            rad.avskrevet_oere,
            rad.utestaaende_oere,
        )
