"""Core: errors, validity of days, the audit, and running the platform; knows no context.

Logs, figures and readiness (logs.py, metrics.py, health.py), settings of production (checks.py),
backup and restore (backup/). Imports nothing of the platform. Start reading in errors.py,
validity.py, audit.py and middleware.py.
"""
