"""The desk program: windows and widgets over the console. Nothing imports this package."""
