"""Wiring: settings, addresses, and the start of the program for shells and libraries.

Border: the top layer. Nothing below imports it; what is below reads `django.conf.settings`.
"""

from __future__ import annotations

import os


def oppstart(*, migrer: bool = False) -> None:
    """Make the apps ready for use outside a web server; with `migrer`, also build or update the tables.

    May be called more than once. Raises what the database raises when it cannot be reached.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tilgode.config.settings")
    import django

    from tilgode.apps.felles.noekler import klargjoer_mappe

    klargjoer_mappe()
    django.setup()
    if migrer:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
