"""`tilgode server`: serve the pages on this machine, and nowhere else (there is no log-in yet)."""

from __future__ import annotations

import argparse
import socket
from typing import Any

from gunicorn.app.base import BaseApplication

from tilgode.cli.feil import Brukerfeil

VERT = "127.0.0.1"
STANDARDPORT = 8000
#: How many ports above the standard one are tried before giving up.
PORTER_PROEVES = 20
TRAADER = 8
TIDSGRENSE_SEKUNDER = 120
AKTOER = "server"
EKSEMPLER = """eksempler:
  tilgode server
  tilgode server --port 8010
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "server",
        help="vis nettsiden på denne maskinen",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, help=f"fast port (standard: første ledige fra {STANDARDPORT})")
    parser.set_defaults(kjoer=kjoer)


class Tjener(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """One process with threads: enough for one person, and kind to the embedded database."""

    def __init__(self, port: int) -> None:
        self._port = port
        super().__init__()

    def load_config(self) -> None:
        """Settings of the server."""
        for navn, verdi in {
            "bind": f"{VERT}:{self._port}",
            "workers": 1,
            "threads": TRAADER,
            "timeout": TIDSGRENSE_SEKUNDER,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": finn_aarsaker,
        }.items():
            if navn in self.cfg.settings:
                self.cfg.set(navn, verdi)

    def load(self) -> Any:
        """The WSGI application, found by the settings' own name for it."""
        from django.conf import settings
        from django.utils.module_loading import import_string

        return import_string(settings.WSGI_APPLICATION)


def finn_aarsaker(_arbeider: object) -> None:
    """In the process that answers: look for the causes of deviations that have come since last time."""
    from tilgode.apps.avvik.bakgrunn import start_gamle

    start_gamle(AKTOER)


def velg_port(oensket: int | None) -> int:
    """The wanted port, or the first free one; raises Brukerfeil when it is taken."""
    porter = [oensket] if oensket else range(STANDARDPORT, STANDARDPORT + PORTER_PROEVES)
    for port in porter:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as proeve:
            proeve.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proeve.bind((VERT, port))
            except OSError:
                continue
            return port
    raise Brukerfeil(f"port {porter[0]} er opptatt; velg en annen med --port")


def kjoer(valg: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    port = velg_port(valg.port)
    print(f"Tilgode er klar på http://{VERT}:{port}/ – avslutt med Ctrl+C", flush=True)
    Tjener(port).run()
    return 0
