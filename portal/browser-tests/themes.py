import pytest

both_themes = pytest.mark.parametrize("theme", ["light", "dark"], indirect=True)
