"""Makes the files of the sample issue from its source texts and lists of slips."""
