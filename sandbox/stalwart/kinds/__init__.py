"""One module for each kind of object that has rules of its own."""
