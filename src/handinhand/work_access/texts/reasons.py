"""Why? One text for each reason code."""

REASONS: dict[str, str] = {}
