"""What a notice is: the grammar of conditions, what is asked, the models of a folder, and how one is read from YAML.

Nothing here judges anybody. Touch it for a new kind of leaf, a new key of a content file, or what makes two notices the
same rules.
"""
