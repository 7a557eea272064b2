"""A memo with the figures of the status memo T-01 to T-05, for the renderers' tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tilgode.reports.statusnotat.innhold import (
    Aarsaksrad,
    Avstemmingsgrad,
    Kontroll,
    Notat,
    Plan,
    Planlinje,
    Purresum,
    Rad,
    Rulling,
    Tabell,
)

DATOER = (date(2025, 5, 1), date(2025, 10, 1), date(2026, 4, 1))


def _kr(*kroner: int) -> tuple[int, ...]:
    return tuple(k * 100 for k in kroner)


PER_SEKTOR = Tabell(
    (
        Rad("Oppvekst", _kr(9047894, 7087048, 7725974)),
        Rad("Helse og omsorg", _kr(2852284, 1836795, 4207921)),
        Rad("Rådmann/Rådmannens stab", _kr(171091, 499253, 306650)),
        Rad("Kultur og fritid", _kr(66061, 32020, 81331)),
        Rad("Teknisk", _kr(641820, 678346, 859278)),
    ),
    3,
)
PER_KRAVAAR = Tabell(
    (
        Rad("2016-2020", _kr(1097316, 992947)),
        Rad("2021", _kr(1244809, 1119044)),
        Rad("2022", _kr(1278809, 830138)),
        Rad("2023", _kr(1194728, 563380)),
        Rad("2024", _kr(1639037, 590116)),
        Rad("2025", _kr(3679476, 4760367)),
        Rad("2026", _kr(0, 4325162)),
        Rad("Ufordelt", _kr(-713, 0), merket=True),
    ),
    2,
)
JUSTERT = Tabell(
    (
        Rad("2016-2020", _kr(66389)),
        Rad("2021", _kr(124882)),
        Rad("2022", _kr(135554)),
        Rad("2023", _kr(705796)),
        Rad("2024", _kr(4449516)),
        Rad("2025", _kr(305054)),
    ),
    1,
)


def lag_notat() -> Notat:
    """The memo of 1 April 2026."""
    return Notat(
        arbeidsgiver="Syntetisk Fjord kommune",
        orgnr="312 040 107",
        datoer=DATOER,
        laget=datetime(2026, 4, 2, 9, 30, tzinfo=UTC),
        kjent=None,
        per_sektor=PER_SEKTOR,
        per_kravaar=PER_KRAVAAR,
        justert_per_kravaar=JUSTERT,
        aarsaker=(
            Aarsaksrad("KRAV_FOR_HOEYT", "OVERREGISTRERT", 61, 449951600),
            Aarsaksrad("FORELDET", "REELT_TAP", 22, 128767500),
        ),
        rulling=Rulling(
            DATOER[1],
            DATOER[2],
            1013346200,
            900000000,
            5000000,
            500000000,
            90000000,
            10257100,
            71300,
            1318160400 - 45000,
        ),
        purring=Purresum(
            84, 202000000, 147000000, 12000000, 0, (Rad("2023", (80000000,)), Rad("2024", (122000000,)))
        ),
        plan=Plan(
            ("Plan mai 2025", "Gjennomført/justert okt 2025", "Gjennomført/justert apr 2026"),
            (
                Planlinje(1, "1. halvår 2024, ansvar 3000:6999", ("Mai", "Mai", "")),
                Planlinje(2, "2. halvår 2024, ansvar 2000:2999", ("Juni", "Mai", "")),
                Planlinje(5, "2022 + rest 2023 og 2024 2025", ("", "", "April, mai")),
            ),
        ),
        avstemming=Avstemmingsgrad(1200, 1150, 500000000, 495000000, 5000000),
        kontroller=(
            Kontroll("sektor_mot_kravaar", DATOER[1], 1013346200, 1013417500, forklart=True),
            Kontroll("sektor_mot_kravaar", DATOER[2], 1318115400, 1318115400),
            Kontroll("rulling", DATOER[2], 1318115400, 1318115400),
        ),
    )
