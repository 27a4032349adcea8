"""A measured process: calls one function and prints what it returns. It imports next to nothing of its own."""

import importlib
import json
import os
import sys

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    module, _, function = sys.argv[1].partition(":")
    answer = getattr(importlib.import_module(module), function)(**json.loads(sys.argv[2]))
    print(json.dumps(answer), flush=True)
    os._exit(0)  # how a variant is taken down is not what is measured
