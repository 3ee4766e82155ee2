"""差错率: counting schemes as data, exact tallies, rates and verdicts."""
