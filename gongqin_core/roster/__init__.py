"""Everybody at once: a roster's columns read and judged, what in its rows calls for a second look, files in and out.

Only here, and only when rows come, are numpy and pandas loaded.
"""
