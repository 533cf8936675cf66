"""What a hub has under a spec: commit, licence, files, sizes and hashes, and what of it is taken.

Taken are safetensors weights and the small text files that say how to use them. Pickled weights
(`.bin`, `.pt`, …) can run code when they are read, and Python files are code; neither is ever
fetched, and a repository that has nothing else is refused.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from photoorg import catalogue
from photoorg.errors import ModelError
from photoorg.model_store import ModelFile, Offer, is_commit, is_plain_name, is_sha256, split_spec
from photoorg.models.hub.http import Again, ask, connected, endpoint
from photoorg.models.offline import stay_offline

PAUSES = (0.5, 1.5)
"""Seconds before asking again."""
PATIENCE_SECONDS = 12.0
"""Nothing is asked again after so long."""
_OPEN_CLIP_WEIGHTS = "open_clip_model.safetensors"
_SHARD = re.compile(r"model-\d{5}-of-(\d{5})\.safetensors", re.ASCII)
_PICKLED = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".h5", ".msgpack")
_TEXTS = (".json", ".txt", ".jinja")
"""Configurations, vocabularies and chat templates."""
_LONGEST_TEXT = 64 << 20
_SHA1 = re.compile(r"[0-9a-f]{40}", re.ASCII)


def resolve(spec: str, commit: str = "") -> Offer:
    """What the hub has under a spec, at a commit or else at the newest. Contacts the hub.

    Raises ModelError for specs that no hub can have, for what the hub does not have or give, for
    repositories without safetensors weights or with file names that lead elsewhere, and where
    the hub cannot be reached.
    """
    host = endpoint()
    repo, weights = _repository(spec)
    entry = catalogue.find(spec)
    wanted = commit or (entry.revision if entry else "") or "main"
    path = f"/api/models/{repo}/revision/{quote(wanted, safe='')}?blobs=true"
    found = _patiently(host, path, f"model {repo}" + (f" at {commit[:12]}" if commit else ""))
    sha = str(found.get("sha", ""))
    if not is_commit(sha) or (is_commit(wanted) and sha != wanted):
        raise ModelError(f"{host} does not say which revision of {repo} it has.")
    if found.get("gated"):
        raise ModelError(
            f"{repo} is given out only to accounts that accepted its terms; "
            "photoorg never signs in."
        )
    files = _files(repo, found.get("siblings"))
    taken = _taken(repo, spec.partition(":")[0], weights, files)
    return Offer(spec, host, repo, sha, _licence(found), taken)


def _patiently(host: str, path: str, what: str) -> dict[str, Any]:
    began = time.monotonic()
    with connected() as client:
        for pause in (*PAUSES, None):
            try:
                return ask(client, host, path, what)
            except Again as error:
                if pause is None or time.monotonic() - began > PATIENCE_SECONDS:
                    raise ModelError(str(error)) from error
                time.sleep(max(pause, min(error.wait, PATIENCE_SECONDS)))
    raise AssertionError("unreachable")


def _repository(spec: str) -> tuple[str, str]:
    """The repository of a spec, and the name of its weights where open_clip gives one."""
    family, left, right = split_spec(spec)
    if family == "vlm":
        return f"{left}/{right}", ""
    entry = catalogue.find(spec)
    if entry is not None:
        return entry.repo, ""
    stay_offline()
    from open_clip.pretrained import get_pretrained_cfg

    owner, _, rest = str(get_pretrained_cfg(left, right).get("hf_hub", "")).partition("/")
    name, _, file = rest.partition("/")
    if not owner or not name:
        raise ModelError(f"open_clip knows no weights “{right}” for the architecture “{left}”.")
    return f"{owner}/{name}", re.sub(r"\.(bin|pth?)$", ".safetensors", file)


def _files(repo: str, siblings: object) -> dict[str, ModelFile | None]:
    """All files of a repository by name; None for those without a size or a hash."""
    files: dict[str, ModelFile | None] = {}
    for sibling in siblings if isinstance(siblings, list) else ():
        name = sibling.get("rfilename") if isinstance(sibling, dict) else None
        if not isinstance(name, str) or not _stays_inside(name):
            raise ModelError(f"{repo} has a file name that leads outside its folder: {name!r}.")
        files[name] = _file(name, sibling)
    return files


def _stays_inside(name: str) -> bool:
    parts = name.split("/")
    return name.isprintable() and not set("\\:") & set(name) and not {"", ".", ".."} & set(parts)


def _file(name: str, sibling: Mapping[str, Any]) -> ModelFile | None:
    size, lfs, blob = sibling.get("size"), sibling.get("lfs"), str(sibling.get("blobId", ""))
    if isinstance(lfs, dict) and is_sha256(str(lfs.get("sha256", ""))):
        size = lfs.get("size", size)
        found = ModelFile(name, 0, sha256=str(lfs["sha256"]))
    elif not lfs and _SHA1.fullmatch(blob):
        found = ModelFile(name, 0, git_sha1=blob)
    else:
        return None
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        return None
    return ModelFile(name, size, found.sha256, found.git_sha1)


def _taken(
    repo: str, family: str, weights: str, files: Mapping[str, ModelFile | None]
) -> tuple[ModelFile, ...]:
    names = _weight_names(family, weights, files)
    if not names:
        if any(name.lower().endswith(_PICKLED) for name in files):
            raise ModelError(
                f"{repo} has its weights only as pickled files, which can run code when they are "
                "read; photoorg takes safetensors only."
            )
        raise ModelError(f"{repo} has no weights that photoorg can use.")
    names += [name for name in files if name.endswith(_TEXTS) and is_plain_name(name)]
    taken = []
    for name in sorted(names):
        file = files[name]
        if file is None:
            raise ModelError(f"The hub does not say size and checksum of {name} in {repo}.")
        if name.endswith(".safetensors") or file.size <= _LONGEST_TEXT:
            taken.append(file)
    return tuple(taken)


def _weight_names(family: str, weights: str, names: Mapping[str, object]) -> list[str]:
    """The safetensors files that together are the model; none where there is no such set."""
    wanted = [weights, _OPEN_CLIP_WEIGHTS] if family == "openclip" else ["model.safetensors"]
    whole = next((name for name in wanted if name in names and is_plain_name(name)), None)
    if whole:
        return [whole]
    shards = [name for name in names if _SHARD.fullmatch(name)]
    complete = shards and all(int(_SHARD.sub(r"\1", name)) == len(shards) for name in shards)
    if family == "vlm" and complete and "model.safetensors.index.json" in names:
        return shards
    return []


def _licence(found: Mapping[str, Any]) -> str:
    """The licence as the model's card names it; `not stated` where it does not."""
    card = found.get("cardData")
    card = card if isinstance(card, dict) else {}
    tags = found.get("tags")
    tagged = (
        [t[8:] for t in tags if str(t).startswith("license:")] if isinstance(tags, list) else []
    )
    name = card.get("license_name") or card.get("license") or ", ".join(map(str, tagged))
    text = ", ".join(map(str, name)) if isinstance(name, list) else str(name)
    return "".join(c for c in text if c.isprintable())[:100] or "not stated"
