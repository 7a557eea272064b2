"""Set-up and checks of the checkout; not part of the package that is shipped."""
