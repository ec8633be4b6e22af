"""What the installation knows and the rules between its parts."""
