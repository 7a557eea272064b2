"""The start of the program outside a web server: keys, settings, and tables when asked for.

Border: names the settings by string, so that shells and reports need not import the top layer.
"""

from __future__ import annotations

import os

from tilgode.apps.felles.noekler import klargjoer_mappe

INNSTILLINGER = "tilgode.config.settings"


def oppstart(*, migrer: bool = False) -> None:
    """Make the apps ready for use outside a web server; with `migrer`, also build or update the tables.

    May be called more than once. Raises what the database raises when it cannot be reached.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", INNSTILLINGER)
    import django

    klargjoer_mappe()
    django.setup()
    if migrer:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
