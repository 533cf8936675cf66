"""`python -m photoorg`: the same as the installed `photoorg` command."""

from photoorg.cli import main

if __name__ == "__main__":
    main()
