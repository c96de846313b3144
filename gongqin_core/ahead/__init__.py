"""What it would take, and when: the first years, the ways to a yes, what hangs on an unsure fact, all the way up.

Every way is tried out on the trees before it is named; nothing here is a rule of its own.
"""
