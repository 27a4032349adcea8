"""The controls of look.md, painted from the roles of `ui.theme`."""
