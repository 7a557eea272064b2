"""One use case = one transaction = one audit event.

A public function in `services*` or `*registrering` that is atomic or reaches a write must write an
event in a transaction, or leave both to the public service it calls. (That each register service
writes exactly one is tried by running them, in tests/apps/test_en_hendelse.py.)
"""

import ast
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]
APPS = ROT / "src" / "tilgode" / "apps"
#: Calls that change the database, by their last name.
SKRIVER = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "sett_inn",
    "lagre_fakta",
    "skriv_bevegelser",
}


def moduler() -> list[Path]:
    return sorted([*APPS.glob("*/services*.py"), *APPS.glob("*/*registrering.py")])


def offentlige(fil: Path) -> list[ast.FunctionDef]:
    tre = ast.parse(fil.read_text(encoding="utf-8"))
    return [n for n in tre.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def kall(funksjon: ast.FunctionDef) -> set[str]:
    """The names a function calls, as written."""
    return {ast.unparse(n.func) for n in ast.walk(funksjon) if isinstance(n, ast.Call)}


def naadde(fil: Path, funksjon: ast.FunctionDef) -> set[str]:
    """What a function calls itself or through functions of its own module."""
    tre = ast.parse(fil.read_text(encoding="utf-8"))
    alle = {n.name: n for n in ast.walk(tre) if isinstance(n, ast.FunctionDef)}
    sett: set[str] = set()
    uprovd = kall(funksjon)
    while uprovd:
        navn = uprovd.pop()
        if navn not in sett:
            sett.add(navn)
            uprovd |= kall(alle[navn]) if navn in alle else set()
    return sett


def er_atomisk(funksjon: ast.FunctionDef) -> bool:
    return any(ast.unparse(d).startswith("transaction.atomic") for d in funksjon.decorator_list)


def skriver(fil: Path, funksjon: ast.FunctionDef) -> bool:
    """Tell whether a function is a use case that may change something."""
    return er_atomisk(funksjon) or bool({k.split(".")[-1] for k in naadde(fil, funksjon)} & SKRIVER)


def tjenester() -> list[tuple[Path, ast.FunctionDef]]:
    return [(fil, f) for fil in moduler() for f in offentlige(fil) if skriver(fil, f)]


def feil_ved(fil: Path, funksjon: ast.FunctionDef, tjenestenavn: set[str]) -> str:
    """Why a public function is not a use case, or ""."""
    naadd = naadde(fil, funksjon)
    if "revisjon.skriv" in naadd:
        har_transaksjon = er_atomisk(funksjon) or any(k.startswith("transaction.atomic") for k in naadd)
        return "" if har_transaksjon else "skriver en hendelse utenfor en transaksjon"
    if {k.split(".")[-1] for k in naadd} & (tjenestenavn - {funksjon.name}):
        return ""
    return "skriver ingen revisjonshendelse"


def test_services_are_found() -> None:
    navn = {f.name for _, f in tjenester()}
    assert {
        "register_krav",
        "register_oppgjoer",
        "register_loenn",
        "avstem",
        "beregn",
        "vis_foedselsnummer",
    } <= navn


@pytest.mark.parametrize(
    ("fil", "funksjon"), [pytest.param(fil, f, id=f"{fil.parent.name}.{f.name}") for fil, f in tjenester()]
)
def test_every_public_service_writes_one_event_in_one_transaction(
    fil: Path, funksjon: ast.FunctionDef
) -> None:
    assert feil_ved(fil, funksjon, {f.name for _, f in tjenester()}) == ""


@pytest.mark.parametrize(
    ("kilde", "feil"),
    [
        ("def register_x():\n    Krav.objects.create()", "skriver ingen revisjonshendelse"),
        ("def register_x():\n    revisjon.skriv()", "skriver en hendelse utenfor en transaksjon"),
        ("@transaction.atomic\ndef register_x():\n    _ferdig()\ndef _ferdig():\n    revisjon.skriv()", ""),
    ],
)
def test_the_check_bites(tmp_path: Path, kilde: str, feil: str) -> None:
    fil = tmp_path / "services.py"
    fil.write_text(kilde)
    assert feil_ved(fil, offentlige(fil)[0], {"register_x"}) == feil
