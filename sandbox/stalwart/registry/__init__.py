"""Object types as the data file describes them: reading, patching, checking and showing values."""
