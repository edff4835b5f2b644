"""The rules, one module per section of the spec; each a group of ordered rules beside its law."""
