"""Measurements of speed, memory and weight; run with `make bench`. Bounded in time, prints only."""
