"""What the source is measured by. Each function takes source text and returns its faults as lines.

Pure functions of text, so that the tests can show each of them a bad snippet too. Import layers
are not here (import-linter, test_lag.py), nor complexity, unused names and dates without a zone
(ruff).
"""

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator
from statistics import median

Funksjon = ast.FunctionDef | ast.AsyncFunctionDef

HOEYST_LINJER_I_FUNKSJON = 60
HOEYST_LINJER_I_MODUL = 300
FLYTTALLSNAVN = {"float", "float16", "float32", "float64", "float_", "double", "longdouble"}
KLOKKEKALL = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("timezone", "now"),
    ("timezone", "localdate"),
}
UTELATELSER = {"skip", "skipif", "xfail", "importorskip"}
UTSETTELSER = ("TODO", "FIXME", "XXX", "HACK")


def funksjoner(tre: ast.AST) -> Iterator[Funksjon]:
    """Yield every function and method, nested ones too."""
    return (node for node in ast.walk(tre) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lengde(funksjon: Funksjon) -> int:
    """Return the lines from `def` to the end without the docstring, which is meant to be long enough."""
    linjer = (funksjon.end_lineno or funksjon.lineno) - funksjon.lineno + 1
    foerste = funksjon.body[0]
    if ast.get_docstring(funksjon, clean=False) is not None:
        linjer -= (foerste.end_lineno or foerste.lineno) - foerste.lineno + 1
    return linjer


def median_lengde(kilder: Iterable[str]) -> float:
    """Return the median length of all functions in the sources."""
    return median(lengde(f) for kilde in kilder for f in funksjoner(ast.parse(kilde)))


def lange_funksjoner(kilde: str) -> dict[str, int]:
    """Return {name: lines} for functions over the limit."""
    alle = ((f.name, lengde(f)) for f in funksjoner(ast.parse(kilde)))
    return {navn: linjer for navn, linjer in alle if linjer > HOEYST_LINJER_I_FUNKSJON}


def modullengde(kilde: str) -> int:
    """Return the number of lines in the module."""
    return len(kilde.splitlines())


def flyttall(kilde: str) -> list[str]:
    """Find binary floating point: literals, `float` in any use, and numpy's float types."""
    funn = []
    for node in ast.walk(ast.parse(kilde)):
        navn = getattr(node, "attr", None) or getattr(node, "id", None)
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            funn.append(f"{node.lineno}: {node.value!r}")
        elif navn in FLYTTALLSNAVN:
            funn.append(f"{getattr(node, 'lineno', 0)}: {navn}")
    return funn


def klokkekall(kilde: str) -> list[str]:
    """Find calls that ask the machine what day it is."""
    kall = (node.func for node in ast.walk(ast.parse(kilde)) if isinstance(node, ast.Call))
    attributter = (node for node in kall if isinstance(node, ast.Attribute))
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in attributter
        if (ast.unparse(node.value).split(".")[-1], node.attr) in KLOKKEKALL
    ]


def mangler_docstring(kilde: str) -> bool:
    """Tell whether a module with something in it does not say what it is."""
    tre = ast.parse(kilde)
    return bool(tre.body) and not ast.get_docstring(tre)


def utelatte_tester(kilde: str) -> list[str]:
    """Find tests that are left out or expected to fail."""
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(kilde))
        if isinstance(node, ast.Attribute)
        and node.attr in UTELATELSER
        and ast.unparse(node.value) in ("pytest", "pytest.mark", "unittest")
    ]


def utsettelser(kilde: str) -> list[str]:
    """Find comments that put something off."""
    tegn = tokenize.generate_tokens(io.StringIO(kilde).readline)
    return [
        f"{t.start[0]}: {t.string}"
        for t in tegn
        if t.type == tokenize.COMMENT and any(ord_ in t.string for ord_ in UTSETTELSER)
    ]


def ukjente_imports(kilde: str, tillatt: Iterable[str]) -> list[str]:
    """Return the top-level packages imported that are not allowed."""
    lov = set(tillatt)
    navn = set()
    for node in ast.walk(ast.parse(kilde)):
        if isinstance(node, ast.Import):
            navn.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            navn.add((node.module or "").split(".")[0])
    return sorted(navn - lov)
