"""One question: its options, and what the visitor chose, turned into an answer or into what is still to be done."""
