<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>{year} · %n years ago</source>
        <translation>
            <numerusform>{year} · %n year ago</numerusform>
            <numerusform>{year} · %n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo this and %n later acts</source>
        <translation>
            <numerusform>Undo this and %n later act</numerusform>
            <numerusform>Undo this and %n later acts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Redo this and %n before it</source>
        <translation>
            <numerusform>Redo this and %n before it</numerusform>
            <numerusform>Redo this and %n before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n words tell them apart.</source>
        <translation>
            <numerusform>About one word tells them apart.</numerusform>
            <numerusform>About %n words tell them apart.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n words</source>
        <translation>
            <numerusform>about one word</numerusform>
            <numerusform>about %n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>~%n words</source>
        <translation>
            <numerusform>~%n word</numerusform>
            <numerusform>~%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It counts most in descriptions of about %n words.</source>
        <translation>
            <numerusform>It counts most in descriptions of about one word.</numerusform>
            <numerusform>It counts most in descriptions of about %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{doing} %n seconds so far.</source>
        <translation>
            <numerusform>{doing} %n second so far.</numerusform>
            <numerusform>{doing} %n seconds so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exact copies</source>
        <translation>
            <numerusform>%n exact copy</numerusform>
            <numerusform>%n exact copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos that resemble few others</source>
        <translation>
            <numerusform>%n photo that resembles few others</numerusform>
            <numerusform>%n photos that resemble few others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{fitting} of %n photos fit one of the guesses.</source>
        <translation>
            <numerusform>{fitting} of %n photo fit one of the guesses.</numerusform>
            <numerusform>{fitting} of %n photos fit one of the guesses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{fitting} of %n photos fit the name.</source>
        <translation>
            <numerusform>{fitting} of %n photo fit the name.</numerusform>
            <numerusform>{fitting} of %n photos fit the name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies of the same photo</source>
        <translation>
            <numerusform>%n copy of the same photo</numerusform>
            <numerusform>%n copies of the same photo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Noted: %n photos are like {other}.</source>
        <translation>
            <numerusform>Noted: %n photo is like {other}.</numerusform>
            <numerusform>Noted: %n photos are like {other}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Noted: %n photos are not like {other}.</source>
        <translation>
            <numerusform>Noted: %n photo is not like {other}.</numerusform>
            <numerusform>Noted: %n photos are not like {other}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are no corrections so far; after %n more photoorg learns by itself.</source>
        <translation>
            <numerusform>There are no corrections so far; after %n more photoorg learns by itself.</numerusform>
            <numerusform>There are no corrections so far; after %n more photoorg learns by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n corrections so far; after {more} more photoorg learns by itself.</source>
        <translation>
            <numerusform>There is %n correction so far; after {more} more photoorg learns by itself.</numerusform>
            <numerusform>There are %n corrections so far; after {more} more photoorg learns by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n corrections so far: enough to learn from by itself, as soon as there is time.</source>
        <translation>
            <numerusform>There is %n correction so far: enough to learn from by itself, as soon as there is time.</numerusform>
            <numerusform>There are %n corrections so far: enough to learn from by itself, as soon as there is time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrections</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos {near}</source>
        <comment>“near” or “in” a place</comment>
        <translation>
            <numerusform>%n photo {near}</numerusform>
            <numerusform>%n photos {near}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos here</source>
        <translation>
            <numerusform>%n photo here</numerusform>
            <numerusform>%n photos here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{fewest} to %n stars</source>
        <translation>
            <numerusform>{fewest} to %n star</numerusform>
            <numerusform>{fewest} to %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourites</source>
        <translation>
            <numerusform>%n favourite</numerusform>
            <numerusform>%n favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <translation>
            <numerusform>%n picked</numerusform>
            <numerusform>%n picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos · stay in {album}</source>
        <translation>
            <numerusform>%n photo · stays in {album}</numerusform>
            <numerusform>%n photos · stay in {album}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{album} gets %n albums below it</source>
        <translation>
            <numerusform>{album} gets %n album below it</numerusform>
            <numerusform>{album} gets %n albums below it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos stay directly in it</source>
        <translation>
            <numerusform>%n photo stays directly in it</numerusform>
            <numerusform>%n photos stay directly in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos with a place</source>
        <translation>
            <numerusform>%n photo with a place</numerusform>
            <numerusform>%n photos with a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rating: %n stars</source>
        <translation>
            <numerusform>Rating: %n star</numerusform>
            <numerusform>Rating: %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds so far.</source>
        <translation>
            <numerusform>%n second so far.</numerusform>
            <numerusform>%n seconds so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos selected.</source>
        <translation>
            <numerusform>%n photo selected.</numerusform>
            <numerusform>%n photos selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos stay in {album}.</source>
        <translation>
            <numerusform>%n photo stays in {album}.</numerusform>
            <numerusform>%n photos stay in {album}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to {album}.</source>
        <translation>
            <numerusform>Moved %n photo to {album}.</numerusform>
            <numerusform>Moved %n photos to {album}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{likely} likely of %n photos</source>
        <translation>
            <numerusform>{likely} likely of %n photo</numerusform>
            <numerusform>{likely} likely of %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more photos like it</source>
        <translation>
            <numerusform>and %n more photo like it</numerusform>
            <numerusform>and %n more photos like it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos of {whole} here</source>
        <translation>
            <numerusform>%n photo of {whole} here</numerusform>
            <numerusform>%n photos of {whole} here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New album with %n photos…</source>
        <translation>
            <numerusform>New album with %n photo…</numerusform>
            <numerusform>New album with %n photos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n photos to</source>
        <translation>
            <numerusform>Move %n photo to</numerusform>
            <numerusform>Move %n photos to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos taken out of {album}.</source>
        <translation>
            <numerusform>%n photo taken out of {album}.</numerusform>
            <numerusform>%n photos taken out of {album}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos belong together now.</source>
        <translation>
            <numerusform>%n photo belong together now.</numerusform>
            <numerusform>%n photos belong together now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made {album} with %n photos.</source>
        <translation>
            <numerusform>Made {album} with %n photo.</numerusform>
            <numerusform>Made {album} with %n photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <comment>values of a filter</comment>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{period}: %n photos</source>
        <translation>
            <numerusform>{period}: %n photo</numerusform>
            <numerusform>{period}: %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{photos}, %n dated by their file</source>
        <translation>
            <numerusform>{photos}, %n dated by their file</numerusform>
            <numerusform>{photos}, %n dated by their file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n photos of {period}</source>
        <translation>
            <numerusform>Show all %n photo of {period}</numerusform>
            <numerusform>Show all %n photos of {period}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{undo} brings them back from the trash, as long as that is not emptied.</source>
        <translation>
            <numerusform>{undo} brings it back from the trash, as long as that is not emptied.</numerusform>
            <numerusform>{undo} brings them back from the trash, as long as that is not emptied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n photos to the trash</source>
        <translation>
            <numerusform>move %n photo to the trash</numerusform>
            <numerusform>move %n photos to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n photos to the trash?</source>
        <translation>
            <numerusform>Move %n photo to the trash?</numerusform>
            <numerusform>Move %n photos to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files on {volume}</source>
        <translation>
            <numerusform>%n file on {volume}</numerusform>
            <numerusform>%n files on {volume}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on {volume}</source>
        <translation>
            <numerusform>%n on {volume}</numerusform>
            <numerusform>%n on {volume}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them lie in more than one place.</source>
        <translation>
            <numerusform>%n of them lies in more than one place.</numerusform>
            <numerusform>%n of them lie in more than one place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay in your library: not all files go.</source>
        <translation>
            <numerusform>%n of them stays in your library: not all files go.</numerusform>
            <numerusform>%n of them stay in your library: not all files go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of the same name beside it stay where they are: {names}.</source>
        <translation>
            <numerusform>%n file of the same name beside it stays where it is: {names}.</numerusform>
            <numerusform>%n files of the same name beside it stay where they are: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of the same name beside them stay where they are: {names}.</source>
        <translation>
            <numerusform>%n file of the same name beside them stays where it is: {names}.</numerusform>
            <numerusform>%n files of the same name beside them stay where they are: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have another name on the same disk (a hard link), which stay.</source>
        <translation>
            <numerusform>%n file has another name on the same disk (a hard link), which stays.</numerusform>
            <numerusform>%n files have another name on the same disk (a hard link), which stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files stay where they are:</source>
        <translation>
            <numerusform>%n file stays where it is:</numerusform>
            <numerusform>%n files stay where they are:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n files was moved: {reason}.</source>
        <translation>
            <numerusform>None of %n file was moved: {reason}.</numerusform>
            <numerusform>None of %n files was moved: {reason}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to the trash. {undo} brings them back.</source>
        <translation>
            <numerusform>Moved %n photo to the trash. {undo} brings it back.</numerusform>
            <numerusform>Moved %n photos to the trash. {undo} brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{moved} of %n files moved to the trash.</source>
        <translation>
            <numerusform>{moved} of %n file moved to the trash.</numerusform>
            <numerusform>{moved} of %n files moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought %n files back from the trash.</source>
        <translation>
            <numerusform>Brought %n file back from the trash.</numerusform>
            <numerusform>Brought %n files back from the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{moved} of %n files brought back from the trash.</source>
        <translation>
            <numerusform>{moved} of %n file brought back from the trash.</numerusform>
            <numerusform>{moved} of %n files brought back from the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still in the trash; {undo} tries again.</source>
        <translation>
            <numerusform>%n file is still in the trash; {undo} tries again.</numerusform>
            <numerusform>%n files are still in the trash; {undo} tries again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are there; {undo} brings back what was moved.</source>
        <translation>
            <numerusform>%n file is there; {undo} brings back what was moved.</numerusform>
            <numerusform>%n files are there; {undo} brings back what was moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{files} are neither there nor where they were.</source>
        <translation>
            <numerusform>{files} is neither there nor where it was.</numerusform>
            <numerusform>{files} are neither there nor where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were not reached.</source>
        <translation>
            <numerusform>%n file was not reached.</numerusform>
            <numerusform>%n files were not reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n photos</source>
        <translation>
            <numerusform>Looking at %n photo</numerusform>
            <numerusform>Looking at %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to the trash</source>
        <translation>
            <numerusform>Moved %n photo to the trash</numerusform>
            <numerusform>Moved %n photos to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Captioned %n photos</source>
        <translation>
            <numerusform>Captioned %n photo</numerusform>
            <numerusform>Captioned %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rate %n photos {stars}</source>
        <translation>
            <numerusform>rate %n photo {stars}</numerusform>
            <numerusform>rate %n photos {stars}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the stars from %n photos</source>
        <translation>
            <numerusform>take the stars from %n photo</numerusform>
            <numerusform>take the stars from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n photos to favourites</source>
        <translation>
            <numerusform>add %n photo to favourites</numerusform>
            <numerusform>add %n photos to favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n photos out of favourites</source>
        <translation>
            <numerusform>take %n photo out of favourites</numerusform>
            <numerusform>take %n photos out of favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pick %n photos</source>
        <translation>
            <numerusform>pick %n photo</numerusform>
            <numerusform>pick %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n photos</source>
        <translation>
            <numerusform>reject %n photo</numerusform>
            <numerusform>reject %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the flag from %n photos</source>
        <translation>
            <numerusform>take the flag from %n photo</numerusform>
            <numerusform>take the flag from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>caption %n photos</source>
        <translation>
            <numerusform>caption %n photo</numerusform>
            <numerusform>caption %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the caption from %n photos</source>
        <translation>
            <numerusform>take the caption from %n photo</numerusform>
            <numerusform>take the caption from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n photos {added}</source>
        <translation>
            <numerusform>tag %n photo {added}</numerusform>
            <numerusform>tag %n photos {added}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take {removed} from %n photos</source>
        <translation>
            <numerusform>take {removed} from %n photo</numerusform>
            <numerusform>take {removed} from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n photos {added} instead of {removed}</source>
        <translation>
            <numerusform>tag %n photo {added} instead of {removed}</numerusform>
            <numerusform>tag %n photos {added} instead of {removed}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rename a tag of %n photos to {new}</source>
        <translation>
            <numerusform>rename a tag of %n photo to {new}</numerusform>
            <numerusform>rename a tag of %n photos to {new}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rated %n photos {stars}</source>
        <translation>
            <numerusform>Rated %n photo {stars}</numerusform>
            <numerusform>Rated %n photos {stars}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the stars from %n photos</source>
        <translation>
            <numerusform>Took the stars from %n photo</numerusform>
            <numerusform>Took the stars from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n photos to favourites</source>
        <translation>
            <numerusform>Added %n photo to favourites</numerusform>
            <numerusform>Added %n photos to favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n photos out of favourites</source>
        <translation>
            <numerusform>Took %n photo out of favourites</numerusform>
            <numerusform>Took %n photos out of favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Picked %n photos</source>
        <translation>
            <numerusform>Picked %n photo</numerusform>
            <numerusform>Picked %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n photos</source>
        <translation>
            <numerusform>Rejected %n photo</numerusform>
            <numerusform>Rejected %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the flag from %n photos</source>
        <translation>
            <numerusform>Took the flag from %n photo</numerusform>
            <numerusform>Took the flag from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Captioned %n photos “{caption}”</source>
        <translation>
            <numerusform>Captioned %n photo “{caption}”</numerusform>
            <numerusform>Captioned %n photos “{caption}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the caption from %n photos</source>
        <translation>
            <numerusform>Took the caption from %n photo</numerusform>
            <numerusform>Took the caption from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n photos {added}</source>
        <translation>
            <numerusform>Tagged %n photo {added}</numerusform>
            <numerusform>Tagged %n photos {added}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took {removed} from %n photos</source>
        <translation>
            <numerusform>Took {removed} from %n photo</numerusform>
            <numerusform>Took {removed} from %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n photos {added} instead of {removed}</source>
        <translation>
            <numerusform>Tagged %n photo {added} instead of {removed}</numerusform>
            <numerusform>Tagged %n photos {added} instead of {removed}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renamed the tag {old} of %n photos to {new}</source>
        <translation>
            <numerusform>Renamed the tag {old} of %n photo to {new}</numerusform>
            <numerusform>Renamed the tag {old} of %n photos to {new}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %n albums</source>
        <translation>
            <numerusform>keep %n album</numerusform>
            <numerusform>keep %n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>merge %n albums</source>
        <translation>
            <numerusform>merge %n album</numerusform>
            <numerusform>merge %n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split into %n parts</source>
        <translation>
            <numerusform>split into %n part</numerusform>
            <numerusform>split into %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n photos</source>
        <translation>
            <numerusform>move %n photo</numerusform>
            <numerusform>move %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take out %n photos</source>
        <translation>
            <numerusform>take out %n photo</numerusform>
            <numerusform>take out %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %n photos together</source>
        <translation>
            <numerusform>keep %n photo together</numerusform>
            <numerusform>keep %n photos together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %n albums</source>
        <translation>
            <numerusform>Kept %n album</numerusform>
            <numerusform>Kept %n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made the album {album} with %n photos</source>
        <translation>
            <numerusform>Made the album {album} with %n photo</numerusform>
            <numerusform>Made the album {album} with %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dismissed {album} with %n photos</source>
        <translation>
            <numerusform>Dismissed {album} with %n photo</numerusform>
            <numerusform>Dismissed {album} with %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n albums into {album}</source>
        <translation>
            <numerusform>Merged %n album into {album}</numerusform>
            <numerusform>Merged %n albums into {album}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split {album} into %n parts</source>
        <translation>
            <numerusform>Split {album} into %n part</numerusform>
            <numerusform>Split {album} into %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to {album}</source>
        <translation>
            <numerusform>Moved %n photo to {album}</numerusform>
            <numerusform>Moved %n photos to {album}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n photos out of {album}</source>
        <translation>
            <numerusform>Took %n photo out of {album}</numerusform>
            <numerusform>Took %n photos out of {album}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n photos together</source>
        <translation>
            <numerusform>Keep %n photo together</numerusform>
            <numerusform>Keep %n photos together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos · at the top level</source>
        <translation>
            <numerusform>%n photo · at the top level</numerusform>
            <numerusform>%n photos · at the top level</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos · in {album}</source>
        <translation>
            <numerusform>%n photo · in {album}</numerusform>
            <numerusform>%n photos · in {album}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split {album} into %n albums.</source>
        <translation>
            <numerusform>Split {album} into %n album.</numerusform>
            <numerusform>Split {album} into %n albums.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n albums into {album}.</source>
        <translation>
            <numerusform>Merged %n album into {album}.</numerusform>
            <numerusform>Merged %n albums into {album}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n albums are never merged.</source>
        <translation>
            <numerusform>These %n albums are never merged.</numerusform>
            <numerusform>These %n albums are never merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new photos</source>
        <translation>
            <numerusform>%n new photo</numerusform>
            <numerusform>%n new photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums grew</source>
        <translation>
            <numerusform>%n album grew</numerusform>
            <numerusform>%n albums grew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums split</source>
        <translation>
            <numerusform>%n album split</numerusform>
            <numerusform>%n albums split</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new albums</source>
        <translation>
            <numerusform>%n new album</numerusform>
            <numerusform>%n new albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums gone</source>
        <translation>
            <numerusform>%n album gone</numerusform>
            <numerusform>%n albums gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos lie in another album now.</source>
        <translation>
            <numerusform>%n photo lies in another album now.</numerusform>
            <numerusform>%n photos lie in another album now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos, best first</source>
        <translation>
            <numerusform>%n photo, best first</numerusform>
            <numerusform>%n photos, best first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none likely of %n photos, best first</source>
        <translation>
            <numerusform>none likely of %n photo, best first</numerusform>
            <numerusform>none likely of %n photos, best first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{likely} likely of %n photos, best first</source>
        <translation>
            <numerusform>{likely} likely of %n photo, best first</numerusform>
            <numerusform>{likely} likely of %n photos, best first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>phrases</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{side}: show %n more</source>
        <comment>phrases</comment>
        <translation>
            <numerusform>{side}: show %n more</numerusform>
            <numerusform>{side}: show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing photos?</source>
        <translation>
            <numerusform>Forget %n missing photo?</numerusform>
            <numerusform>Forget %n missing photos?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n photos that are missing or in the trash?</source>
        <translation>
            <numerusform>Forget %n photo that are missing or in the trash?</numerusform>
            <numerusform>Forget %n photos that are missing or in the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %n acts.</source>
        <translation>
            <numerusform>Undone: %n act.</numerusform>
            <numerusform>Undone: %n acts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again: %n acts.</source>
        <translation>
            <numerusform>Done again: %n act.</numerusform>
            <numerusform>Done again: %n acts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n photos</source>
        <translation>
            <numerusform>Tags of %n photo</numerusform>
            <numerusform>Tags of %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Caption of %n photos</source>
        <translation>
            <numerusform>Caption of %n photo</numerusform>
            <numerusform>Caption of %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marking %n photos</source>
        <translation>
            <numerusform>Marking %n photo</numerusform>
            <numerusform>Marking %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos have that already.</source>
        <translation>
            <numerusform>%n photo has that already.</numerusform>
            <numerusform>%n photos have that already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files online only</source>
        <translation>
            <numerusform>%n file online only</numerusform>
            <numerusform>%n files online only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the new model takes over when %n photos in folders that are offline can be seen</source>
        <translation>
            <numerusform>the new model takes over when %n photo in folders that are offline can be seen</numerusform>
            <numerusform>the new model takes over when %n photos in folders that are offline can be seen</numerusform>
        </translation>
    </message>
</context>
</TS>
