"""What is proved of a notice over everybody there could be. Nothing is sampled (`judging/everybody.py`)."""
