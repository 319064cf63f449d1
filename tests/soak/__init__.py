"""Months of a small district under kills, clerks at once, a full disk and a wrong clock. Long: ``make soak``; the short
versions are in ``tests/faults/test_payments_soak.py``."""
