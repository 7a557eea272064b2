"""The register of provisions: paragraph → rules → parameters → sentences, read from the program itself.

A module of the law names its provisions as constants (`Hjemmel(…)`) and its rules by key; both are
read from the source, with the functions that use them. Dated values carry their own provision.
So the register cannot say anything the program does not do, and needs no upkeep.
Border: reading and sorting. How it is shown is in `finn` and in the reference pages.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tilgode import params
from tilgode.params.tekster import stegtekster
from tilgode.values.hjemmel import Hjemmel

PAKKE = "tilgode.rules"
#: What the keys of rules begin with.
REGELSTAMMER = ("sykepenger.", "felles.")


@dataclass(frozen=True)
class Regelsted:
    """One provision in one module: the functions that use it and the rule keys of their steps."""

    hjemmel: Hjemmel
    modul: str
    funksjoner: tuple[str, ...]
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Verdisted:
    """A dated value with its provision, as text: name, value, unit and period."""

    hjemmel: Hjemmel
    navn: str
    verdi: str
    periode: str
    kilde: str


@dataclass
class Modul:
    """What was read from one source file."""

    navn: str
    hjemler: dict[str, tuple[Hjemmel, ...]] = field(default_factory=dict)
    noekler: dict[str, frozenset[str]] = field(default_factory=dict)
    importert: dict[str, str] = field(default_factory=dict)
    verdier: dict[str, ast.expr] = field(default_factory=dict)
    tre: ast.Module = field(default_factory=lambda: ast.Module([], []))


#: What a module of a transition table calls the table, and the table with its provisions.
TABELLNAVN = ("TABELL", "DOKUMENTASJON")


@lru_cache(maxsize=1)
def regelsteder() -> tuple[Regelsted, ...]:
    """Every provision and where it is used, sorted by law and paragraph."""
    moduler = {modul.navn: modul for modul in _moduler()}
    steder = [sted for modul in moduler.values() for sted in _steder(modul, moduler)]
    return tuple(sorted(steder, key=lambda s: (paragrafnoekkel(s.hjemmel), s.modul)))


@lru_cache(maxsize=1)
def verdisteder() -> tuple[Verdisted, ...]:
    """Every dated value, sorted by law and paragraph."""
    lov = params.last()
    steder = [
        Verdisted(v.hjemmel, v.navn, f"{v.verdi} {v.enhet}".strip(), _periode(v.fom, v.tom), v.kilde)
        for linjer in lov.linjer.values()
        for v in linjer
    ]
    steder += [
        Verdisted(
            f.hjemmel, f.noekkel, f"{f.antall} {f.enhet.value.lower()}", _periode(f.fom, f.tom), f.kilde
        )
        for f in lov.frister
    ]
    steder += [
        Verdisted(o.hjemmel, o.navn, f"{o.arbeidsgiver_dager} dager", _periode(o.fom, o.tom), o.kilde)
        for o in lov.agpordninger
    ]
    siste = lov.grunnbeloep.rader[-1]
    steder.append(
        Verdisted(siste.hjemmel, "grunnbeloep", f"{siste.g} kroner", _periode(siste.fom, None), siste.kilde)
    )
    return tuple(sorted(steder, key=lambda s: (paragrafnoekkel(s.hjemmel), s.navn, s.periode)))


def _periode(fom: object, tom: object) -> str:
    return f"fra {fom}" if tom is None else f"{fom} til {tom}"


def paragrafnoekkel(hjemmel: Hjemmel) -> tuple[str, list[tuple[int, str]], int, str]:
    """Sorts § 8-9 before § 8-19, and ledd and bokstav inside the paragraph."""
    deler = [(int(del_) if del_.isdigit() else 0, del_) for del_ in hjemmel.paragraf.split("-")]
    return hjemmel.lov, deler, hjemmel.ledd or 0, hjemmel.bokstav or ""


def regelnoekler() -> frozenset[str]:
    """Every rule key that a step of the program can carry."""
    return frozenset(regel for modul in _moduler() for regel in _regler_i(modul.tre))


# --- reading the source ---------------------------------------------------------------------------


def _moduler() -> Iterator[Modul]:
    return _les_mappe(files(PAKKE), PAKKE)


def _les_mappe(mappe: Traversable, navn: str) -> Iterator[Modul]:
    for sti in sorted(mappe.iterdir(), key=lambda s: s.name):
        if sti.is_dir() and sti.name != "__pycache__":
            yield from _les_mappe(sti, f"{navn}.{sti.name}")
        elif sti.name.endswith(".py"):
            yield _les_modul(sti.read_text(encoding="utf-8"), f"{navn}.{sti.name.removesuffix('.py')}")


def _les_modul(kilde: str, navn: str) -> Modul:
    modul = Modul(navn, tre=ast.parse(kilde))
    for node in modul.tre.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            modul.importert |= {a.asname or a.name: node.module for a in node.names}
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            navn_ = node.targets[0].id
            hjemler = tuple(h for n in ast.walk(node.value) if (h := _som_hjemmel(n)) is not None)
            if hjemler:
                modul.hjemler[navn_] = hjemler
            modul.noekler[navn_] = frozenset(_regler_i(node.value))
            modul.verdier[navn_] = node.value
    return modul


def _som_hjemmel(uttrykk: ast.AST) -> Hjemmel | None:
    if not (
        isinstance(uttrykk, ast.Call) and isinstance(uttrykk.func, ast.Name) and uttrykk.func.id == "Hjemmel"
    ):
        return None
    faste = [ast.literal_eval(a) for a in uttrykk.args]
    navngitte = {k.arg: ast.literal_eval(k.value) for k in uttrykk.keywords if k.arg}
    return Hjemmel(*faste, **navngitte)


def _steder(modul: Modul, moduler: dict[str, Modul]) -> Iterator[Regelsted]:
    """A module's own provisions and those it borrows, each with the functions that name it."""
    kjente = dict(modul.hjemler)
    for navn, fra in modul.importert.items():
        if fra in moduler and navn in moduler[fra].hjemler:
            kjente[navn] = moduler[fra].hjemler[navn]
    for navn, hjemler in kjente.items():
        brukere = [f for f in _funksjoner(modul.tre) if navn in _navn_i(f)]
        i_data = any(navn in _navn_i(n) for n in modul.tre.body if isinstance(n, ast.Assign | ast.AnnAssign))
        if brukere or i_data or navn in modul.hjemler:
            regler = sorted({regel for f in brukere for regel in _regler_i_funksjon(f, modul)})
            for hjemmel in hjemler:
                yield Regelsted(hjemmel, modul.navn, tuple(f.name for f in brukere), tuple(regler))
    yield from _steder_fra_tabell(modul, moduler)


def _steder_fra_tabell(modul: Modul, moduler: dict[str, Modul]) -> Iterator[Regelsted]:
    """Where a module tells the rows of a table: key and provision come from the row that was used."""
    fra = next((modul.importert[navn] for navn in TABELLNAVN if navn in modul.importert), "")
    fortellere = [f for f in _funksjoner(modul.tre) if _forteller_rader(f, modul)]
    if fra not in moduler or not fortellere:
        return
    regler = sorted({regel for f in fortellere for regel in _regler_i_funksjon(f, modul)})
    for hjemmel in dict.fromkeys(h for hjemler in moduler[fra].hjemler.values() for h in hjemler):
        yield Regelsted(hjemmel, modul.navn, tuple(f.name for f in fortellere), tuple(regler))


def _forteller_rader(funksjon: ast.FunctionDef, modul: Modul) -> bool:
    """The function puts keys together itself, or reads a constant of the module that does."""
    laget_av = [modul.verdier[navn] for navn in _navn_i(funksjon) if navn in modul.verdier]
    return any(_er_moenster(n) for kilde in (funksjon, *laget_av) for n in ast.walk(kilde))


def _er_moenster(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) and any(True for _ in _regler_i(node))


def _funksjoner(tre: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tre) if isinstance(node, ast.FunctionDef)]


def _navn_i(node: ast.AST) -> set[str]:
    """Names that are read in a piece of source (what is assigned to is not read)."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def _regler_i_funksjon(funksjon: ast.FunctionDef, modul: Modul) -> Iterator[str]:
    """The keys a function names, also through a constant of its module."""
    yield from _regler_i(funksjon)
    for navn in _navn_i(funksjon):
        yield from modul.noekler.get(navn, ())


def _regler_i(node: ast.AST) -> Iterator[str]:
    """The rule keys named in a piece of source; one put together at run time stands for all that fit."""
    i_moenster = {id(d) for n in ast.walk(node) if isinstance(n, ast.JoinedStr) for d in n.values}
    for del_ in ast.walk(node):
        if isinstance(del_, ast.Constant) and id(del_) not in i_moenster and _er_regel(del_.value):
            yield str(del_.value)
        elif isinstance(del_, ast.JoinedStr):
            moenster = "".join(str(d.value) if isinstance(d, ast.Constant) else "*" for d in del_.values)
            if _er_regel(moenster):
                yield from (regel for regel in _tekstnoekler() if fnmatch(regel, moenster))


def _er_regel(verdi: object) -> bool:
    return (
        isinstance(verdi, str)
        and verdi.startswith(REGELSTAMMER)
        and " " not in verdi
        and verdi.count(".") == 2
    )


def _tekstnoekler() -> list[str]:
    return sorted({regel.partition(":")[0] for regel in stegtekster()})
