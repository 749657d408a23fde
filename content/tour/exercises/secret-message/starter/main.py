SECRET = "zhoo grqh! qrz kdqg lw lq."


def move(letter, by):
    """Moves one small letter through the alphabet; after z comes a."""
    return letter


def decode(text, by):
    """Moves all letters of a text back by so many places."""
    return text


if __name__ == "__main__":
    print(decode(SECRET, 3))
