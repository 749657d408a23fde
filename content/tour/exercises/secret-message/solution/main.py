SECRET = "zhoo grqh! qrz kdqg lw lq."


def move(letter, by):
    """Moves one small letter through the alphabet; after z comes a."""
    return chr((ord(letter) - ord("a") + by) % 26 + ord("a"))


def decode(text, by):
    """Moves all letters of a text back by so many places."""
    return "".join(move(letter, -by) if "a" <= letter <= "z" else letter for letter in text)


if __name__ == "__main__":
    print(decode(SECRET, 3))
