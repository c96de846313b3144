"""What `gongqin check` looks for, a module for each kind of mistake."""
