"""Starting the apps outside a web server: for the shell, scripts and library users.

The settings are named by their module path, so that nothing here imports `tilgode.config`.
"""

from __future__ import annotations

import os

INNSTILLINGER = "tilgode.config.settings"


def oppstart(*, migrer: bool = False) -> None:
    """Make the apps ready for use; with `migrer`, also build or update the tables.

    May be called more than once. Raises what the database raises when it cannot be reached.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", INNSTILLINGER)
    import django

    from tilgode.apps.felles.noekler import klargjoer_mappe

    klargjoer_mappe()
    django.setup()
    if migrer:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
