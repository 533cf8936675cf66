"""From photos to pointwise mutual information with hypotheses: one interface, many vocabularies.

Each decoder says how much more a hypothesis is to be expected of a photo than of any other; the
engine (photoorg.similarity) makes distances of that. None of them knows a library.
"""
