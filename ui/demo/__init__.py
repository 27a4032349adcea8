"""The demonstration: a class with simulated headsets, from search to decision."""
