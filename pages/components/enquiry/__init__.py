"""One call on 咨询台: who calls, what they say, what is taken as usual, what to answer."""
