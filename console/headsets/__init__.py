"""Headsets: found on the network, paired, and spoken to over pinned TLS WebSockets (headset-apps.md)."""
