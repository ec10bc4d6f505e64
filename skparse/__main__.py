"""``python -m skparse``."""

from skparse.cli import main

if __name__ == "__main__":
    main()
