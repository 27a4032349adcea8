"""The first start of a console: four steps, each can be skipped, ending in simulated headsets."""
