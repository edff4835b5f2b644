"""People with a role, for those who run the platform."""
