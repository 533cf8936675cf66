"""Albums that are what a person had in one folder bear that folder's name."""

from __future__ import annotations

from photoorg.domain import ProposedAlbum
from photoorg.pipeline.folder_names import named_after_folders, spoken

ROME, DOGS = b"/photos/Rome", b"/photos/Dogs"


def test_a_folder_that_unites_an_album_names_it() -> None:
    folders = [ROME] * 10 + [DOGS] * 10 + [None] * 5
    rome = ProposedAlbum("Churches", tuple(range(9)), evidence="9 photos")
    half = ProposedAlbum("Animals", tuple(range(9, 20)), guesses=("dogs",))
    none = ProposedAlbum("Cars", tuple(range(20, 25)))
    parent = ProposedAlbum("Untitled", (), (rome, half))
    above, cars = named_after_folders([parent, none], folders)
    assert [child.name for child in above.children] == ["Rome", "Dogs"]
    assert above.children[0].alternatives == ("Churches",)
    assert above.children[0].evidence == "9 photos · folder “Rome”"
    assert above.children[1].alternatives == ("dogs",)
    assert above.children[1].guesses == ()
    assert above.name == "Untitled"
    assert cars == none


def test_a_small_part_of_a_folder_is_not_the_folder() -> None:
    (album,) = named_after_folders([ProposedAlbum("Churches", (0, 1, 2))], [ROME] * 10)
    assert album.name == "Churches"


def test_dates_and_numbers_before_a_name_are_not_of_it() -> None:
    assert spoken("2019-05 Rome") == "Rome"
    assert spoken("10 Białowieża") == "Białowieża"
    assert spoken("Route 66") == "Route 66"
    assert spoken("42") == "42"
