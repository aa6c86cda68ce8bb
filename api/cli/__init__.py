"""Commands of the command line, by what they are about. (The others are still in `api.__main__`.)"""
