"""`python -m tests.bench [NAME...] [--json]`: figures against the usual way of doing it, measured in one run.

NAME is a bench: a module here with `measure`; none means all but those that ask for their name, as they take
an hour. Exit code 1 when a goal is missed.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from tests.bench.figures import Figure


def benches() -> Iterator[ModuleType]:
    """The modules beside this one that measure something."""
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if found.name in ("__main__", "child", "figures"):
            continue
        module = importlib.import_module(f"tests.bench.{found.name}")
        if hasattr(module, "measure"):
            yield module


def row(figure: Figure) -> str:
    """One line of the table."""
    other = "" if figure.other is None else f"{figure.other:.4g}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.3f}"
    goal = "" if figure.goal is None else f"<= {figure.goal:.4g}"
    verdict = "" if figure.goal is None else ("met" if figure.is_met else "MISSED")
    numbers = f"{figure.ours:>10.4g}{other:>10} {figure.unit:<12}{ratio:>8} {goal:>10}"
    return f"{figure.name:<24}{numbers} {verdict:<7}{figure.what}"


def main(words: Sequence[str]) -> int:
    """Run the benches that were named."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("names", nargs="*", metavar="NAME")
    options.add_argument("--json", action="store_true", help="a line of JSON each")
    chosen = options.parse_args(words)
    modules = {module.__name__.rpartition(".")[2]: module for module in benches()}
    usual = [name for name, module in modules.items() if not hasattr(module, "BY_NAME_ONLY")]
    wanted = [name for name in modules if name in (chosen.names or usual)]
    if unknown := set(chosen.names) - set(modules):
        options.error(f"no bench {', '.join(sorted(unknown))}; there are {', '.join(modules)}")
    if not chosen.json:
        print(f"{'':<24}{'ours':>10}{'other':>10} {'':<12}{'ratio':>8} {'goal':>10}")
    missed = False
    for name in wanted:
        for figure in modules[name].measure():
            missed |= not figure.is_met
            print(figure.as_json() if chosen.json else row(figure), flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
