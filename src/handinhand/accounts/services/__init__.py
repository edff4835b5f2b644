"""Acts on accounts: each in one transaction, with its entry in the audit."""
