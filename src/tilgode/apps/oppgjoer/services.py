"""The use cases of matching: let the rules match what has come since the last run.

One transaction and one audit event. A match never moves money between lines: what is matched and what
is open of a line always add up to the line. Matching by hand, accepting and undoing are in
`services_kobling`, and can be imported from here.
Border: the rules are `core.avstemming`; reading is `grunnlag` and `queries`, writing `lagring`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.innlesing import revisjon
from tilgode.apps.oppgjoer.funn import Funn, Roerte, finn_funn, som_funn, som_koblinger
from tilgode.apps.oppgjoer.grunnlag import Grunnlag, hent_grunnlag
from tilgode.apps.oppgjoer.lagrede import AUTOMATIKK, Lagret
from tilgode.apps.oppgjoer.lagring import (
    FORSLAG_BORTFALT,
    OMKOBLET,
    reverser,
    skriv_koblinger,
    skriv_opphevinger,
)
from tilgode.apps.oppgjoer.regelvalg import regelplan, siste_regelvalg
from tilgode.apps.oppgjoer.services_angre import angre, avvis
from tilgode.apps.oppgjoer.services_kobling import Koblingsfeil, godta, koble, opphev
from tilgode.apps.oppgjoer.vannmerke import (
    HANDLING,
    beroerte_personer,
    forrige_vannmerke,
    naavaerende_vannmerke,
)
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.avstemming.masseavstemming import Masseresultat, avstem_kolonner

__all__ = [
    "Avstemmingsresultat",
    "Koblingsfeil",
    "angre",
    "avstem",
    "avstem_personer",
    "avvis",
    "godta",
    "koble",
    "opphev",
]


@dataclass(frozen=True, slots=True)
class Avstemmingsresultat:
    """What a run did: new matches and suggestions, what was redone, and what is left, in øre."""

    nye_koblinger: int
    nye_forslag: int
    omkoblet: int
    bortfalte_forslag: int
    koblet_oere: int
    rest_oere: int
    antall_rester: int

    @property
    def endret(self) -> bool:
        """True when something was stored."""
        return bool(self.nye_koblinger or self.nye_forslag or self.omkoblet or self.bortfalte_forslag)


@uten_avfallshenting()
@transaction.atomic
def avstem(
    arbeidsgiver: Arbeidsgiver,
    *,
    aktoer: str = AUTOMATIKK,
    naa: datetime | None = None,
    alt: bool = False,
) -> Avstemmingsresultat:
    """Match what is new since the last run (everything when `alt`, or when the rules are others).

    Running it again changes nothing. Which rules run is the employer's choice (`regelvalg`).
    """
    naa = naa or timezone.now()
    merke = forrige_vannmerke(arbeidsgiver)
    alt = alt or merke is None or merke.regelvalg != siste_regelvalg(arbeidsgiver, naa)
    personer = None if alt or merke is None else beroerte_personer(arbeidsgiver, merke)
    resultat = _kjoer(arbeidsgiver, personer, naa)
    opplysninger = {
        **naavaerende_vannmerke(arbeidsgiver, naa).som_opplysninger(),
        "nye_koblinger": resultat.nye_koblinger,
        "nye_forslag": resultat.nye_forslag,
        "omkoblet": resultat.omkoblet,
        "rest_oere": resultat.rest_oere,
    }
    if resultat.endret or merke is None or _merke_flyttet(merke.som_opplysninger(), opplysninger):
        revisjon.skriv(HANDLING, f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return resultat


@transaction.atomic
def avstem_personer(
    arbeidsgiver: Arbeidsgiver,
    personer: Collection[int],
    *,
    aktoer: str = AUTOMATIKK,
    naa: datetime | None = None,
) -> Avstemmingsresultat:
    """Let the rules look again at these persons only, after something was done with their lines.

    The next full run will look at them once more, and find nothing to change.
    """
    naa = naa or timezone.now()
    resultat = _kjoer(arbeidsgiver, personer, naa)
    if resultat.endret:
        opplysninger = {"personer": len(personer), "nye_koblinger": resultat.nye_koblinger}
        revisjon.skriv(
            "oppgjoer.avstem_personer", f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa
        )
    return resultat


def _kjoer(
    arbeidsgiver: Arbeidsgiver,
    personer: Collection[int] | None,
    naa: datetime,
) -> Avstemmingsresultat:
    grunnlag = hent_grunnlag(arbeidsgiver, personer)
    plan = regelplan(arbeidsgiver, timezone.localdate(naa))
    utfall = avstem_kolonner(grunnlag.linjer, grunnlag.krav, grunnlag.beslutninger, plan=plan)
    resultat = _lagre(arbeidsgiver, grunnlag, utfall, naa)
    foer_dager(arbeidsgiver, naa=naa)
    return resultat


def _merke_flyttet(foer: dict[str, int], etter: dict[str, int]) -> bool:
    return any(etter[navn] != verdi for navn, verdi in foer.items())


def _lagre(
    arbeidsgiver: Arbeidsgiver, grunnlag: Grunnlag, utfall: Masseresultat, naa: datetime
) -> Avstemmingsresultat:
    """Store the difference between what the rules say now and what is stored."""
    funn = finn_funn(utfall)
    bort, nye = _forskjell(grunnlag.automatiske, funn, med_dato=True)
    forslag = [som_funn(t) for t in utfall.resten.forslag]
    bort_forslag, nye_forslag = _forskjell(grunnlag.forslag, forslag, med_dato=False)
    skriv_opphevinger([x.kobling for x in bort], naa, AUTOMATIKK, OMKOBLET)
    noekler = grunnlag.kravnoekler(grunnlag.kravplasser([x.krav for x in bort]))
    reverser(arbeidsgiver, bort, {n.krav_id: n for n in noekler}, naa, grunn=OMKOBLET)
    skriv_opphevinger([x.kobling for x in bort_forslag], naa, AUTOMATIKK, FORSLAG_BORTFALT)
    roerte = Roerte({x.linje for x in bort}, {x.krav for x in bort})
    rader = som_koblinger(nye, grunnlag, naa, booket=True, roerte=roerte)
    rader += som_koblinger(nye_forslag, grunnlag, naa, booket=False, roerte=roerte)
    skriv_koblinger(arbeidsgiver, rader)
    rester = utfall.resten.rester
    return Avstemmingsresultat(
        nye_koblinger=len(nye),
        nye_forslag=len(nye_forslag),
        omkoblet=len(bort),
        bortfalte_forslag=len(bort_forslag),
        koblet_oere=sum(f.oere for f in nye),
        rest_oere=sum(r.oere for r in rester),
        antall_rester=len(rester),
    )


def _forskjell(
    lagrede: Sequence[Lagret], funn: list[Funn], *, med_dato: bool
) -> tuple[list[Lagret], list[Funn]]:
    """Stored rows that the outcome no longer has, and outcomes that are not stored (as multisets).

    A suggestion has no date of its own (`med_dato` False).
    """
    if not lagrede:
        return [], funn
    igjen: dict[tuple[object, ...], list[Lagret]] = defaultdict(list)
    for rad in lagrede:
        igjen[_noekkel(rad, med_dato)].append(rad)
    nye = []
    for ett in funn:
        like = igjen.get(_noekkel(ett, med_dato))
        if like:
            like.pop()
        else:
            nye.append(ett)
    return [rad for rader in igjen.values() for rad in rader], nye


def _noekkel(rad: Lagret | Funn, med_dato: bool) -> tuple[object, ...]:
    return (rad.linje, rad.krav, rad.oere, rad.regel, rad.dato if med_dato else None)
