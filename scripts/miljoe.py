"""Make .venv from a lock, and do nothing at all when it already matches.

Run by the machine's own Python, so the standard library only, and old syntax: an old Python must
get as far as the sentence that says it is too old. What to install is decided by the lock files;
this file only installs it. Frontend files are in frontend.py, the browser in nettleser.py.

    python3 scripts/miljoe.py kjoering    what `make run` needs
    python3 scripts/miljoe.py utvikling   what `make test` and `make check` need (contains the former)
"""

import hashlib
import json
import os
import subprocess
import sys
import venv

ROT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MILJOE = os.path.join(ROT, ".venv")
STEMPEL = os.path.join(MILJOE, "tilgode-stempel.json")
LAAS = {"kjoering": "requirements.lock", "utvikling": "requirements-dev.lock"}
ELDSTE_PYTHON = (3, 11)


def fingeravtrykk(navn):
    """Return what the environment is built from: the lock, the package's metadata, the Python, the place."""
    sum_ = hashlib.sha256()
    for fil in (LAAS[navn], "pyproject.toml"):
        with open(os.path.join(ROT, fil), "rb") as innhold:
            sum_.update(innhold.read())
    sum_.update(("%s %s" % (sys.version, MILJOE)).encode())
    return sum_.hexdigest()


def les_stempel():
    """Return {environment: fingerprint} as installed last time, empty when there is none."""
    try:
        with open(STEMPEL) as fil:
            return dict(json.load(fil))
    except (OSError, ValueError):
        return {}


def er_ferdig(navn):
    """Tell whether the installed environment covers the one asked for (utvikling covers kjoering)."""
    stempel = les_stempel()
    dekkende = ("utvikling",) if navn == "utvikling" else ("kjoering", "utvikling")
    return os.path.exists(venv_python()) and any(stempel.get(n) == fingeravtrykk(n) for n in dekkende)


def venv_python():
    """Return the path of the environment's Python."""
    mappe = "Scripts" if os.name == "nt" else "bin"
    return os.path.join(MILJOE, mappe, "python")


def lag_miljoe():
    """Create .venv, anew when it was made by another Python or in another place."""
    konfigurasjon = os.path.join(MILJOE, "pyvenv.cfg")
    gammel = os.path.exists(konfigurasjon) and subprocess.call(
        [venv_python(), "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if gammel or not os.path.exists(konfigurasjon):
        print("Lager .venv / Creating .venv", flush=True)
        venv.create(MILJOE, with_pip=True, clear=True)


def installer(navn):
    """Install the locked packages by hash, then the project itself without asking for anything more."""
    pip = [venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    print("Installerer pakker fra %s / Installing locked packages" % LAAS[navn], flush=True)
    subprocess.check_call([*pip, "--require-hashes", "--requirement", LAAS[navn]], cwd=ROT)
    subprocess.check_call([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=ROT)
    with open(STEMPEL, "w") as fil:
        json.dump({navn: fingeravtrykk(navn)}, fil)


def main(argumenter):
    """Build what the argument names; return the exit code."""
    if len(argumenter) != 1 or argumenter[0] not in LAAS:
        print(__doc__)
        return 2
    if sys.version_info < ELDSTE_PYTHON:
        print(
            "Tilgode trenger Python 3.11 eller nyere; dette er %s. Prøv: make PYTHON=python3.11 …\n"
            "Tilgode needs Python 3.11 or newer." % sys.version.split()[0]
        )
        return 1
    if er_ferdig(argumenter[0]):
        return 0
    try:
        lag_miljoe()
        installer(argumenter[0])
    except subprocess.CalledProcessError as feil:
        print(
            "Installasjonen stoppet (%s). Mangler nettet, eller venv/pip? På Debian: apt-get install python3-venv\n"
            "The installation stopped. No package index, or no venv/pip?" % feil
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
