"""What a notice says besides its conditions: when things happen, what to bring and to do, where a word stands in it."""
