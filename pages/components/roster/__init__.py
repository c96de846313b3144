"""名册核查, step by step: take a file in, name its columns, correct it, look at people, take results out."""
