"""Measurements anyone can repeat: each module is one `photoorg bench` command."""
