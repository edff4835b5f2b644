"""Backup and restore: one archive with the database and the uploaded files, or nothing.

archive.py writes, checks and unpacks it; database.py copies SQLite or PostgreSQL while others
write; services.py are the two acts. Start reading there.
"""
