"""Models from a hub: offered, fetched, checked and removed. Nothing here acts unasked.

The caller has the person's consent: `resolve` contacts the hub, `fetch` downloads from it; the
rest stays on this disk. huggingface_hub's own downloads are not used: they check no SHA-256 while
streaming, take pickled weights as gladly as safetensors, and tell the hub more than a file's name.
"""

from photoorg.model_store import Offer, installed, is_installed, pinned
from photoorg.models.hub.download import fetch
from photoorg.models.hub.http import endpoint
from photoorg.models.hub.offer import resolve
from photoorg.models.hub.shelf import local_folder, remove, verify

__all__ = [
    "Offer",
    "endpoint",
    "fetch",
    "installed",
    "is_installed",
    "local_folder",
    "pinned",
    "remove",
    "resolve",
    "verify",
]
