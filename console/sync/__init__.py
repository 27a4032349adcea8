"""What leaves this console and what comes to it: hub, bundle and LRS. Never physiology.

`wire`, `asking`, `answering`, `receipts` and `join_code` are what console and hub agree on; both sides use
them.
"""
