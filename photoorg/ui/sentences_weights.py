"""What can be wrong inside a model's files.

The texts of `photoorg.ui.sentences`: as they are raised, with `{named}` fields for what is put in.
"""

from __future__ import annotations

from typing import Final

from photoorg.translatable import tr

SENTENCES: Final = (
    tr("{file} does not exist."),
    tr("{file} is missing."),
    tr("{file} is missing; the model is incomplete."),
    tr("{file} is damaged or incomplete."),
    tr("{file} is damaged, or no safetensors file at all."),
    tr("{file} is damaged: {detail}."),
    tr("{file} is not a JSON object."),
    tr("{file} cannot be read as JSON: {detail}."),
    tr(
        "{file} is not a .safetensors file; weights in other formats are not loaded, because "
        "opening them can run code that hides in them."
    ),
    tr("{file} is not the file photoorg was made for (sha256 {hash}…)."),
    tr("{file} does not hold EfficientNet-Lite2."),
    tr("{file} does not list {name}."),
    tr("The model file {file} of the package {package} is not installed."),
    tr(
        "This installation has no trained parts ({folder} is missing or damaged); "
        "“builtin-labels” does without."
    ),
    tr("{file} does not hold {arch}: {detail}."),
    tr("open_clip knows no architecture “{arch}”, so {file} cannot be loaded."),
    tr("{file} is no configuration of an open_clip model."),
    tr("{file} asks for preprocessing that does not exist: {detail}."),
    tr(
        "{file} does not say how its photos are to be prepared, and there are several ways for "
        "{arch}; please name a folder with {name} beside the weights."
    ),
    tr("The configuration of {file} is no open_clip model's."),
    tr(
        "{arch} reads words with a model of its own from elsewhere ({outside}), and such models "
        "cannot be used."
    ),
    tr(
        "The tokenizer of {arch} is missing: please put its files (tokenizer.json and the like) "
        "into {folder}."
    ),
    tr("The tokenizer in {folder} cannot be loaded: {detail}."),
    tr("This kind of model cannot continue many texts after one photo."),
    tr("There is no model folder {folder}."),
    tr("{folder} is not a model folder: it has no config.json."),
    tr("{folder} has no weights: there is no model.safetensors."),
    tr(
        "{folder} keeps its weights as pickles ({name}), which can run code when they are opened;"
        " photoorg reads safetensors only."
    ),
    tr("The model in {folder} does not work: {detail}"),
    tr(
        "The model in {folder} does not score its own words as it wrote them: it is damaged, or "
        "of a kind that photoorg cannot use."
    ),
    tr("{folder} needs a package: {detail}"),
    tr("The processor in {folder} cannot be loaded: {detail}"),
    tr(
        "{folder} lacks its processor: the files that say how photos and words are read "
        "(preprocessor_config.json, tokenizer.json)."
    ),
    tr(
        "{folder} (“{kind}”) cannot be used: it needs code from its own folder, which photoorg "
        "never runs."
    ),
    tr(
        "{folder} (“{kind}”) cannot be used: the installed transformers knows no such "
        "image-text-to-text model."
    ),
    tr(
        "{folder} (“{kind}”) cannot be used: of models whose text decoder is apart from what it "
        "reads, photoorg knows BLIP only."
    ),
    tr("The model in {folder} cannot be loaded: {detail}"),
    tr("The weights in {folder} do not fit its config.json: {count} are missing, such as {name}."),
    tr(
        "The weights in {folder} do not fit its config.json: {count} are of another shape, such "
        "as {name}."
    ),
    tr("The chat template in {folder} cannot be used: {detail}"),
    tr(
        "A text of {count} tokens is too long for this model: it reads {most} at most, {taken} of"
        " which are the photo and the prompt."
    ),
)
"""Whole sentences, and what is said without an end."""
