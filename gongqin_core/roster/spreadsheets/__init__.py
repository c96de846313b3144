"""Roster files: CSV, .xlsx and .xls in, CSV and .xlsx out."""
