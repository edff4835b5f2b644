"""The law of "May I work?" at a glance: all papers and aims on a day, changes, time lines."""
