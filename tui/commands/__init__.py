"""What a person can do, one record a command: key, footer text, help and action in one place."""
