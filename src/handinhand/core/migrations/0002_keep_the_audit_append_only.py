"""Triggers that refuse to change or delete an entry of the audit."""

from django.db import migrations

POSTGRES = """
CREATE FUNCTION core_audit_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER core_audit_append_only BEFORE UPDATE OR DELETE ON core_auditentry
FOR EACH ROW EXECUTE FUNCTION core_audit_refuse();
"""
POSTGRES_BACK = """
DROP TRIGGER core_audit_append_only ON core_auditentry; DROP FUNCTION core_audit_refuse();
"""
SQLITE = [
    f"CREATE TRIGGER core_audit_no_{act.lower()} BEFORE {act} ON core_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    for act in ("UPDATE", "DELETE")
]
SQLITE_BACK = ["DROP TRIGGER core_audit_no_update", "DROP TRIGGER core_audit_no_delete"]


def add(apps, schema_editor):
    for statement in [POSTGRES] if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    back = [POSTGRES_BACK] if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK
    for statement in back:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_add_the_audit")]

    operations = [migrations.RunPython(add, remove)]
