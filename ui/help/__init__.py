"""The pages of help, read in the window: F1, then Help pages."""
