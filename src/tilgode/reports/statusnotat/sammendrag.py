"""The memo's summary: the outstanding amount, its change, its age, and what was done about it.

Border: sentences from figures; no tables.
"""

from __future__ import annotations

from tilgode.params.formatering import kr, lang_dato
from tilgode.reports.dokument import Avsnitt, Blokk, Overskrift
from tilgode.reports.statusnotat.innhold import Notat
from tilgode.reports.statusnotat.tall import andel_tekst, endring_tekst, siste_aar, stoerste
from tilgode.reports.tekstkatalog import Tekstkatalog


def sammendrag(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    """The opening: what is outstanding, how it changed, how old it is, what was done."""
    total = notat.totalt_oere
    setninger = [
        t(
            "sammendrag_total",
            arbeidsgiver=notat.arbeidsgiver,
            total=kr(total[2], t.spraak),
            dato3=lang_dato(notat.datoer[2], t.spraak),
        ),
        *(
            endring_tekst(
                t,
                "sammendrag_endring",
                total[i],
                total[2],
                dato=lang_dato(notat.datoer[i], t.spraak),
            )
            for i in (1, 0)
        ),
    ]
    return [
        Overskrift(t("overskrift_sammendrag")),
        Avsnitt(" ".join(setninger)),
        Avsnitt(" ".join(_alder(t, notat))),
        *_sammendrag_tiltak(t, notat),
    ]


def _alder(t: Tekstkatalog, notat: Notat) -> list[str]:
    """How old the outstanding claims are: before last year, and the newest year."""
    grense = notat.datoer[2].year - 1
    foer, etter = (
        sum(rad.oere[i] for rad in notat.per_kravaar.rader if not rad.merket and siste_aar(rad.navn) < grense)
        for i in (0, 1)
    )
    totalt = notat.totalt_oere[2]
    setninger = [endring_tekst(t, "gamle", foer, etter, aar=str(grense), andel=andel_tekst(t, etter, totalt))]
    nyeste = notat.per_kravaar.kolonne(1).get(str(notat.datoer[2].year), 0)
    if nyeste:
        setninger.append(
            t(
                "nyeste_aar",
                beloep=kr(nyeste, t.spraak),
                andel=andel_tekst(t, nyeste, totalt),
                aar=str(notat.datoer[2].year),
            )
        )
    return setninger


def _sammendrag_tiltak(t: Tekstkatalog, notat: Notat) -> list[Blokk]:
    setninger = []
    justert = notat.justert_per_kravaar
    if justert.sum_oere[0]:
        mest = stoerste(justert.rader)
        setninger.append(
            t(
                "sammendrag_justert",
                beloep=kr(justert.sum_oere[0], t.spraak),
                andel=andel_tekst(t, mest.oere[0], justert.sum_oere[0]),
                aar=mest.navn,
            )
        )
    purring = notat.purring
    if purring.purret_oere:
        setninger.append(
            t(
                "sammendrag_purring",
                purret=kr(purring.purret_oere, t.spraak),
                innkommet=kr(purring.innkommet_oere, t.spraak),
                prosent=andel_tekst(t, purring.innkommet_oere, purring.purret_oere),
            )
        )
    return [Avsnitt(" ".join(setninger))] if setninger else []
