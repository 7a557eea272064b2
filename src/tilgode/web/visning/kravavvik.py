"""Why one claim got another amount than expected: a fragment of its page, or a page without JavaScript.

Border: the causes are found by `apps.krav.forklaringer`, anew each time; nothing that is inferred is stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from tilgode.apps.krav.forklaringer import Forklartavvik, forklar_krav
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.core.forklaring import Sikkerhet
from tilgode.params.aarsaker import gjeldende_aarsaker
from tilgode.params.formatering import Spraak
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.visning.avvik import Aarsaksvisning, som_visning
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, vis
from tilgode.web.visning.hvisvalg import hvis_adresse
from tilgode.web.visning.krav import finn_krav

#: So many of what fits besides are told.
FLEST_ANDRE = 4


@dataclass(frozen=True, slots=True)
class Annenmulighet:
    """Causes that fit too, with their share of the likelihood in per cent (rounded down)."""

    navn: str
    prosent: int


@dataclass(frozen=True, slots=True)
class Avvikssvar:
    """The explanation in words; each cause with the query string that tries it (empty: cannot be tried)."""

    avvik: Forklartavvik
    aarsaker: tuple[tuple[Aarsaksvisning, str], ...]
    andre: tuple[Annenmulighet, ...]

    @property
    def avvik_oere(self) -> int:
        """Expected less received."""
        return self.avvik.ventet_oere - self.avvik.mottatt_oere

    @property
    def stoerrelse_oere(self) -> int:
        """The amount without its sign."""
        return abs(self.avvik_oere)

    @property
    def uforklart_oere(self) -> int:
        """What no cause accounts for."""
        forklaring = self.avvik.forklaring
        return self.avvik_oere if forklaring is None else forklaring.uforklart_oere

    @property
    def sikkerhet(self) -> str:
        """How sure, as a code."""
        forklaring = self.avvik.forklaring
        return (Sikkerhet.UAVKLART if forklaring is None else forklaring.sikkerhet).value


@require_safe
@for_arbeidsgiver
def kravavvik(request: HttpRequest, arbeidsgiver: Arbeidsgiver, krav_id: int) -> HttpResponse:
    """The deviation of a claim, explained with what is known now."""
    kravet = finn_krav(arbeidsgiver, krav_id)
    logg_oppslag([kravet.person_id], LOKAL_BRUKER, f"avvik {kravet.referanse}")
    avvik = forklar_krav(kravet, timezone.localdate())
    spraak = spraak_for(getattr(request, "LANGUAGE_CODE", None))
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined] # set by django-htmx's middleware
    mal, nivaa = ("web/deler/kravavvik.html", 3) if htmx else ("web/kravavvik.html", 2)
    return vis(
        request,
        mal,
        arbeidsgiver,
        {
            "krav": kravet,
            "svar": None if avvik is None else _svar(avvik, spraak),
            "nivaa": nivaa,
            "foreslaatt_oere": foreslaatt_for_krav(kravet.pk),
        },
    )


def foreslaatt_for_krav(krav_id: int) -> int:
    """What the rules suggest for the claim and nobody has accepted yet, in øre."""
    return int(aktive_forslag().filter(krav_id=krav_id).aggregate(s=Sum("oere"))["s"] or 0)


def _svar(avvik: Forklartavvik, spraak: Spraak) -> Avvikssvar:
    forklaring = avvik.forklaring
    if forklaring is None:
        return Avvikssvar(avvik, (), ())
    navn = gjeldende_aarsaker()
    # the first is what is said to be the cause, unless none is pointed out
    andre = forklaring.alternativer[1 if forklaring.aarsaker else 0 :]
    return Avvikssvar(
        avvik,
        tuple((som_visning(a, spraak), hvis_adresse(a)) for a in forklaring.aarsaker),
        tuple(
            Annenmulighet(" + ".join(navn[a.kode].navn[spraak] for a in ett.aarsaker), ett.promille // 10)
            for ett in andre[:FLEST_ANDRE]
        ),
    )
