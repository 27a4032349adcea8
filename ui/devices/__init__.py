"""Devices: every headset that is known, and how it is paired."""
