"""The status memo on outstanding refunds (R-120): figures at dates, causes, dunning, plan."""
