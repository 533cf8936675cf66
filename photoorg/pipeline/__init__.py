"""The straight line from folders to albums, and the answers to searches.

`organize` is a generator of jobs.Step: every yield comes after a saved transaction, so it may be
stopped at any of them and started again later. Window, worker and command line run the same one.
"""

from photoorg.pipeline.combined import asked_photo, search_for
from photoorg.pipeline.describe import describe_file
from photoorg.pipeline.explain import explain
from photoorg.pipeline.insight import insight
from photoorg.pipeline.lay_out import lay_out
from photoorg.pipeline.learning import forget, learn, rearrange, use_head
from photoorg.pipeline.look_again import look_again
from photoorg.pipeline.missing import forget_missing
from photoorg.pipeline.organize import Summary, organize, summary, use
from photoorg.pipeline.patience import sparing
from photoorg.pipeline.preview import film, preview
from photoorg.pipeline.ranking import explain_hits
from photoorg.pipeline.search import hint, search, similar, similar_to_file
from photoorg.pipeline.serving import serving
from photoorg.pipeline.session import Session
from photoorg.pipeline.splits import propose_split
from photoorg.pipeline.why_here import why_here

__all__ = [
    "Session",
    "Summary",
    "asked_photo",
    "describe_file",
    "explain",
    "explain_hits",
    "film",
    "forget",
    "forget_missing",
    "hint",
    "insight",
    "lay_out",
    "learn",
    "look_again",
    "organize",
    "preview",
    "propose_split",
    "rearrange",
    "search",
    "search_for",
    "serving",
    "similar",
    "similar_to_file",
    "sparing",
    "summary",
    "use",
    "use_head",
    "why_here",
]
