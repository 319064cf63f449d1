"""The product with a tenth, invented area: nothing but its folder is added."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as NINE

INSTALLED_APPS = [*NINE, "tests.tenth.beekeeping"]
