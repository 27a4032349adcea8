"""A measured process: calls one function and prints what it returns. It imports next to nothing itself."""

import importlib
import json
import os
import sys
import traceback


def fail(*error) -> None:
    """An exception in a Qt slot is only printed by Qt; a figure with such a hole must not be believed."""
    traceback.print_exception(*error)
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    sys.excepthook = fail
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # offscreen can not hint sizes, and says so
    module, _, function = sys.argv[1].partition(":")
    try:
        answer = getattr(importlib.import_module(module), function)(**json.loads(sys.argv[2]))
    except BaseException:
        fail(*sys.exc_info())
    print(json.dumps(answer), flush=True)
    os._exit(0)  # how a variant is taken down is not what is measured
