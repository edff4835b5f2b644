#!/usr/bin/env python
"""Django's own entry; `handinhand` does the same from anywhere."""

from handinhand.__main__ import main

if __name__ == "__main__":
    main()
