"""Small changes to a notice's conditions: does anybody come out differently, and does a worked case show it?"""
