"""Programs that measure other people's: each runs in an environment that has no photoorg.

Only what is in Python itself is imported at the top of these modules.
"""
