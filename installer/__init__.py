"""What turns a fresh clone into a running console: standard library only, Python 3.11 and newer."""
