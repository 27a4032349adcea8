"""The controls of every screen, painted from the roles of `ui.theme`."""
