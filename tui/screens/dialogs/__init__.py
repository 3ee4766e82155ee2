"""Windows that ask one question and give back the answer."""
