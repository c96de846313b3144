"""Next year's notice: a copy to be checked, what is wrong in a folder and where, and the schema that editors use."""
