"""The product's settings with one more address: a trivial page, for ``benchmarks.portal`` to measure beside."""

from ansinh.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks._portal_urls"
