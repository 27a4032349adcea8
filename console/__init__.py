"""Everything that is true without a screen: finds headsets, follows a class, keeps its records."""

from typing import Final

__version__: Final = "0.1.0"
