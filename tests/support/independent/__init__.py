"""A second headset, written from the protocol's text alone: it imports nothing of the console.

What two readings of one text agree on is the protocol; what they differ on is a fault in one of them.
"""
