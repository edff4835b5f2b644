"""The public pages: HTTP to domain and back, one file an act."""
