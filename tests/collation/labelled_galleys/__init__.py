"""Labelled galleys (标注清样): galleys with known errors, to hold the classification to.

A galley is made of a manuscript of our own prose by slips of every kind, each with its label. The
same seed gives the same galley. What a label may *not* be is told where it is decided:

- ``page.py``: slips keep a distance, and stay out of numbers and foreign words that aren't theirs;
- ``figures.py``, ``characters.py``…: a slip that would make another kind of error by chance is not
  made (a wrong character that is the neighbour's, a lost stretch that another slip adds);
- ``galley.py``: slips that together cost less than each alone have a second, cheaper reading (a
  word lost here and the same gained close by), so one of them is taken back.
"""
