"""Questions to the transition table: may I, why not, what can I do, show me the picture.

Border: no other source of what is allowed.
"""

from __future__ import annotations

from tilgode.core.saksgang.overganger import OVERGANGER, Handling, Overgang, Sak, Status

_STATUSNAVN = {
    Status.REGISTRERT: "registrert",
    Status.SENDT: "sendt",
    Status.KVITTERT: "kvittert",
    Status.AVSLAG: "avslått",
    Status.LUKKET: "lukket",
}


class Saksgangfeil(Exception):
    """The action is not allowed; the message is the user's reason."""


def _overgang(status: Status, handling: Handling) -> Overgang | None:
    return next((o for o in OVERGANGER if o.handling is handling and status in o.fra), None)


def check_handling(sak: Sak, handling: Handling) -> Overgang:
    """The row of the table for this action; raises Saksgangfeil with the reason when not allowed."""
    overgang = _overgang(sak.status, handling)
    if overgang is None:
        raise Saksgangfeil(f"Et krav som er {_STATUSNAVN[sak.status]}, kan ikke få denne handlingen.")
    for vilkaar in overgang.vilkaar:
        if not vilkaar.holder(sak):
            raise Saksgangfeil(vilkaar.melding.format(kontrollfunn=sak.kontrollfunn))
    return overgang


def can_handling(sak: Sak, handling: Handling) -> bool:
    """The same question, answered with yes or no."""
    try:
        check_handling(sak, handling)
    except Saksgangfeil:
        return False
    return True


def ny_status(sak: Sak, handling: Handling) -> Status:
    """The status after the action; raises Saksgangfeil."""
    return check_handling(sak, handling).til


def tilgjengelige(status: Status) -> list[Overgang]:
    """The buttons of a status, in the order of the table (conditions are checked when pressed)."""
    return [o for o in OVERGANGER if status in o.fra]


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    piler = [
        f"    {fra.value} --> {overgang.til.value}: {overgang.knapp}"
        for overgang in OVERGANGER
        for fra in overgang.fra
    ]
    return "\n".join(("stateDiagram-v2", f"    [*] --> {Status.REGISTRERT.value}", *piler))
