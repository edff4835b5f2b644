"""Settings by place: dev (embedded default), test, production."""
