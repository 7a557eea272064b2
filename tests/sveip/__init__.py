"""Sweeps over every case Nav's own engine has answered; run by `make sveip`, not by `make test`.

The cases lie beside the project, in ../shared/vektorer/orakel. Where that folder is missing,
`make sveip` is not run at all (.ci/run): a sweep without cases must not look like one that passed.
"""
