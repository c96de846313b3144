"""Settings for every test."""

from hypothesis import settings

# On a shared machine the time one example takes says nothing.
settings.register_profile("gongqin", deadline=None)
settings.load_profile("gongqin")
