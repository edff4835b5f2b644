"""Entries as tables and documents: CSV, XLSX, JSON, GeoJSON, vCard; `columns.py` is their key."""
