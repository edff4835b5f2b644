"""Acts on the directory: each in one transaction, with its entry in the audit."""
