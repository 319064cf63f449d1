"""Leak checks before a list is locked: who would be paid that should not be, the evidence, and one way to act on it."""
