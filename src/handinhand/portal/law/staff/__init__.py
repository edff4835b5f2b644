"""The law for lawyers: every rule and value with its source, remarks and confirmations."""
