"""What an officer does with a roster: take it in, look at people, correct, and print the check sheet."""
