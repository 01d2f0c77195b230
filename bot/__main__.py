"""`python -m bot` is the command `fugong`."""

from bot.cli.app import main

if __name__ == "__main__":
    main()
