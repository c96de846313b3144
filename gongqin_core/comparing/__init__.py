"""Two notices: what is different between them, in words, and who comes out differently."""
