"""What each kind of evidence is worth before own history has spoken.

`promille` is how often a claim with the evidence is never paid, by judgement and not by statistics; own
history moves it (see `modell`). `rett_promille` is how often, when it is never paid, that is for the reason the
evidence points at: Nav does not tell, so no history can move it. The order is the strength: a claim goes by its first evidence.
Border: data.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilgode.core.utfallsanslag.typer import AntattUtfall, Bevistype, Hendelse


@dataclass(frozen=True, slots=True)
class Beviskunnskap:
    """A kind of evidence: of what event it tells, how often that then never comes, and what it means."""

    type: Bevistype
    hendelse: Hendelse
    promille: int
    peker_paa: AntattUtfall
    rett_promille: int = 980


def _k(
    type_: Bevistype,
    promille: int,
    peker_paa: AntattUtfall = AntattUtfall.TROLIG_AVSLAATT,
    rett_promille: int = 980,
) -> Beviskunnskap:
    return Beviskunnskap(type_, Hendelse.BETALING, promille, peker_paa, rett_promille)


KATALOG: tuple[Beviskunnskap, ...] = (
    _k(Bevistype.FORSLAG_PAA_KRAVET, 900, AntattUtfall.UAVKLART),
    Beviskunnskap(Bevistype.FORSLAG_PAA_RESTEN, Hendelse.REST, 900, AntattUtfall.UAVKLART),
    _k(Bevistype.SOEKNAD_AVSLAATT, 970),
    _k(Bevistype.PURRESVAR_AVSLAG, 970),
    _k(Bevistype.FORELDET, 930),
    _k(Bevistype.DUBLETT_BETALT, 930),
    _k(Bevistype.ETTER_SLUTT, 900),
    _k(Bevistype.SOEKNAD_MANGLER, 850, rett_promille=900),
    _k(Bevistype.LOVEN_GIR_INGENTING, 850),
    _k(Bevistype.INNTEKTSMELDING_MANGLER, 800, AntattUtfall.UTBETALT_ANSATT),
    _k(Bevistype.REFUSJON_OPPHOERT, 800, AntattUtfall.UTBETALT_ANSATT),
    _k(Bevistype.SENERE_KRAV_BETALT, 300, rett_promille=600),
    Beviskunnskap(Bevistype.TREKK_PAA_PERSONEN, Hendelse.REST, 700, AntattUtfall.MOTREGNET, 850),
    Beviskunnskap(Bevistype.MOTTATT_ER_DET_LOVEN_GIR, Hendelse.REST, 970, AntattUtfall.DELVIS_BETALT),
)
#: How often the event never comes when nothing speaks for that.
UTEN_BEVIS: dict[Hendelse, int] = {Hendelse.BETALING: 20, Hendelse.REST: 700, Hendelse.TREKK: 400}
#: So many claims of own history weigh as much as the judgement above.
VEKT = 6
AV_TYPE = {ett.type: ett for ett in KATALOG}
_STYRKE = {ett.type: nr for nr, ett in enumerate(KATALOG)}


def styrke(type_: Bevistype) -> int:
    """The place of a kind of evidence, the strongest first."""
    return _STYRKE[type_]
