"""The use cases of matching: let the rules match what has come since the last run.

One transaction and one audit event. A match never moves money between lines: what is matched and what
is open of a line always add up to the line. Matching by hand, accepting and undoing are in
`services_kobling`, and can be imported from here.
Border: the rules are `core.avstemming`; reading is `grunnlag` and `queries`, writing `lagring`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.innlesing import revisjon
from tilgode.apps.oppgjoer.grunnlag import (
    AUTOMATIKK,
    HANDLING,
    Grunnlag,
    Lagret,
    beroerte_personer,
    forrige_vannmerke,
    hent_grunnlag,
    naavaerende_vannmerke,
)
from tilgode.apps.oppgjoer.lagring import (
    FORSLAG_BORTFALT,
    OMKOBLET,
    fra_treff,
    reverser,
    skriv_koblinger,
    skriv_opphevinger,
)
from tilgode.apps.oppgjoer.services_kobling import Koblingsfeil, godta, koble, opphev
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core import avstemming
from tilgode.core.avstemming import Resultat, Treff

__all__ = ["Avstemmingsresultat", "Koblingsfeil", "avstem", "godta", "koble", "opphev"]


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
    regler: Sequence[avstemming.Regel] = avstemming.REGLER,
) -> Avstemmingsresultat:
    """Match what is new since the last run (everything when `alt`); running it again changes nothing."""
    naa = naa or timezone.now()
    merke = forrige_vannmerke(arbeidsgiver)
    personer = None if alt or merke is None else beroerte_personer(arbeidsgiver, merke)
    grunnlag = hent_grunnlag(arbeidsgiver, personer)
    utfall = avstemming.avstem(grunnlag.linjer, grunnlag.krav, grunnlag.beslutninger, regler=regler)
    resultat = _lagre(arbeidsgiver, grunnlag, utfall, naa)
    foer_dager(arbeidsgiver, naa=naa)
    opplysninger = {
        **naavaerende_vannmerke(arbeidsgiver).som_opplysninger(),
        "nye_koblinger": resultat.nye_koblinger,
        "nye_forslag": resultat.nye_forslag,
        "omkoblet": resultat.omkoblet,
        "rest_oere": resultat.rest_oere,
    }
    if resultat.endret or merke is None or _merke_flyttet(merke.som_opplysninger(), opplysninger):
        revisjon.skriv(HANDLING, f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return resultat


def _merke_flyttet(foer: dict[str, int], etter: dict[str, int]) -> bool:
    return any(etter[navn] != verdi for navn, verdi in foer.items())


def _lagre(
    arbeidsgiver: Arbeidsgiver, grunnlag: Grunnlag, utfall: Resultat, naa: datetime
) -> Avstemmingsresultat:
    """Store the difference between what the rules say now and what is stored."""
    bort, nye = _forskjell(grunnlag.automatiske, utfall.treff, med_dato=True)
    bort_forslag, nye_forslag = _forskjell(grunnlag.forslag, utfall.forslag, med_dato=False)
    skriv_opphevinger([x.kobling for x in bort], naa, AUTOMATIKK, OMKOBLET)
    reverser(arbeidsgiver, bort, grunnlag.kravnoekler, naa, grunn=OMKOBLET)
    skriv_opphevinger([x.kobling for x in bort_forslag], naa, AUTOMATIKK, FORSLAG_BORTFALT)
    roerte = {x.linje for x in bort} | {-x.krav for x in bort}
    rader = [
        fra_treff(t, grunnlag, naa, booket=True, omkoblet=t.linje in roerte or -t.krav in roerte) for t in nye
    ]
    rader += [fra_treff(t, grunnlag, naa, booket=False) for t in nye_forslag]
    skriv_koblinger(arbeidsgiver, rader)
    return Avstemmingsresultat(
        nye_koblinger=len(nye),
        nye_forslag=len(nye_forslag),
        omkoblet=len(bort),
        bortfalte_forslag=len(bort_forslag),
        koblet_oere=sum(t.oere for t in nye),
        rest_oere=sum(r.oere for r in utfall.rester),
        antall_rester=len(utfall.rester),
    )


def _forskjell(
    lagrede: Iterable[Lagret], treff: Iterable[Treff], *, med_dato: bool
) -> tuple[list[Lagret], list[Treff]]:
    """Stored rows that the outcome no longer has, and outcomes that are not stored (as multisets).

    A suggestion has no date of its own (`med_dato` False).
    """
    igjen: dict[tuple[object, ...], list[Lagret]] = defaultdict(list)
    for rad in lagrede:
        igjen[_noekkel(rad, med_dato)].append(rad)
    nye = []
    for ett in treff:
        like = igjen.get(_noekkel(ett, med_dato))
        if like:
            like.pop()
        else:
            nye.append(ett)
    return [rad for rader in igjen.values() for rad in rader], nye


def _noekkel(rad: Lagret | Treff, med_dato: bool) -> tuple[object, ...]:
    return (rad.linje, rad.krav, rad.oere, rad.regel, rad.dato if med_dato else None)
