"""Acts of lawyers on the law: remarks, and confirmations of rows."""
