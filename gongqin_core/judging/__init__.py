"""What a notice says of one person: answers in; verdicts, reasons, the next question, and the rules as sentences out.

All of it reads the same compiled trees, so no two readers can disagree. Touch it for what a verdict means, and for
how a condition or what a person has is put into words.
"""
