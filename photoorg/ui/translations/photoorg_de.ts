<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Looking for photos</source>
        <translation>Fotos werden gesucht</translation>
    </message>
    <message>
        <source>Recognising photos</source>
        <translation>Fotos werden wiedererkannt</translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation>Fotos werden gelesen</translation>
    </message>
    <message>
        <source>Drawing thumbnails</source>
        <translation>Vorschaubilder werden erstellt</translation>
    </message>
    <message>
        <source>Getting the model ready</source>
        <translation>Modell wird vorbereitet</translation>
    </message>
    <message>
        <source>Understanding photos</source>
        <translation>Fotos werden analysiert</translation>
    </message>
    <message>
        <source>Preparing search</source>
        <translation>Suche wird vorbereitet</translation>
    </message>
    <message>
        <source>Arranging albums</source>
        <translation>Alben werden angeordnet</translation>
    </message>
    <message>
        <source>Forgetting what was learned</source>
        <translation>Gelerntes wird vergessen</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>Karte wird gezeichnet</translation>
    </message>
    <message>
        <source>Stopped. What was done so far is kept.</source>
        <translation>Gestoppt. Das bisher Erreichte bleibt erhalten.</translation>
    </message>
    <message>
        <source>Learning from what you did</source>
        <translation>Aus den Korrekturen wird gelernt</translation>
    </message>
    <message>
        <source>Trying out what was learned</source>
        <translation>Gelerntes wird erprobt</translation>
    </message>
    <message>
        <source>Tagging photos</source>
        <translation>Fotos werden verschlagwortet</translation>
    </message>
    <message>
        <source>Measuring colours</source>
        <translation>Farben werden gemessen</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>Fotos werden verglichen</translation>
    </message>
    <message>
        <source>Describing photos</source>
        <translation>Fotos werden beschrieben</translation>
    </message>
    <message>
        <source>Downloading a model</source>
        <translation>Modell wird heruntergeladen</translation>
    </message>
    <message>
        <source>Checking a model</source>
        <translation>Modell wird überprüft</translation>
    </message>
    <message>
        <source>Copying the library</source>
        <translation>Bibliothek wird kopiert</translation>
    </message>
    <message>
        <source>Checking the copy</source>
        <translation>Kopie wird überprüft</translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation>Wird in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Bringing back from the trash</source>
        <translation>Wird aus dem Papierkorb zurückgeholt</translation>
    </message>
    <message>
        <source>This computer is on battery</source>
        <translation>Dieser Computer läuft im Akkubetrieb</translation>
    </message>
    <message>
        <source>The disk with the library is full</source>
        <translation>Der Datenträger mit der Bibliothek ist voll</translation>
    </message>
    <message>
        <source>it is plugged in</source>
        <translation>er am Stromnetz hängt</translation>
    </message>
    <message>
        <source>there is room</source>
        <translation>wieder Platz ist</translation>
    </message>
    <message>
        <source>{reason}; photoorg goes on when {until}.</source>
        <translation>{reason}; photoorg macht weiter, sobald {until}.</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>noch {duration}</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} von {total} MB</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{count}/s</source>
        <comment>a second</comment>
        <translation>{count}/s</translation>
    </message>
    <message>
        <source>{count}/min</source>
        <comment>a minute</comment>
        <translation>{count}/min</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>near {place}</source>
        <translation>in der Nähe von {place}</translation>
    </message>
    <message>
        <source>in {place}</source>
        <translation>in {place}</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>medium speed</source>
        <translation>mittelschnell</translation>
    </message>
    <message>
        <source>slow without a graphics card</source>
        <translation>ohne Grafikkarte langsam</translation>
    </message>
    <message>
        <source>speed not known</source>
        <translation>Tempo unbekannt</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Quick and always there; knows everyday subjects and scenes, and finds photos by words.</source>
        <translation>Schnell und immer da; kennt alltägliche Motive und Szenen und findet Fotos anhand von Wörtern.</translation>
    </message>
    <message>
        <source>adapters trained on Flickr8k: non-commercial research and education terms</source>
        <translation>Adapter mit Flickr8k trainiert: nur für nicht kommerzielle Forschung und Lehre</translation>
    </message>
    <message>
        <source>Built-in, without the trained parts</source>
        <translation>Mitgeliefert, ohne die trainierten Teile</translation>
    </message>
    <message>
        <source>As quick; finds photos by the names of what they show, less well by whole sentences.</source>
        <translation>Ebenso schnell; findet Fotos anhand der Namen dessen, was sie zeigen, mit ganzen Sätzen weniger gut.</translation>
    </message>
    <message>
        <source>Apache-2.0, free of Flickr8k’s terms</source>
        <translation>Apache-2.0, frei von den Bedingungen von Flickr8k</translation>
    </message>
    <message>
        <source>Understands words and scenes clearly better than the built-in one, and stays quick.</source>
        <translation>Versteht Wörter und Szenen deutlich besser als das mitgelieferte und bleibt schnell.</translation>
    </message>
    <message>
        <source>Apple Machine Learning Research Model licence: research only</source>
        <translation>Lizenz „Apple Machine Learning Research Model“: nur für Forschung</translation>
    </message>
    <message>
        <source>A well-known all-rounder under a free licence, for any use.</source>
        <translation>Ein bewährter Allrounder unter freier Lizenz, für jeden Zweck.</translation>
    </message>
    <message>
        <source>The most exact of these, and it reads many languages; best with a graphics card.</source>
        <translation>Das genaueste von allen, versteht viele Sprachen; am besten mit Grafikkarte.</translation>
    </message>
    <message>
        <source>Built-in captioner</source>
        <translation>Mitgeliefertes Beschreibungsmodell</translation>
    </message>
    <message>
        <source>Writes short, simple sentences at once; details are sometimes wrong.</source>
        <translation>Schreibt sofort kurze, einfache Sätze; Einzelheiten stimmen manchmal nicht.</translation>
    </message>
    <message>
        <source>trained on Flickr8k: non-commercial research and education terms</source>
        <translation>mit Flickr8k trainiert: nur für nicht kommerzielle Forschung und Lehre</translation>
    </message>
    <message>
        <source>Built-in, from labels</source>
        <translation>Mitgeliefert, aus Begriffen</translation>
    </message>
    <message>
        <source>Names what is in the photo, and when and where it was taken, without free sentences.</source>
        <translation>Nennt, was auf dem Foto ist und wann und wo es entstand, ohne freie Sätze.</translation>
    </message>
    <message>
        <source>The smallest model that writes full, fluent descriptions.</source>
        <translation>Das kleinste Modell, das vollständige, flüssige Beschreibungen schreibt.</translation>
    </message>
    <message>
        <source>Describes with more care and detail than the 256M one, at twice the size.</source>
        <translation>Beschreibt sorgfältiger und ausführlicher als das mit 256M, bei doppelter Größe.</translation>
    </message>
    <message>
        <source>One reliable sentence about each photo.</source>
        <translation>Ein verlässlicher Satz zu jedem Foto.</translation>
    </message>
    <message>
        <source>Why are these similar? {left} (left) and {right} (right)</source>
        <translation>Warum sind sie ähnlich? {left} (links) und {right} (rechts)</translation>
    </message>
    <message>
        <source>In at most {count} words</source>
        <translation>Wortzahl bis {count}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Only left</source>
        <translation>Nur links</translation>
    </message>
    <message>
        <source>Only right</source>
        <translation>Nur rechts</translation>
    </message>
    <message>
        <source>Described by: {describer} · machine text</source>
        <translation>Beschreibung: {describer} · maschineller Text</translation>
    </message>
    <message>
        <source>Approximate: the describer did not finish.</source>
        <translation>Ungefähr: Das Beschreiben wurde nicht fertig.</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>no closer than a pair picked by chance</source>
        <translation>nicht ähnlicher als ein zufällig gewähltes Paar</translation>
    </message>
    <message>
        <source>closer than {percent} % of pairs</source>
        <translation>ähnlicher als {percent} % der Paare</translation>
    </message>
    <message>
        <source>Even a long description hardly tells them apart.</source>
        <translation>Selbst eine lange Beschreibung unterscheidet sie kaum.</translation>
    </message>
    <message>
        <source>About {count} words tell them apart.</source>
        <translation>Wörter, die sie unterscheiden: etwa {count}.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>nicht feststellbar</translation>
    </message>
    <message>
        <source>has GPS</source>
        <translation>mit GPS</translation>
    </message>
    <message>
        <source>no GPS</source>
        <translation>ohne GPS</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>GPS</source>
        <translation>GPS</translation>
    </message>
    <message>
        <source>Near a place</source>
        <translation>In der Nähe</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>★ and more</source>
        <translation>★ und mehr</translation>
    </message>
    <message>
        <source>★★ and more</source>
        <translation>★★ und mehr</translation>
    </message>
    <message>
        <source>★★★ and more</source>
        <translation>★★★ und mehr</translation>
    </message>
    <message>
        <source>★★★★ and more</source>
        <translation>★★★★ und mehr</translation>
    </message>
    <message>
        <source>favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>aussortiert</translation>
    </message>
    <message>
        <source>with your caption</source>
        <translation>mit eigener Bildunterschrift</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>partly downloaded</source>
        <translation>teilweise heruntergeladen</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>nicht heruntergeladen</translation>
    </message>
    <message>
        <source>Added by you; photoorg knows nothing more about it.</source>
        <translation>Selbst hinzugefügt; mehr weiß photoorg nicht darüber.</translation>
    </message>
    <message>
        <source>Chosen by you, from your own files.</source>
        <translation>Selbst gewählt, aus eigenen Dateien.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeitsweise</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or whatever the system uses now.</source>
        <translation>Hell, dunkel oder wie das System es gerade hält.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window, once photoorg is started again.</source>
        <translation>Die Sprache des Fensters, sobald photoorg neu gestartet ist.</translation>
    </message>
    <message>
        <source>Size of the photos</source>
        <translation>Größe der Fotos</translation>
    </message>
    <message>
        <source>The edge of a photo among others; Ctrl and the wheel change it as well.</source>
        <translation>Die Kantenlänge eines Fotos unter anderen; auch Strg und Mausrad ändern sie.</translation>
    </message>
    <message>
        <source>Tips</source>
        <translation>Tipps</translation>
    </message>
    <message>
        <source>A line over the photos, once, when there is something you may not know yet.</source>
        <translation>Eine Zeile über den Fotos, einmal, wenn es vielleicht etwas Neues zu entdecken gibt.</translation>
    </message>
    <message>
        <source>Wait while on battery</source>
        <translation>Im Akkubetrieb warten</translation>
    </message>
    <message>
        <source>Reading photos and arranging albums wait until the computer is plugged in again.</source>
        <translation>Das Lesen von Fotos und das Anordnen von Alben warten, bis der Computer wieder am Stromnetz hängt.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>How much it counts, when albums are made, that photos were taken at the same time.</source>
        <translation>Wie viel es beim Bilden von Alben zählt, dass Fotos zur gleichen Zeit aufgenommen wurden.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>How much it counts that they were taken at the same place.</source>
        <translation>Wie viel es zählt, dass sie am gleichen Ort aufgenommen wurden.</translation>
    </message>
    <message>
        <source>How much it counts that they lie in the same folder on the disk.</source>
        <translation>Wie viel es zählt, dass sie im selben Ordner auf dem Datenträger liegen.</translation>
    </message>
    <message>
        <source>Finding and grouping</source>
        <translation>Finden und Gruppieren</translation>
    </message>
    <message>
        <source>The model that looks at photos.</source>
        <translation>Das Modell, das Fotos analysiert.</translation>
    </message>
    <message>
        <source>Describing</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>The model that says what photos show.</source>
        <translation>Das Modell, das sagt, was Fotos zeigen.</translation>
    </message>
    <message>
        <source>Levels of albums</source>
        <translation>Ebenen von Alben</translation>
    </message>
    <message>
        <source>How many the sidebar lists; 0 for all.</source>
        <translation>Wie viele die Seitenleiste zeigt; 0 für alle.</translation>
    </message>
    <message>
        <source>The keys that are not the usual ones.</source>
        <translation>Die Tasten, die von den üblichen abweichen.</translation>
    </message>
    <message>
        <source>Tips that were shown</source>
        <translation>Gezeigte Tipps</translation>
    </message>
    <message>
        <source>They are not shown again.</source>
        <translation>Sie werden nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{weekday} {day}.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message numerus="yes">
        <source>{year} · %n years ago</source>
        <translation>
            <numerusform>{year} · vor %n Jahr</numerusform>
            <numerusform>{year} · vor %n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>all</source>
        <comment>levels of albums</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>all levels</source>
        <translation>alle Ebenen</translation>
    </message>
    <message>
        <source>{level} of {levels}</source>
        <translation>{level} von {levels}</translation>
    </message>
    <message>
        <source>{level} of {levels} levels</source>
        <translation>{level} von {levels} Ebenen</translation>
    </message>
    <message>
        <source>Levels of albums listed: {levels}</source>
        <translation>Angezeigte Albumebenen: {levels}</translation>
    </message>
    <message>
        <source>How many levels of albums are listed: {levels} (arrow keys)</source>
        <translation>Wie viele Albumebenen angezeigt werden: {levels} (Pfeiltasten)</translation>
    </message>
    <message>
        <source>How many words the descriptions may have (arrow keys)</source>
        <translation>Wie viele Wörter die Beschreibungen haben dürfen (Pfeiltasten)</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>few words</source>
        <translation>wenige Wörter</translation>
    </message>
    <message>
        <source>many words</source>
        <translation>viele Wörter</translation>
    </message>
    <message>
        <source>Detail: {length}</source>
        <translation>Umfang: {length}</translation>
    </message>
    <message>
        <source>The line: how different these two are when they are described in few words, and in many. The grey band holds eight of ten random pairs of your photos, half of all lie below the dashed line. A line below the band: more alike than most.</source>
        <translation>Die Linie: wie verschieden die beiden sind, mit wenigen und mit vielen Wörtern beschrieben. Im grauen Band liegen acht von zehn zufälligen Fotopaaren, unter der gestrichelten Linie die Hälfte aller Paare. Eine Linie unter dem Band heißt: ähnlicher als die meisten.</translation>
    </message>
    <message>
        <source>How different they are, by length of description</source>
        <translation>Wie verschieden sie sind, nach Länge der Beschreibung</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Noch nichts zu zeichnen</translation>
    </message>
    <message>
        <source>different</source>
        <comment>an end of an axis</comment>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>alike</source>
        <comment>an end of an axis</comment>
        <translation>ähnlich</translation>
    </message>
    <message>
        <source>these two</source>
        <translation>diese beiden</translation>
    </message>
    <message>
        <source>most pairs of your photos</source>
        <translation>die meisten Fotopaare</translation>
    </message>
    <message>
        <source>{act}, undone</source>
        <translation>{act}, rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undone · {when}</source>
        <translation>Rückgängig gemacht · {when}</translation>
    </message>
    <message>
        <source>Edit history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Was getan wurde, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Nothing yet. Ratings, tags, captions and corrections of albums are listed here, and each can be undone, even after a restart.</source>
        <translation>Noch nichts. Bewertungen, Schlagwörter, Bildunterschriften und Albumkorrekturen werden hier aufgeführt und lassen sich rückgängig machen, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose an act to go back to before it. What is undone can be done again.</source>
        <translation>Einen Schritt auswählen, um vor ihn zurückzugehen. Was rückgängig gemacht ist, lässt sich wiederholen.</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>Undo this and %n later acts</source>
        <translation>
            <numerusform>Diesen und %n späteren rückgängig machen</numerusform>
            <numerusform>Diesen und %n spätere rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo this</source>
        <translation>Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>Redo this and %n before it</source>
        <translation>
            <numerusform>Diesen und %n davor wiederholen</numerusform>
            <numerusform>Diesen und %n davor wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>This album is empty</source>
        <translation>Dieses Album ist leer</translation>
    </message>
    <message>
        <source>Its photos may have moved to another album, or their folder was removed.</source>
        <translation>Die Fotos sind vielleicht in ein anderes Album gewandert, oder ihr Ordner wurde entfernt.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Nichts zu prüfen</translation>
    </message>
    <message>
        <source>Photos that may belong in another album than their own are listed here, the most doubtful ones first. There are none now.</source>
        <translation>Hier stehen Fotos, die vielleicht in ein anderes Album gehören, die unsichersten zuerst. Zurzeit gibt es keine.</translation>
    </message>
    <message>
        <source>Nothing is in the trash</source>
        <translation>Nichts im Papierkorb</translation>
    </message>
    <message>
        <source>No photo of this library went there.</source>
        <translation>Aus dieser Bibliothek liegt kein Foto darin.</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Noch keine Favoriten</translation>
    </message>
    <message>
        <source>Press F on a photo, or choose Favourite in its menu: it is listed here, too.</source>
        <translation>Auf einem Foto F drücken oder in seinem Menü „Favorit“ wählen: Dann steht es auch hier.</translation>
    </message>
    <message>
        <source>No photo has this tag now</source>
        <translation>Kein Foto hat dieses Schlagwort</translation>
    </message>
    <message>
        <source>Select photos and press T to give them tags.</source>
        <translation>Fotos auswählen und T drücken, um Schlagwörter zu vergeben.</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Nichts fehlt</translation>
    </message>
    <message>
        <source>Every photo is where it was.</source>
        <translation>Jedes Foto ist da, wo es war.</translation>
    </message>
    <message>
        <source>Photos that were taken on {day} in earlier years will be here, and others tomorrow.</source>
        <translation>Hier erscheinen Fotos, die in früheren Jahren am {day} aufgenommen wurden, und morgen andere.</translation>
    </message>
    <message>
        <source>Nothing on this day yet</source>
        <translation>An diesem Tag noch nichts</translation>
    </message>
    <message>
        <source>Their folder may have been removed since.</source>
        <translation>Vielleicht wurde ihr Ordner inzwischen entfernt.</translation>
    </message>
    <message>
        <source>No photos here now</source>
        <translation>Hier sind keine Fotos mehr</translation>
    </message>
    <message>
        <source>No photos fit all of this</source>
        <translation>Kein Foto passt zu alldem</translation>
    </message>
    <message>
        <source>Take a filter away, or choose another value beside it: of one kind it is enough to fit one.</source>
        <translation>Einen Filter entfernen oder einen weiteren Wert dazu wählen: Von jeder Art genügt ein passender.</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Keine Fotos hier</translation>
    </message>
    <message>
        <source>This folder holds no photos now.</source>
        <translation>Dieser Ordner enthält zurzeit keine Fotos.</translation>
    </message>
    <message>
        <source>The first ones appear here in a moment.</source>
        <translation>Die ersten erscheinen gleich hier.</translation>
    </message>
    <message>
        <source>Getting your photos</source>
        <translation>Fotos werden geholt</translation>
    </message>
    <message>
        <source>Your photos will be here</source>
        <translation>Hier erscheinen die Fotos</translation>
    </message>
    <message>
        <source>Choose a folder with photos. photoorg looks at every one, finds those that are alike and arranges them into albums. Your files stay where and as they are.</source>
        <translation>Einen Ordner mit Fotos wählen. photoorg sieht jedes an, findet ähnliche und ordnet sie in Alben. Die Dateien bleiben, wo und wie sie sind.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>or drop a folder anywhere in this window</source>
        <translation>oder einen Ordner in dieses Fenster ziehen</translation>
    </message>
    <message>
        <source>Add “{name}”</source>
        <translation>„{name}“ hinzufügen</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Why {left} and {right}.json</source>
        <comment>a file name</comment>
        <translation>Warum {left} und {right}.json</translation>
    </message>
    <message>
        <source>Export the explanation</source>
        <translation>Erklärung exportieren</translation>
    </message>
    <message>
        <source>Not all descriptions that were wanted could be had: parts of this may change when photoorg looks again.</source>
        <translation>Nicht alle gewünschten Beschreibungen waren zu bekommen: Teile hiervon können sich ändern, wenn photoorg noch einmal hinsieht.</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>ungefähr</translation>
    </message>
    <message>
        <source>Approximate. {explained}</source>
        <translation>Ungefähr. {explained}</translation>
    </message>
    <message>
        <source>Why the two photos are similar</source>
        <translation>Warum die beiden Fotos ähnlich sind</translation>
    </message>
    <message>
        <source>How different, by length of description</source>
        <translation>Wie verschieden, nach Länge der Beschreibung</translation>
    </message>
    <message>
        <source>These photos could not be compared further. {reason}</source>
        <translation>Diese Fotos ließen sich nicht weiter vergleichen. {reason}</translation>
    </message>
    <message>
        <source>These photos could not be compared. {reason}</source>
        <translation>Diese Fotos ließen sich nicht vergleichen. {reason}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop waiting for captions</source>
        <translation>Nicht länger auf Beschreibungen warten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stopped before the captions came.</source>
        <translation>Gestoppt, bevor die Beschreibungen kamen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>The captions could not be had.</source>
        <translation>Die Beschreibungen waren nicht zu bekommen.</translation>
    </message>
    <message>
        <source>Both photos show {phrase}.</source>
        <translation>Beide Fotos zeigen {phrase}.</translation>
    </message>
    <message>
        <source>Only the left photo shows {phrase}.</source>
        <translation>Nur das linke Foto zeigt {phrase}.</translation>
    </message>
    <message>
        <source>Only the right photo shows {phrase}.</source>
        <translation>Nur das rechte Foto zeigt {phrase}.</translation>
    </message>
    <message>
        <source>Nothing in particular is shared.</source>
        <translation>Nichts Besonderes gemeinsam.</translation>
    </message>
    <message>
        <source>Nothing in particular.</source>
        <translation>Nichts Besonderes.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Motiv</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>tags</source>
        <comment>what describes a photo</comment>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>labels</source>
        <comment>what describes a photo</comment>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>built-in captioner</source>
        <translation>mitgeliefertes Beschreibungsmodell</translation>
    </message>
    <message>
        <source>How close they are has not been measured yet.</source>
        <translation>Wie ähnlich sie sind, ist noch nicht gemessen.</translation>
    </message>
    <message>
        <source>No closer than a pair picked by chance.</source>
        <translation>Nicht ähnlicher als ein zufällig gewähltes Paar.</translation>
    </message>
    <message>
        <source>Closer than {percent} of pairs.</source>
        <translation>Ähnlicher als {percent} der Paare.</translation>
    </message>
    <message numerus="yes">
        <source>About %n words tell them apart.</source>
        <translation>
            <numerusform>Etwa ein Wort unterscheidet sie.</numerusform>
            <numerusform>Etwa %n Wörter unterscheiden sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n words</source>
        <translation>
            <numerusform>etwa ein Wort</numerusform>
            <numerusform>etwa %n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a word</source>
        <translation>weniger als ein Wort</translation>
    </message>
    <message numerus="yes">
        <source>~%n words</source>
        <translation>
            <numerusform>~%n Wort</numerusform>
            <numerusform>~%n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>“{words}” ({facet})</source>
        <translation>„{words}“ ({facet})</translation>
    </message>
    <message numerus="yes">
        <source>It counts most in descriptions of about %n words.</source>
        <translation>
            <numerusform>Am meisten zählt das in Beschreibungen von etwa einem Wort.</numerusform>
            <numerusform>Am meisten zählt das in Beschreibungen von etwa %n Wörtern.</numerusform>
        </translation>
    </message>
    <message>
        <source>It counts most in descriptions of less than a word.</source>
        <translation>Am meisten zählt das in Beschreibungen von weniger als einem Wort.</translation>
    </message>
    <message>
        <source>The likeness of your photos has not been measured yet; the best come first.</source>
        <translation>Die Ähnlichkeit der Fotos ist noch nicht gemessen; die besten kommen zuerst.</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Fits these words no better than a photo picked by chance.</source>
        <translation>Passt zu diesen Wörtern nicht besser als ein zufällig gewähltes Foto.</translation>
    </message>
    <message>
        <source>No closer to the photo you asked about than a photo picked by chance.</source>
        <translation>Dem gesuchten Foto nicht ähnlicher als ein zufällig gewähltes Foto.</translation>
    </message>
    <message>
        <source>no closer than chance</source>
        <translation>nur zufällig ähnlich</translation>
    </message>
    <message>
        <source>by chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>fits better than {percent} of pairs</source>
        <translation>passt besser als {percent} der Paare</translation>
    </message>
    <message>
        <source>fits better than {percent}</source>
        <translation>passt besser als {percent}</translation>
    </message>
    <message>
        <source>Fits these words better than {percent} of pairs of random words and photos fit.</source>
        <translation>Passt zu diesen Wörtern besser als {percent} zufälliger Paare aus Wörtern und Fotos.</translation>
    </message>
    <message>
        <source>closer than {percent}</source>
        <translation>ähnlicher als {percent}</translation>
    </message>
    <message>
        <source>closer than {percent} of pairs</source>
        <translation>ähnlicher als {percent} der Paare</translation>
    </message>
    <message>
        <source>Closer to the photo you asked about than {percent} of random pairs of your photos.</source>
        <translation>Dem gesuchten Foto ähnlicher, als es {percent} zufälliger Fotopaare einander sind.</translation>
    </message>
    <message>
        <source>Fits what you asked for no better than a photo picked by chance.</source>
        <translation>Passt zur Suche nicht besser als ein zufällig gewähltes Foto.</translation>
    </message>
    <message>
        <source>no better than chance</source>
        <translation>nicht besser als Zufall</translation>
    </message>
    <message>
        <source>Fits what you asked for better than {percent} of your photos.</source>
        <translation>Passt zur Suche besser als {percent} der Fotos.</translation>
    </message>
    <message>
        <source>fits better than {percent} of photos</source>
        <translation>passt besser als {percent} der Fotos</translation>
    </message>
    <message>
        <source>{facet}: how close they are is not known.</source>
        <translation>{facet}: Wie ähnlich sie sind, ist unbekannt.</translation>
    </message>
    <message>
        <source>{facet}: no closer than a pair picked by chance.</source>
        <translation>{facet}: nicht ähnlicher als ein zufällig gewähltes Paar.</translation>
    </message>
    <message>
        <source>{facet}: closer than {percent} of pairs.</source>
        <translation>{facet}: ähnlicher als {percent} der Paare.</translation>
    </message>
    <message>
        <source>Left: {words}.</source>
        <translation>Links: {words}.</translation>
    </message>
    <message>
        <source>Right: {words}.</source>
        <translation>Rechts: {words}.</translation>
    </message>
    <message>
        <source>described by: {source}</source>
        <translation>Beschreibung: {source}</translation>
    </message>
    <message>
        <source>{describer} · machine text</source>
        <translation>{describer} · maschineller Text</translation>
    </message>
    <message>
        <source>Captions are on their way…</source>
        <translation>Beschreibungen sind unterwegs …</translation>
    </message>
    <message>
        <source>Looking at both photos…</source>
        <translation>Beide Fotos werden angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>{doing} %n seconds so far.</source>
        <translation>
            <numerusform>{doing} Bisher %n Sekunde.</numerusform>
            <numerusform>{doing} Bisher %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>nichts bekannt</translation>
    </message>
    <message>
        <source>How alike, in each respect</source>
        <translation>Wie ähnlich, in jeder Hinsicht</translation>
    </message>
    <message>
        <source>Nothing is known of single respects.</source>
        <translation>Im Einzelnen ist nichts bekannt.</translation>
    </message>
    <message>
        <source>its folder is offline</source>
        <translation>sein Ordner ist nicht verbunden</translation>
    </message>
    <message>
        <source>its file has changed and cannot be read</source>
        <translation>seine Datei wurde geändert und ist nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%n exact copies</source>
        <translation>
            <numerusform>%n exakte Kopie</numerusform>
            <numerusform>%n exakte Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>The first {shown} of {count} frames are shown.</source>
        <translation>Die ersten {shown} von {count} Bildern werden gezeigt.</translation>
    </message>
    <message>
        <source>Where is {folder} now?</source>
        <translation>Wo liegt {folder} jetzt?</translation>
    </message>
    <message>
        <source>{folder} was found again at {place}.</source>
        <translation>{folder} wurde unter {place} wiedergefunden.</translation>
    </message>
    <message>
        <source>Size of the photos (Ctrl+wheel)</source>
        <translation>Größe der Fotos (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>The camera wrote when the photo was taken</source>
        <translation>Von der Kamera bei der Aufnahme festgehalten</translation>
    </message>
    <message>
        <source>The camera or scanner wrote when the photo was digitized</source>
        <translation>Von Kamera oder Scanner beim Digitalisieren festgehalten</translation>
    </message>
    <message>
        <source>The date of the last change, as the photo says</source>
        <translation>Datum der letzten Änderung laut Foto</translation>
    </message>
    <message>
        <source>From the satellites’ clock</source>
        <translation>Von der Uhr der Satelliten</translation>
    </message>
    <message>
        <source>Read from the name of the file</source>
        <translation>Aus dem Dateinamen gelesen</translation>
    </message>
    <message>
        <source>The time of the file: the photo itself says nothing</source>
        <translation>Die Zeit der Datei: Das Foto selbst sagt nichts</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>file date</source>
        <translation>Dateidatum</translation>
    </message>
    <message>
        <source>Shows</source>
        <comment>what a photo shows</comment>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Speicherort</translation>
    </message>
    <message>
        <source>Below: {photo}</source>
        <translation>Darunter: {photo}</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>Proposed</source>
        <comment>an album</comment>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Kept</source>
        <comment>an album</comment>
        <translation>Festgehalten</translation>
    </message>
    <message>
        <source>photoorg proposes this album: when albums are arranged again, it may change or go. Keep it, or change it, and it is yours.</source>
        <translation>photoorg schlägt dieses Album vor: Beim nächsten Anordnen der Alben kann es sich ändern oder verschwinden. Wird es festgehalten oder geändert, bleibt es bestehen.</translation>
    </message>
    <message>
        <source>This album is yours: it stays, with its name, however albums are arranged again.</source>
        <translation>Dieses Album ist festgehalten: Es bleibt mit seinem Namen bestehen, wie auch immer Alben neu angeordnet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos that resemble few others</source>
        <translation>
            <numerusform>%n Foto, das kaum anderen ähnelt</numerusform>
            <numerusform>%n Fotos, die kaum anderen ähneln</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} % show {what}</source>
        <translation>{percent} % zeigen {what}</translation>
    </message>
    <message>
        <source>perhaps {what}</source>
        <translation>vielleicht {what}</translation>
    </message>
    <message>
        <source>folder “{name}”</source>
        <translation>Ordner „{name}“</translation>
    </message>
    <message>
        <source> or </source>
        <comment>what photos may show</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>{here} here, {there} in {album}</source>
        <translation>{here} hier, {there} in {album}</translation>
    </message>
    <message>
        <source>all photos</source>
        <comment>how many in them</comment>
        <translation>allen Fotos</translation>
    </message>
    <message numerus="yes">
        <source>{fitting} of %n photos fit one of the guesses.</source>
        <translation>
            <numerusform>{fitting} von %n Foto passt zu einem der Vorschläge.</numerusform>
            <numerusform>{fitting} von %n Fotos passen zu einem der Vorschläge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{fitting} of %n photos fit the name.</source>
        <translation>
            <numerusform>{fitting} von %n Foto passt zum Namen.</numerusform>
            <numerusform>{fitting} von %n Fotos passen zum Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken {period}.</source>
        <translation>Aufgenommen: {period}.</translation>
    </message>
    <message>
        <source>Most of them in {place}.</source>
        <translation>Die meisten davon in {place}.</translation>
    </message>
    <message>
        <source>Show the album {album}</source>
        <translation>Album „{album}“ zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n copies of the same photo</source>
        <translation>
            <numerusform>%n Kopie desselben Fotos</numerusform>
            <numerusform>%n Kopien desselben Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Its folder is offline: photoorg shows what it remembers.</source>
        <translation>Der Ordner ist nicht verbunden: photoorg zeigt, was es noch weiß.</translation>
    </message>
    <message>
        <source>That photo is no longer in the library.</source>
        <translation>Dieses Foto ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message numerus="yes">
        <source>Noted: %n photos are like {other}.</source>
        <translation>
            <numerusform>Vermerkt: %n Foto ist {other} ähnlich.</numerusform>
            <numerusform>Vermerkt: %n Fotos sind {other} ähnlich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Noted: %n photos are not like {other}.</source>
        <translation>
            <numerusform>Vermerkt: %n Foto ist {other} nicht ähnlich.</numerusform>
            <numerusform>Vermerkt: %n Fotos sind {other} nicht ähnlich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Noted: {photo} is like {other}.</source>
        <translation>Vermerkt: {photo} ist {other} ähnlich.</translation>
    </message>
    <message>
        <source>Noted: {photo} is not like {other}.</source>
        <translation>Vermerkt: {photo} ist {other} nicht ähnlich.</translation>
    </message>
    <message>
        <source>photoorg learns from this what you find similar.</source>
        <translation>photoorg lernt daraus, was als ähnlich gilt.</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <source>Something about the library&apos;s own files:</source>
        <translation>Zu den Dateien der Bibliothek selbst:</translation>
    </message>
    <message>
        <source>What you said about your photos is damaged on the disk.</source>
        <translation>Die eigenen Angaben zu den Fotos sind auf dem Datenträger beschädigt.</translation>
    </message>
    <message>
        <source>Damaged library</source>
        <translation>Beschädigte Bibliothek</translation>
    </message>
    <message>
        <source>The backup of {moment} UTC can be put back, with everything later that is whole. The damaged file is kept beside it. Your photos are not touched.</source>
        <translation>Die Sicherung vom {moment} UTC kann wiederhergestellt werden, mit allem Späteren, das unbeschädigt ist. Die beschädigte Datei bleibt daneben erhalten. Die Fotos werden nicht angerührt.</translation>
    </message>
    <message>
        <source>Put back the backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>What you keep, move, split, merge and call similar tells what you find alike. photoorg learns from that on this computer alone, and uses it only where a test says that it got better.</source>
        <translation>Was festgehalten, verschoben, aufgeteilt, zusammengeführt und ähnlich genannt wird, verrät, was zusammengehört. photoorg lernt daraus, nur auf diesem Computer, und nutzt es nur, wenn eine Probe zeigt, dass es besser geworden ist.</translation>
    </message>
    <message>
        <source>Everything that was learned is deleted, and albums are arranged without it. Your corrections stay. This cannot be undone.</source>
        <translation>Alles Gelernte wird gelöscht, und die Alben werden ohne es angeordnet. Die Korrekturen bleiben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Jetzt lernen</translation>
    </message>
    <message>
        <source>Forget what was learned…</source>
        <translation>Gelerntes vergessen …</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing photos?</source>
        <translation>
            <numerusform>%n fehlendes Foto vergessen?</numerusform>
            <numerusform>%n fehlende Fotos vergessen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n photos that are missing or in the trash?</source>
        <translation>
            <numerusform>%n Foto vergessen, das fehlt oder im Papierkorb liegt?</numerusform>
            <numerusform>%n Fotos vergessen, die fehlen oder im Papierkorb liegen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget missing photos</source>
        <translation>Fehlende Fotos vergessen</translation>
    </message>
    <message>
        <source>photoorg forgets what it has learned about them. What you said about them is kept, and no file is touched: should one return, it is looked at again and has it all back.</source>
        <translation>photoorg vergisst, was es über sie gelernt hat. Eigene Angaben zu ihnen bleiben erhalten, und keine Datei wird angerührt: Taucht eine wieder auf, wird sie neu analysiert und hat alles zurück.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Remove “{folder}” from the library?</source>
        <translation>„{folder}“ aus der Bibliothek entfernen?</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>Ordner entfernen</translation>
    </message>
    <message>
        <source>The photos on the disk stay as they are. photoorg forgets what it has learned about them and would have to look at them again.</source>
        <translation>Die Fotos auf dem Datenträger bleiben, wie sie sind. photoorg vergisst, was es über sie gelernt hat, und müsste sie neu analysieren.</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>leave it as it is</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>What counts when albums are made</source>
        <translation>Was beim Bilden von Alben zählt</translation>
    </message>
    <message>
        <source>What photos show always counts. How much do these?</source>
        <translation>Was Fotos zeigen, zählt immer. Wie viel zählen diese?</translation>
    </message>
    <message>
        <source>Something else is running</source>
        <translation>Etwas anderes läuft gerade</translation>
    </message>
    <message>
        <source>{doing}…</source>
        <translation>{doing} …</translation>
    </message>
    <message>
        <source>Nothing has been learned yet.</source>
        <translation>Noch wurde nichts gelernt.</translation>
    </message>
    <message numerus="yes">
        <source>There are no corrections so far; after %n more photoorg learns by itself.</source>
        <translation>
            <numerusform>Bisher keine Korrekturen; noch %n, dann lernt photoorg von selbst.</numerusform>
            <numerusform>Bisher keine Korrekturen; noch %n, dann lernt photoorg von selbst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n corrections so far; after {more} more photoorg learns by itself.</source>
        <translation>
            <numerusform>Bisher %n Korrektur; noch {more}, dann lernt photoorg von selbst.</numerusform>
            <numerusform>Bisher %n Korrekturen; noch {more}, dann lernt photoorg von selbst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n corrections so far: enough to learn from by itself, as soon as there is time.</source>
        <translation>
            <numerusform>Bisher %n Korrektur: genug, um von selbst zu lernen, sobald Zeit dafür ist.</numerusform>
            <numerusform>Bisher %n Korrekturen: genug, um von selbst zu lernen, sobald Zeit dafür ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>albums not seen before {gain}</source>
        <translation>unbekannte Alben {gain}</translation>
    </message>
    <message>
        <source>at least {gain}</source>
        <translation>mindestens {gain}</translation>
    </message>
    <message>
        <source>larger groups {gain}</source>
        <translation>größere Gruppen {gain}</translation>
    </message>
    <message numerus="yes">
        <source>%n corrections</source>
        <translation>
            <numerusform>%n Korrektur</numerusform>
            <numerusform>%n Korrekturen</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}%</source>
        <comment>a hundredth</comment>
        <translation>{number} %</translation>
    </message>
    <message numerus="yes">
        <source>%n albums</source>
        <translation>
            <numerusform>%n Album</numerusform>
            <numerusform>%n Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>less ({factor} ×)</source>
        <translation>weniger ({factor} ×)</translation>
    </message>
    <message>
        <source>more ({factor} ×)</source>
        <translation>mehr ({factor} ×)</translation>
    </message>
    <message>
        <source>What photoorg knows about your photos and what you said about them. Your photos themselves are not in it: they stay in their folders.</source>
        <translation>Was photoorg über die Fotos weiß, samt den eigenen Angaben dazu. Die Fotos selbst sind nicht darin: Sie bleiben in ihren Ordnern.</translation>
    </message>
    <message>
        <source>Everything is copied to another folder and checked there, file by file, before it is used. The window closes meanwhile and comes back. The old files stay until you delete them here.</source>
        <translation>Alles wird in einen anderen Ordner kopiert und dort Datei für Datei geprüft, bevor es benutzt wird. Das Fenster schließt sich solange und kommt wieder. Die alten Dateien bleiben, bis sie hier gelöscht werden.</translation>
    </message>
    <message>
        <source>Delete the old files in {folder}</source>
        <translation>Alte Dateien in {folder} löschen</translation>
    </message>
    <message>
        <source>Yes, delete the old files in {folder}</source>
        <translation>Ja, alte Dateien in {folder} löschen</translation>
    </message>
    <message>
        <source>Keep the old files in {folder}</source>
        <translation>Alte Dateien in {folder} behalten</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{size} of photoorg’s own files are deleted there, and nothing else. This cannot be undone.</source>
        <translation>Dort werden {size} an photoorgs eigenen Dateien gelöscht, sonst nichts. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Where the library lies</source>
        <translation>Wo die Bibliothek liegt</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>In Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Move…</source>
        <comment>the library</comment>
        <translation>Verschieben …</translation>
    </message>
    <message>
        <source>Move the library to another folder</source>
        <translation>Bibliothek in einen anderen Ordner verschieben</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move the library there</source>
        <translation>Bibliothek dorthin verschieben</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Hier lassen</translation>
    </message>
    <message>
        <source>Leave the library where it is</source>
        <translation>Bibliothek lassen, wo sie ist</translation>
    </message>
    <message>
        <source>Left in earlier folders</source>
        <translation>In früheren Ordnern verblieben</translation>
    </message>
    <message>
        <source>Moving it</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>Move the library to {folder}?</source>
        <translation>Bibliothek nach {folder} verschieben?</translation>
    </message>
    <message>
        <source>Where shall the library lie?</source>
        <translation>Wo soll die Bibliothek liegen?</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht …</translation>
    </message>
    <message>
        <source>{doing}… One moment, or Stop.</source>
        <translation>{doing} … Einen Moment, oder „Stoppen“.</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>Gestoppt: Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Select a photo to see what is known about it.</source>
        <translation>Ein Foto auswählen, um zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n photos {near}</source>
        <comment>“near” or “in” a place</comment>
        <translation>
            <numerusform>%n Foto {near}</numerusform>
            <numerusform>%n Fotos {near}</numerusform>
        </translation>
    </message>
    <message>
        <source>Coarse outlines: Natural Earth · Names of places: GeoNames (CC BY 4.0)</source>
        <translation>Grobe Umrisse: Natural Earth · Ortsnamen: GeoNames (CC BY 4.0)</translation>
    </message>
    <message>
        <source>Show the photos of the part that is seen (Shift+Enter)</source>
        <translation>Fotos des sichtbaren Ausschnitts zeigen (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Nearer (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>All photos (Home)</source>
        <translation>Alle Fotos (Pos1)</translation>
    </message>
    <message>
        <source>Photos {near}</source>
        <comment>“near” or “in” a place</comment>
        <translation>Fotos {near}</translation>
    </message>
    <message numerus="yes">
        <source>%n photos here</source>
        <translation>
            <numerusform>%n Foto hier</numerusform>
            <numerusform>%n Fotos hier</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos with a place</source>
        <translation>Keine Fotos mit Ort</translation>
    </message>
    <message>
        <source>Photos whose camera noted where they were taken will be here, on a map that comes with photoorg and needs no network.</source>
        <translation>Hier erscheinen Fotos, deren Kamera den Aufnahmeort festgehalten hat, auf einer Karte, die photoorg mitbringt und die kein Netz braucht.</translation>
    </message>
    <message>
        <source>Looking where your photos were taken</source>
        <translation>Aufnahmeorte werden gesucht</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Arrows move the map, plus and minus magnify it, Tab goes from picture to picture, and Enter shows the photos of one.</source>
        <translation>Pfeiltasten verschieben die Karte, Plus und Minus vergrößern und verkleinern sie, Tab geht von Bild zu Bild, und Eingabe zeigt dessen Fotos.</translation>
    </message>
    <message>
        <source>Map: {photos}</source>
        <translation>Karte: {photos}</translation>
    </message>
    <message>
        <source>Favourite (F)</source>
        <translation>Favorit (F)</translation>
    </message>
    <message>
        <source>Pick (P)</source>
        <translation>Auswählen (P)</translation>
    </message>
    <message>
        <source>Reject (X)</source>
        <translation>Aussortieren (X)</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add or take away tags (T)</source>
        <translation>Schlagwörter hinzufügen oder entfernen (T)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Your caption</source>
        <translation>Eigene Bildunterschrift</translation>
    </message>
    <message>
        <source>What it shows, who, or why you keep it</source>
        <translation>Was oder wen es zeigt oder warum es bleibt</translation>
    </message>
    <message>
        <source>Add a caption</source>
        <translation>Bildunterschrift schreiben</translation>
    </message>
    <message>
        <source>{having} of {count} have a caption.</source>
        <translation>{having} von {count} haben eine Bildunterschrift.</translation>
    </message>
    <message>
        <source>Write one for all</source>
        <comment>a caption</comment>
        <translation>Eine für alle schreiben</translation>
    </message>
    <message>
        <source>Edit caption</source>
        <translation>Bildunterschrift ändern</translation>
    </message>
    <message>
        <source>Favourite</source>
        <comment>a mark</comment>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Pick</source>
        <comment>a mark</comment>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Reject</source>
        <comment>a mark</comment>
        <translation>Aussortiert</translation>
    </message>
    <message>
        <source>{mark}: yes</source>
        <translation>{mark}: ja</translation>
    </message>
    <message>
        <source>{mark}: no</source>
        <translation>{mark}: nein</translation>
    </message>
    <message>
        <source>{mark}: {having} of {count}</source>
        <translation>{mark}: {having} von {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n weiteres …</numerusform>
            <numerusform>%n weitere …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{fewest} to %n stars</source>
        <translation>
            <numerusform>{fewest} bis %n Stern</numerusform>
            <numerusform>{fewest} bis %n Sterne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourites</source>
        <translation>
            <numerusform>%n Favorit</numerusform>
            <numerusform>%n Favoriten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n aussortiert</numerusform>
            <numerusform>%n aussortiert</numerusform>
        </translation>
    </message>
    <message>
        <source>same moment</source>
        <translation>gleicher Moment</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>gleicher Tag</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>gleicher Ort</translation>
    </message>
    <message>
        <source>same place and day</source>
        <translation>gleicher Ort und Tag</translation>
    </message>
    <message>
        <source>less than 1 km apart</source>
        <translation>weniger als 1 km auseinander</translation>
    </message>
    <message>
        <source>{km} km apart</source>
        <translation>{km} km auseinander</translation>
    </message>
    <message>
        <source>looks like {season} {part}</source>
        <comment>a season, a part of the day</comment>
        <translation>wirkt wie {season}, {part}</translation>
    </message>
    <message>
        <source>spring</source>
        <translation>Frühling</translation>
    </message>
    <message>
        <source>summer</source>
        <translation>Sommer</translation>
    </message>
    <message>
        <source>autumn</source>
        <translation>Herbst</translation>
    </message>
    <message>
        <source>winter</source>
        <translation>Winter</translation>
    </message>
    <message>
        <source>night</source>
        <comment>when a photo was taken</comment>
        <translation>nachts</translation>
    </message>
    <message>
        <source>morning</source>
        <comment>when a photo was taken</comment>
        <translation>morgens</translation>
    </message>
    <message>
        <source>afternoon</source>
        <comment>when a photo was taken</comment>
        <translation>nachmittags</translation>
    </message>
    <message>
        <source>evening</source>
        <comment>when a photo was taken</comment>
        <translation>abends</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>beige</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>orange</source>
        <comment>a colour</comment>
        <translation>orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>turquoise</source>
        <translation>türkis</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>Find an album</source>
        <translation>Album suchen</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>The first {most} of {count}: type more letters.</source>
        <translation>Die ersten {most} von {count}: weiter tippen, um einzugrenzen.</translation>
    </message>
    <message>
        <source>No album has that in its name.</source>
        <translation>Kein Albumname enthält das.</translation>
    </message>
    <message>
        <source>There is no other album.</source>
        <translation>Es gibt kein anderes Album.</translation>
    </message>
    <message>
        <source>View</source>
        <comment>the title of a menu</comment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Arrange by</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>Mark</source>
        <comment>the title of a menu</comment>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Name of the merged album</source>
        <translation>Name des zusammengeführten Albums</translation>
    </message>
    <message>
        <source>Never merge these</source>
        <translation>Nie zusammenführen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Nothing changes yet.</source>
        <translation>Noch ändert sich nichts.</translation>
    </message>
    <message>
        <source>Merge with which album?</source>
        <translation>Mit welchem Album zusammenführen?</translation>
    </message>
    <message>
        <source>This album is not there any more.</source>
        <translation>Dieses Album gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>You said that these are never merged.</source>
        <translation>Für diese wurde festgelegt, dass sie nie zusammengeführt werden.</translation>
    </message>
    <message>
        <source>The album needs a name.</source>
        <translation>Das Album braucht einen Namen.</translation>
    </message>
    <message>
        <source>{degrees}° N</source>
        <translation>{degrees}° N</translation>
    </message>
    <message>
        <source>{degrees}° S</source>
        <translation>{degrees}° S</translation>
    </message>
    <message>
        <source>{degrees}° E</source>
        <translation>{degrees}° O</translation>
    </message>
    <message>
        <source>{degrees}° W</source>
        <translation>{degrees}° W</translation>
    </message>
    <message>
        <source>Their files are gone. They come back with them, and are forgotten after 90 days; what you said about them is kept.</source>
        <translation>Die Dateien sind weg. Mit ihnen kommen die Fotos zurück; nach 90 Tagen werden sie vergessen. Eigene Angaben dazu bleiben erhalten.</translation>
    </message>
    <message>
        <source>You moved them to the trash. Until it is emptied, they can be put back from there, or with undo; what you said about them is kept.</source>
        <translation>In den Papierkorb gelegt. Bis er geleert wird, lassen sie sich von dort oder mit „Rückgängig“ zurückholen. Eigene Angaben dazu bleiben erhalten.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>missing since {date}</source>
        <translation>fehlt seit {date}</translation>
    </message>
    <message>
        <source>Its file is gone.</source>
        <translation>Die Datei ist weg.</translation>
    </message>
    <message>
        <source>Its file is gone since {date}.</source>
        <translation>Die Datei fehlt seit dem {date}.</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <source>in the trash since {date}</source>
        <translation>im Papierkorb seit {date}</translation>
    </message>
    <message>
        <source>You moved it to the trash.</source>
        <translation>In den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>You moved it to the trash on {date}.</source>
        <translation>Am {date} in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation>Modell holen</translation>
    </message>
    <message>
        <source>Size, licence and revision are kept at {host}. photoorg would ask there for this model; nothing about you or your photos is sent. Nothing is downloaded yet.</source>
        <translation>Größe, Lizenz und Revision stehen bei {host}. photoorg würde dort nach diesem Modell fragen; dabei werden keinerlei Angaben zur Person oder zu den Fotos gesendet. Noch wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>Ask {host}</source>
        <translation>{host} fragen</translation>
    </message>
    <message>
        <source>These files and no others are downloaded, and checked byte by byte. Nothing about you or your photos is sent.</source>
        <translation>Diese Dateien und keine anderen werden heruntergeladen und Byte für Byte geprüft. Dabei werden keinerlei Angaben zur Person oder zu den Fotos gesendet.</translation>
    </message>
    <message>
        <source>{whole}, {missing} missing</source>
        <translation>{whole}, davon fehlen {missing}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>{host} wird gefragt …</translation>
    </message>
    <message>
        <source>Stopped. What was downloaded so far is kept.</source>
        <translation>Gestoppt. Das bisher Heruntergeladene bleibt erhalten.</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>Holen …</translation>
    </message>
    <message>
        <source>Use</source>
        <comment>a model</comment>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a model</comment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>wird heruntergeladen</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen …</translation>
    </message>
    <message>
        <source>{verb} {model}</source>
        <translation>{model}: {verb}</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>checking {percent} %</source>
        <translation>wird geprüft, {percent} %</translation>
    </message>
    <message>
        <source>downloading {percent} %</source>
        <translation>wird heruntergeladen, {percent} %</translation>
    </message>
    <message>
        <source>Waiting for the hub…</source>
        <translation>Warten auf den Modell-Server …</translation>
    </message>
    <message>
        <source>Looks at every photo once; searches, similar photos and albums rest on what it sees.</source>
        <translation>Analysiert jedes Foto einmal; Suche, ähnliche Fotos und Alben beruhen auf dem, was es sieht.</translation>
    </message>
    <message>
        <source>Says in words what a photo shows.</source>
        <translation>Sagt in Worten, was ein Foto zeigt.</translation>
    </message>
    <message>
        <source>comes with photoorg</source>
        <translation>mit photoorg geliefert</translation>
    </message>
    <message>
        <source>takes over when it has seen all photos</source>
        <translation>übernimmt, sobald es alle Fotos gesehen hat</translation>
    </message>
    <message>
        <source>{percent} % downloaded</source>
        <translation>{percent} % heruntergeladen</translation>
    </message>
    <message>
        <source>Use the parts trained on Flickr8k (non-commercial terms)</source>
        <translation>Mit Flickr8k trainierte Teile verwenden (nicht kommerziell)</translation>
    </message>
    <message>
        <source>Flickr8k is for non-commercial research and education. Without these parts the built-in models are free of such terms, and find and describe less well.</source>
        <translation>Flickr8k ist für nicht kommerzielle Forschung und Lehre. Ohne diese Teile sind die mitgelieferten Modelle frei von solchen Bedingungen, finden und beschreiben aber weniger gut.</translation>
    </message>
    <message>
        <source>The built-in models need nothing else. Others see more and say more; each is downloaded only when you agree, and then works offline like the rest.</source>
        <translation>Die mitgelieferten Modelle brauchen sonst nichts. Andere sehen und sagen mehr; jedes wird nur mit Zustimmung heruntergeladen und arbeitet dann wie die übrigen ohne Netz.</translation>
    </message>
    <message>
        <source>Another one: openclip:ARCHITECTURE/PRETRAINED or vlm:OWNER/NAME</source>
        <translation>Ein anderes: openclip:ARCHITECTURE/PRETRAINED oder vlm:OWNER/NAME</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>Anderes Modell</translation>
    </message>
    <message>
        <source>Another model is being downloaded; others can follow after it.</source>
        <translation>Ein anderes Modell wird gerade heruntergeladen; weitere können danach folgen.</translation>
    </message>
    <message>
        <source>The models that are on this computer. They work offline, and what they see stays here.</source>
        <translation>Die Modelle auf diesem Computer. Sie arbeiten ohne Netz, und was sie sehen, bleibt hier.</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>Alle Modelle …</translation>
    </message>
    <message>
        <source>Choose, get and remove models</source>
        <translation>Modelle wählen, holen und entfernen</translation>
    </message>
    <message>
        <source>runs on {device}</source>
        <translation>läuft auf {device}</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{weekday}, {date}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <comment>a day and the time of day</comment>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>{date} {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>It was stopped. The library is where it was.</source>
        <translation>Das wurde gestoppt. Die Bibliothek ist, wo sie war.</translation>
    </message>
    <message>
        <source>Moving the library</source>
        <translation>Bibliothek wird verschoben</translation>
    </message>
    <message>
        <source>to {folder}</source>
        <translation>nach {folder}</translation>
    </message>
    <message>
        <source>The library was not moved: {reason}</source>
        <translation>Die Bibliothek wurde nicht verschoben: {reason}</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>Name des Albums</translation>
    </message>
    <message>
        <source>first ask why two photos are alike</source>
        <translation>erst fragen, warum zwei Fotos ähnlich sind</translation>
    </message>
    <message>
        <source>select a photo that was found similar to one of yours</source>
        <translation>ein Foto auswählen, das als ähnlich gefunden wurde</translation>
    </message>
    <message>
        <source>select two photos</source>
        <translation>zwei Fotos auswählen</translation>
    </message>
    <message>
        <source>select two to four photos</source>
        <translation>zwei bis vier Fotos auswählen</translation>
    </message>
    <message>
        <source>first compare some photos</source>
        <translation>erst einige Fotos vergleichen</translation>
    </message>
    <message>
        <source>compare two photos</source>
        <translation>zwei Fotos vergleichen</translation>
    </message>
    <message>
        <source>compare three photos or four</source>
        <translation>drei oder vier Fotos vergleichen</translation>
    </message>
    <message>
        <source>not while you compare</source>
        <translation>nicht beim Vergleichen</translation>
    </message>
    <message>
        <source>select photos</source>
        <translation>Fotos auswählen</translation>
    </message>
    <message>
        <source>first search for something</source>
        <translation>erst nach etwas suchen</translation>
    </message>
    <message>
        <source>select a saved search</source>
        <translation>eine gespeicherte Suche auswählen</translation>
    </message>
    <message>
        <source>go to a tag</source>
        <translation>ein Schlagwort öffnen</translation>
    </message>
    <message>
        <source>select two photos or more</source>
        <translation>zwei oder mehr Fotos auswählen</translation>
    </message>
    <message>
        <source>select a photo in “To review”</source>
        <translation>ein Foto in „Zu prüfen“ auswählen</translation>
    </message>
    <message>
        <source>select a photo</source>
        <translation>ein Foto auswählen</translation>
    </message>
    <message>
        <source>not while you review</source>
        <translation>nicht beim Prüfen</translation>
    </message>
    <message>
        <source>select photos in an album</source>
        <translation>Fotos in einem Album auswählen</translation>
    </message>
    <message>
        <source>select two albums</source>
        <translation>zwei Alben auswählen</translation>
    </message>
    <message>
        <source>select one album</source>
        <translation>ein einzelnes Album auswählen</translation>
    </message>
    <message>
        <source>select an album</source>
        <translation>ein Album auswählen</translation>
    </message>
    <message>
        <source>select an album that lies in another one</source>
        <translation>ein Album auswählen, das in einem anderen liegt</translation>
    </message>
    <message>
        <source>the album is yours already</source>
        <translation>das Album ist schon festgehalten</translation>
    </message>
    <message>
        <source>the folder can be seen</source>
        <translation>der Ordner ist verbunden</translation>
    </message>
    <message>
        <source>go to a folder</source>
        <translation>in einen Ordner gehen</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>es läuft nichts</translation>
    </message>
    <message>
        <source>there are no problems</source>
        <translation>es gibt keine Probleme</translation>
    </message>
    <message>
        <source>there is nowhere to go back to</source>
        <translation>es gibt kein Zurück</translation>
    </message>
    <message>
        <source>there are no details here</source>
        <translation>hier gibt es keine Details</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>nichts fehlt</translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>nichts hat sich geändert</translation>
    </message>
    <message>
        <source>not possible here</source>
        <translation>hier nicht möglich</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>The order of the photos that were found</source>
        <translation>Reihenfolge der gefundenen Fotos</translation>
    </message>
    <message>
        <source>Name of the part {name}</source>
        <translation>Name des Teils „{name}“</translation>
    </message>
    <message>
        <source>Make an album of this part</source>
        <translation>Aus diesem Teil ein Album machen</translation>
    </message>
    <message>
        <source>Make an album of {part}</source>
        <translation>Aus „{part}“ ein Album machen</translation>
    </message>
    <message>
        <source>Put together with another part</source>
        <translation>Mit einem anderen Teil zusammenlegen</translation>
    </message>
    <message>
        <source>Put {part} together with another part</source>
        <translation>„{part}“ mit einem anderen Teil zusammenlegen</translation>
    </message>
    <message>
        <source>Put together with “{part}”</source>
        <translation>Mit „{part}“ zusammenlegen</translation>
    </message>
    <message numerus="yes">
        <source>%n photos · stay in {album}</source>
        <translation>
            <numerusform>%n Foto · bleibt in „{album}“</numerusform>
            <numerusform>%n Fotos · bleiben in „{album}“</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick two parts at least.</source>
        <translation>Mindestens zwei Teile anhaken.</translation>
    </message>
    <message>
        <source>Every part needs a name.</source>
        <translation>Jeder Teil braucht einen Namen.</translation>
    </message>
    <message>
        <source>Two parts are called “{name}”.</source>
        <translation>Zwei Teile heißen „{name}“.</translation>
    </message>
    <message numerus="yes">
        <source>{album} gets %n albums below it</source>
        <translation>
            <numerusform>„{album}“ bekommt %n Unteralbum</numerusform>
            <numerusform>„{album}“ bekommt %n Unteralben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos stay directly in it</source>
        <translation>
            <numerusform>%n Foto bleibt direkt darin</numerusform>
            <numerusform>%n Fotos bleiben direkt darin</numerusform>
        </translation>
    </message>
    <message>
        <source>until {day}</source>
        <comment>a date</comment>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <comment>a date</comment>
        <translation>seit {day}</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>The left photo</source>
        <translation>Das linke Foto</translation>
    </message>
    <message>
        <source>The right photo</source>
        <translation>Das rechte Foto</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>Nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>Not in the library</source>
        <translation>Nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>Photo {number} of {count}: {name}</source>
        <translation>Foto {number} von {count}: {name}</translation>
    </message>
    <message>
        <source>{photo} is described as {words}</source>
        <translation>Beschreibung von {photo}: {words}</translation>
    </message>
    <message>
        <source>On this day</source>
        <translation>An diesem Tag</translation>
    </message>
    <message>
        <source>Photos in this area</source>
        <translation>Fotos in diesem Gebiet</translation>
    </message>
    <message>
        <source>Photos taken on {day} in earlier years</source>
        <translation>Fotos vom {day} aus früheren Jahren</translation>
    </message>
    <message numerus="yes">
        <source>%n photos with a place</source>
        <translation>
            <numerusform>%n Foto mit Ort</numerusform>
            <numerusform>%n Fotos mit Ort</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos, their names and places, what you search for and what you say about them never leave this computer. photoorg sends no reports, looks for no updates and loads no maps.</source>
        <translation>Fotos, ihre Namen und Orte, Suchen und eigene Angaben verlassen diesen Computer nie. photoorg sendet keine Berichte, sucht nicht nach Updates und lädt keine Karten.</translation>
    </message>
    <message>
        <source>You have agreed to nothing: photoorg does not use the network at all.</source>
        <translation>Bisher wurde keinem Download zugestimmt: photoorg benutzt das Netz überhaupt nicht.</translation>
    </message>
    <message>
        <source>You agreed to these downloads. Apart from them photoorg does not use the network; each asked its server for those files alone.</source>
        <translation>Diesen Downloads wurde zugestimmt. Sonst benutzt photoorg das Netz nicht; bei jedem wurden nur diese Dateien vom Server abgerufen.</translation>
    </message>
    <message>
        <source>from {place}, revision {revision}</source>
        <translation>von {place}, Revision {revision}</translation>
    </message>
    <message>
        <source>downloaded</source>
        <translation>heruntergeladen</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>agreed on {date}</source>
        <translation>zugestimmt am {date}</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Take back the agreement to {model}</source>
        <translation>Zustimmung zu {model} widerrufen</translation>
    </message>
    <message>
        <source>It is in use: choose another model first</source>
        <translation>Wird benutzt: erst ein anderes Modell wählen</translation>
    </message>
    <message>
        <source>Delete the model and forget that you agreed; photoorg asks anew next time</source>
        <translation>Modell löschen und Zustimmung vergessen; photoorg fragt beim nächsten Mal neu</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>These files are left out of the library. Everything else works without them.</source>
        <translation>Diese Dateien fehlen in der Bibliothek. Alles andere funktioniert auch ohne sie.</translation>
    </message>
    <message>
        <source>Every photo in your folders could be read.</source>
        <translation>Alle Fotos in den Ordnern konnten gelesen werden.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>{part} · Delete takes it away</source>
        <translation>{part} · Entf entfernt</translation>
    </message>
    <message>
        <source>Enter opens its menu, Delete takes it away.</source>
        <translation>Eingabe öffnet das Menü, Entf entfernt.</translation>
    </message>
    <message>
        <source>Look for this</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation>Wörter ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>a photo that is gone</source>
        <translation>ein verschwundenes Foto</translation>
    </message>
    <message>
        <source>without “{words}”</source>
        <translation>ohne „{words}“</translation>
    </message>
    <message>
        <source>unlike {photo}</source>
        <translation>nicht wie {photo}</translation>
    </message>
    <message>
        <source>like {photo}</source>
        <translation>wie {photo}</translation>
    </message>
    <message>
        <source>Similar to {photo}</source>
        <translation>Ähnlich wie {photo}</translation>
    </message>
    <message>
        <source>within {km} km of {north}, {east}</source>
        <translation>bis {km} km um {north}, {east}</translation>
    </message>
    <message>
        <source>Rating: ratings differ</source>
        <translation>Bewertung: unterschiedlich</translation>
    </message>
    <message>
        <source>Rating: none</source>
        <translation>Bewertung: keine</translation>
    </message>
    <message numerus="yes">
        <source>Rating: %n stars</source>
        <translation>
            <numerusform>Bewertung: %n Stern</numerusform>
            <numerusform>Bewertung: %n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a star, or press 1 to 5</source>
        <translation>Stern anklicken oder 1 bis 5 drücken</translation>
    </message>
    <message>
        <source>The photo you asked about. The nearest ones come first.</source>
        <translation>Das Foto, nach dem gesucht wird. Die ähnlichsten kommen zuerst.</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>Die Suche ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Try other words, or fewer. Photos can be found once photoorg has looked at them.</source>
        <translation>Andere oder weniger Wörter versuchen. Fotos lassen sich finden, sobald photoorg sie analysiert hat.</translation>
    </message>
    <message>
        <source>No photos found</source>
        <translation>Keine Fotos gefunden</translation>
    </message>
    <message>
        <source>The first search takes a little longer.</source>
        <translation>Die erste Suche dauert etwas länger.</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds so far.</source>
        <translation>
            <numerusform>Bisher %n Sekunde.</numerusform>
            <numerusform>Bisher %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through your photos…</source>
        <translation>Fotos werden durchsucht …</translation>
    </message>
    <message>
        <source>in {album} · nearer to {other}</source>
        <translation>in „{album}“ · näher an „{other}“</translation>
    </message>
    <message>
        <source>nearer to {other}</source>
        <translation>näher an „{other}“</translation>
    </message>
    <message>
        <source>It is in {album}, and nearer to {other}.</source>
        <translation>Es liegt in „{album}“, aber näher an „{other}“.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Edit history…</source>
        <translation>Verlauf …</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>View</source>
        <comment>look at a photo</comment>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>In anderem Programm öffnen</translation>
    </message>
    <message>
        <source>Add to search</source>
        <translation>Zur Suche hinzufügen</translation>
    </message>
    <message>
        <source>Exclude like this</source>
        <translation>Ähnliche ausschließen</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>a verb</comment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Gekoppelt</translation>
    </message>
    <message>
        <source>One over the other</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>Remove from comparison</source>
        <translation>Aus Vergleich entfernen</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Weniger davon</translation>
    </message>
    <message>
        <source>Move to album…</source>
        <translation>In Album verschieben …</translation>
    </message>
    <message>
        <source>These belong together</source>
        <translation>Gehören zusammen</translation>
    </message>
    <message>
        <source>Show on similarity map</source>
        <translation>Auf Ähnlichkeitskarte zeigen</translation>
    </message>
    <message>
        <source>Show its album</source>
        <translation>Album zeigen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Caption…</source>
        <translation>Bildunterschrift …</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 Sterne</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 Sterne</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 Sterne</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Aussortieren</translation>
    </message>
    <message>
        <source>Neither picked nor rejected</source>
        <translation>Weder ausgewählt noch aussortiert</translation>
    </message>
    <message>
        <source>Go on after stars and flags</source>
        <translation>Nach dem Markieren weitergehen</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Bleibt hier</translation>
    </message>
    <message>
        <source>Move there</source>
        <translation>Dorthin verschieben</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a verb</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>an album</comment>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Aufteilen …</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen …</translation>
    </message>
    <message>
        <source>Never merge these two</source>
        <translation>Nie zusammenführen</translation>
    </message>
    <message>
        <source>Move to top level</source>
        <translation>Auf oberste Ebene</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Find similar to copied photo</source>
        <translation>Ähnliche zu kopiertem Foto suchen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Update library</source>
        <translation>Bibliothek aktualisieren</translation>
    </message>
    <message>
        <source>Try problems again</source>
        <translation>Problemfälle neu einlesen</translation>
    </message>
    <message>
        <source>Locate folder…</source>
        <translation>Ordner suchen …</translation>
    </message>
    <message>
        <source>Forget missing photos…</source>
        <translation>Fehlende Fotos vergessen …</translation>
    </message>
    <message>
        <source>Remove folder from library…</source>
        <translation>Ordner aus Bibliothek entfernen …</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>In den Papierkorb legen …</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Lernen …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <source>Search</source>
        <comment>a verb</comment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern …</translation>
    </message>
    <message>
        <source>Save search…</source>
        <translation>Suche speichern …</translation>
    </message>
    <message>
        <source>Rename search</source>
        <translation>Suche umbenennen</translation>
    </message>
    <message>
        <source>Delete search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>Schlagwort umbenennen</translation>
    </message>
    <message>
        <source>Take tag from all photos</source>
        <translation>Schlagwort von allen Fotos entfernen</translation>
    </message>
    <message>
        <source>Forget recent searches</source>
        <translation>Letzte Suchen vergessen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Equal squares</source>
        <translation>Gleiche Quadrate</translation>
    </message>
    <message>
        <source>Their own shapes</source>
        <translation>Eigene Formate</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>what photos are arranged by</comment>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <comment>what photos are arranged by</comment>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Nothing</source>
        <comment>what photos are arranged by</comment>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Larger photos</source>
        <translation>Größere Fotos</translation>
    </message>
    <message>
        <source>Smaller photos</source>
        <translation>Kleinere Fotos</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Nächster Abschnitt</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Voriger Abschnitt</translation>
    </message>
    <message>
        <source>Select this section</source>
        <translation>Abschnitt auswählen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Select a photo to decide where it belongs: Y, M or N, as on the buttons.</source>
        <translation>Ein Foto auswählen, um zu entscheiden, wohin es gehört: Y, M oder N wie auf den Knöpfen.</translation>
    </message>
    <message>
        <source>Stays in {album}</source>
        <translation>Bleibt in „{album}“</translation>
    </message>
    <message>
        <source>Stay where they are</source>
        <translation>Bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Move to {album}</source>
        <translation>In „{album}“ verschieben</translation>
    </message>
    <message>
        <source>Move to the nearer</source>
        <translation>Ins nähere verschieben</translation>
    </message>
    <message numerus="yes">
        <source>%n photos selected.</source>
        <translation>
            <numerusform>%n Foto ausgewählt.</numerusform>
            <numerusform>%n Fotos ausgewählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos stay in {album}.</source>
        <translation>
            <numerusform>%n Foto bleibt in „{album}“.</numerusform>
            <numerusform>%n Fotos bleiben in „{album}“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to {album}.</source>
        <translation>
            <numerusform>%n Foto in „{album}“ verschoben.</numerusform>
            <numerusform>%n Fotos in „{album}“ verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>How well each photo fits, the best at the left. What is left of the line counts as likely: drag it, or use the arrow keys. Double-click or Backspace puts it back.</source>
        <translation>Wie gut jedes Foto passt, die besten links. Was links der Linie liegt, gilt als wahrscheinlich: ziehen oder mit den Pfeiltasten verschieben. Doppelklick oder Rücktaste setzt sie zurück.</translation>
    </message>
    <message numerus="yes">
        <source>{likely} likely of %n photos</source>
        <translation>
            <numerusform>{likely} von %n Foto wahrscheinlich</numerusform>
            <numerusform>{likely} von %n Fotos wahrscheinlich</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} likely</source>
        <translation>{count} wahrscheinlich</translation>
    </message>
    <message>
        <source>none likely</source>
        <translation>keines wahrscheinlich</translation>
    </message>
    <message>
        <source>Place in the photos</source>
        <translation>Stelle in den Fotos</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Die Suche wurde gestoppt.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Filter: date, camera, type, album…</source>
        <translation>Filter: Datum, Kamera, Typ, Album …</translation>
    </message>
    <message>
        <source>Search, or drop a photo</source>
        <translation>Suchen oder Foto hierher ziehen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Words, a photo that is dropped or pasted here, a date, or camera:, type:, in:, near:. A minus before words excludes them.</source>
        <translation>Wörter, ein hierher gezogenes oder eingefügtes Foto, ein Datum oder kamera:, typ:, in:, nahe:. Ein Minus vor Wörtern schließt sie aus.</translation>
    </message>
    <message>
        <source>Saved the search {name}.</source>
        <translation>Suche „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Renamed the search to {name}.</source>
        <translation>Suche in „{name}“ umbenannt.</translation>
    </message>
    <message>
        <source>Deleted the search {name}; the photos stay.</source>
        <translation>Suche „{name}“ gelöscht; die Fotos bleiben.</translation>
    </message>
    <message>
        <source>Recent searches are forgotten.</source>
        <translation>Die letzten Suchen sind vergessen.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Reset “{setting}” to its default</source>
        <translation>„{setting}“ zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>How photoorg looks.</source>
        <translation>Wie photoorg aussieht.</translation>
    </message>
    <message>
        <source>When photoorg works, and what counts when it makes albums. What photos show always counts; a change here arranges the albums again after a moment.</source>
        <translation>Wann photoorg arbeitet und was beim Bilden von Alben zählt. Was Fotos zeigen, zählt immer; eine Änderung hier ordnet die Alben nach einem Moment neu an.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Use the defaults instead</source>
        <translation>Standardwerte verwenden</translation>
    </message>
    <message>
        <source>moves among the photos</source>
        <translation>führt durch die Fotos</translation>
    </message>
    <message>
        <source>selects photos</source>
        <translation>wählt Fotos aus</translation>
    </message>
    <message>
        <source>selects all photos</source>
        <translation>wählt alle Fotos aus</translation>
    </message>
    <message>
        <source>selects a photo</source>
        <translation>wählt ein Foto aus</translation>
    </message>
    <message>
        <source>moves from one part of the window to the next</source>
        <translation>führt zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>moves from one part of the window to the one before</source>
        <translation>führt zum vorigen Teil des Fensters</translation>
    </message>
    <message>
        <source>opens the menu on what is selected</source>
        <translation>öffnet das Menü zur Auswahl</translation>
    </message>
    <message>
        <source>in the photos</source>
        <translation>in den Fotos</translation>
    </message>
    <message>
        <source>Key for {command}</source>
        <translation>Taste für „{command}“</translation>
    </message>
    <message>
        <source>Click here, then press a key</source>
        <translation>Hier klicken, dann eine Taste drücken</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>No key for {command}</source>
        <translation>Keine Taste für „{command}“</translation>
    </message>
    <message>
        <source>Reset the keys of {command} to default</source>
        <translation>Tasten von „{command}“ zurücksetzen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>the key as it is</comment>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>also {keys}</source>
        <translation>auch {keys}</translation>
    </message>
    <message>
        <source>{key} {does}: please take another one.</source>
        <translation>{key} {does}: Bitte eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>{key} is {commands}: replace?</source>
        <translation>{key} gehört zu {commands}: ersetzen?</translation>
    </message>
    <message>
        <source>Click into a field and press the key that you want. Keys “in the photos” count only while the photos have the keyboard.</source>
        <translation>In ein Feld klicken und die gewünschte Taste drücken. Tasten „in den Fotos“ gelten nur, solange die Fotos den Fokus haben.</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Kein Befehl heißt so.</translation>
    </message>
    <message>
        <source>Not now: {reason}.</source>
        <translation>Jetzt nicht: {reason}.</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>jetzt nicht</translation>
    </message>
    <message>
        <source>Reset all to default</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>{commands} had a key of these and has it no more.</source>
        <translation>Eine dieser Tasten gehörte zu {commands} und gehört nicht mehr dazu.</translation>
    </message>
    <message>
        <source>“{tag}” fits this photo better than {percent} % of your photos.</source>
        <translation>„{tag}“ passt zu diesem Foto besser als zu {percent} % der Fotos.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>Name der Suche</translation>
    </message>
    <message>
        <source>Name of the tag</source>
        <translation>Name des Schlagworts</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Split</source>
        <comment>a page</comment>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>a page</comment>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Why are these similar?</source>
        <translation>Warum sind sie ähnlich?</translation>
    </message>
    <message>
        <source>Compare</source>
        <comment>a page</comment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>similar photos lie near each other</source>
        <translation>ähnliche Fotos liegen beieinander</translation>
    </message>
    <message>
        <source>Similarity map</source>
        <translation>Ähnlichkeitskarte</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>photos whose files are gone</source>
        <translation>Fotos, deren Dateien verschwunden sind</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>photos</comment>
        <translation>Fehlende Fotos</translation>
    </message>
    <message>
        <source>photos that you moved to the trash</source>
        <translation>Fotos, die in den Papierkorb gelegt wurden</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>Im Papierkorb</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>Albums cannot lie among the photos that resemble few others.</source>
        <translation>Alben können nicht unter den Fotos liegen, die kaum anderen ähneln.</translation>
    </message>
    <message>
        <source>To merge albums, choose at least two.</source>
        <translation>Zum Zusammenführen mindestens zwei Alben auswählen.</translation>
    </message>
    <message>
        <source>An album cannot take in one that it lies in.</source>
        <translation>Ein Album kann keines aufnehmen, in dem es selbst liegt.</translation>
    </message>
    <message>
        <source>To split an album, there must be photos for two parts at least.</source>
        <translation>Zum Aufteilen muss es Fotos für mindestens zwei Teile geben.</translation>
    </message>
    <message>
        <source>The parts of an album need different names.</source>
        <translation>Die Teile eines Albums brauchen verschiedene Namen.</translation>
    </message>
    <message>
        <source>A photo can be in one part only.</source>
        <translation>Ein Foto kann nur in einem Teil sein.</translation>
    </message>
    <message>
        <source>To say that photos belong together, choose at least two.</source>
        <translation>Um zu sagen, dass Fotos zusammengehören, mindestens zwei auswählen.</translation>
    </message>
    <message>
        <source>To keep albums apart, choose two.</source>
        <translation>Um Alben getrennt zu halten, zwei auswählen.</translation>
    </message>
    <message>
        <source>Photos that resemble few others are no album: move them into one.</source>
        <translation>Fotos, die kaum anderen ähneln, sind kein Album: bitte in eines verschieben.</translation>
    </message>
    <message>
        <source>Some of these photos are not in the library any more.</source>
        <translation>Einige dieser Fotos sind nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>Some of these photos are not in the album any more.</source>
        <translation>Einige dieser Fotos sind nicht mehr im Album.</translation>
    </message>
    <message>
        <source>There is an album “{name}” here already.</source>
        <translation>Hier gibt es schon ein Album „{name}“.</translation>
    </message>
    <message>
        <source>An album needs a name.</source>
        <translation>Ein Album braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name of an album may have {count} letters at most.</source>
        <translation>Der Name eines Albums darf höchstens {count} Zeichen haben.</translation>
    </message>
    <message>
        <source>An album cannot lie in itself.</source>
        <translation>Ein Album kann nicht in sich selbst liegen.</translation>
    </message>
    <message>
        <source>An album can be split by {ways}, not by “{way}”.</source>
        <translation>Ein Album lässt sich nach {ways} aufteilen, nicht nach „{way}“.</translation>
    </message>
    <message>
        <source>There are no photos in this album that could be split.</source>
        <translation>In diesem Album sind keine Fotos, die sich aufteilen ließen.</translation>
    </message>
    <message>
        <source>This search is not there any more.</source>
        <translation>Diese Suche gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is nothing to save: this search looks for nothing.</source>
        <translation>Es gibt nichts zu speichern: Diese Suche sucht nichts.</translation>
    </message>
    <message>
        <source>A search needs a name.</source>
        <translation>Eine Suche braucht einen Namen.</translation>
    </message>
    <message>
        <source>This tag is not there any more.</source>
        <translation>Dieses Schlagwort gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>Ein Schlagwort braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name of a tag may have {count} letters at most.</source>
        <translation>Der Name eines Schlagworts darf höchstens {count} Zeichen haben.</translation>
    </message>
    <message>
        <source>A caption may have {count} letters at most.</source>
        <translation>Eine Bildunterschrift darf höchstens {count} Zeichen haben.</translation>
    </message>
    <message>
        <source>This cannot be undone or done again: {error}.</source>
        <translation>Das lässt sich nicht rückgängig machen oder wiederholen: {error}.</translation>
    </message>
    <message>
        <source>Photos come back from the trash, and go there again, in the window.</source>
        <translation>Nur im Fenster lassen sich Fotos aus dem Papierkorb zurückholen oder wieder hineinlegen.</translation>
    </message>
    <message>
        <source>Act {number} of the journal names no act.</source>
        <translation>Schritt {number} im Verlauf nennt keinen Schritt.</translation>
    </message>
    <message>
        <source>“{value}” is no date.</source>
        <translation>„{value}“ ist kein Datum.</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>„{value}“ ist weder yes noch no.</translation>
    </message>
    <message>
        <source>“{value}” is no place: it takes latitude, longitude and kilometres: 41.9,12.5,3.</source>
        <translation>„{value}“ ist kein Ort; nötig sind Breite, Länge und Kilometer: 41.9,12.5,3.</translation>
    </message>
    <message>
        <source>“{value}” is no album.</source>
        <translation>„{value}“ ist kein Album.</translation>
    </message>
    <message>
        <source>“{value}” is no number of stars: it takes 1 to {most}.</source>
        <translation>„{value}“ ist keine Anzahl von Sternen; möglich sind 1 bis {most}.</translation>
    </message>
    <message>
        <source>“{value}” is no mark: it takes {marks}.</source>
        <translation>„{value}“ ist keine Markierung; möglich sind {marks}.</translation>
    </message>
    <message>
        <source>This photoorg cannot look for “{name}”.</source>
        <translation>Diese photoorg-Version kann nicht nach „{name}“ suchen.</translation>
    </message>
    <message>
        <source>A photo of this search has not been looked at yet; please wait.</source>
        <translation>Ein Foto dieser Suche wurde noch nicht analysiert; bitte warten.</translation>
    </message>
    <message>
        <source>A photo of this search is no longer in the library.</source>
        <translation>Ein Foto dieser Suche ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>This photo is not in the library any more.</source>
        <translation>Dieses Foto ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>This photo has not been looked at yet; please wait for the update.</source>
        <translation>Dieses Foto wurde noch nicht analysiert; bitte die Aktualisierung abwarten.</translation>
    </message>
    <message>
        <source>This photo is in no album yet; please wait for the update.</source>
        <translation>Dieses Foto ist noch in keinem Album; bitte die Aktualisierung abwarten.</translation>
    </message>
    <message>
        <source>Search reads English words; it does not know {words}.</source>
        <translation>Die Suche versteht englische Wörter; {words} kennt sie nicht.</translation>
    </message>
    <message>
        <source>The map is drawn.</source>
        <translation>Die Karte ist gezeichnet.</translation>
    </message>
    <message>
        <source>There are too few photos for a map: {count} are needed.</source>
        <translation>Für eine Karte gibt es zu wenige Fotos: Nötig sind {count}.</translation>
    </message>
    <message>
        <source>What was learned is forgotten. Your corrections stay.</source>
        <translation>Das Gelernte ist vergessen. Die Korrekturen bleiben.</translation>
    </message>
    <message>
        <source>Albums and searches are as they were learned then.</source>
        <translation>Alben und Suche richten sich wieder nach dem damals Gelernten.</translation>
    </message>
    <message>
        <source>Nothing that was learned is used now.</source>
        <translation>Nichts Gelerntes wird jetzt verwendet.</translation>
    </message>
    <message>
        <source>Learned from your albums: photos of albums not seen before match {gain} points better.</source>
        <translation>Aus den Alben gelernt: Fotos aus noch nicht gesehenen Alben passen um {gain} Punkte besser zusammen.</translation>
    </message>
    <message>
        <source>No gain from learning yet: albums match better, but their groups {loss} points worse.</source>
        <translation>Lernen bringt noch nichts: Alben passen besser zusammen, ihre Gruppen aber um {loss} Punkte schlechter.</translation>
    </message>
    <message>
        <source>No gain from learning yet: {gain} points better on other albums may well be chance.</source>
        <translation>Lernen bringt noch nichts: {gain} Punkte besser bei anderen Alben können auch Zufall sein.</translation>
    </message>
    <message>
        <source>No gain from learning yet: other albums do not match better than without it.</source>
        <translation>Lernen bringt noch nichts: Andere Alben passen damit nicht besser zusammen als ohne.</translation>
    </message>
    <message>
        <source>Learning needs {albums} albums with {photos} photos of different moments each; there is none yet.</source>
        <translation>Zum Lernen braucht es {albums} Alben mit je {photos} Fotos aus verschiedenen Momenten; noch gibt es keines.</translation>
    </message>
    <message>
        <source>Learning needs {albums} albums with {photos} photos of different moments each; there is one yet.</source>
        <translation>Zum Lernen braucht es {albums} Alben mit je {photos} Fotos aus verschiedenen Momenten; bisher gibt es eines.</translation>
    </message>
    <message>
        <source>Learning needs {albums} albums with {photos} photos of different moments each; there are {count} yet.</source>
        <translation>Zum Lernen braucht es {albums} Alben mit je {photos} Fotos aus verschiedenen Momenten; bisher gibt es {count}.</translation>
    </message>
    <message>
        <source>It resembles few other photos of your library.</source>
        <translation>Es ähnelt kaum anderen Fotos der Bibliothek.</translation>
    </message>
    <message>
        <source>You said that it belongs together with other photos here.</source>
        <translation>Es wurde angegeben, dass es mit anderen Fotos hier zusammengehört.</translation>
    </message>
    <message>
        <source>It is here because you put it here, or kept this album with it.</source>
        <translation>Es ist hier, weil es hierher verschoben oder dieses Album mit ihm festgehalten wurde.</translation>
    </message>
    <message>
        <source>Like the photos here that it resembles most, it shows {tags}.</source>
        <translation>Wie die Fotos hier, denen es am meisten ähnelt, zeigt es {tags}.</translation>
    </message>
    <message>
        <source>It looks much like other photos here.</source>
        <translation>Es sieht anderen Fotos hier sehr ähnlich.</translation>
    </message>
    <message>
        <source>By its look alone it is even more like “{album}”.</source>
        <translation>Allein vom Aussehen her ähnelt es „{album}“ noch mehr.</translation>
    </message>
    <message>
        <source>By its look alone it is almost as much like “{album}”.</source>
        <translation>Allein vom Aussehen her ähnelt es „{album}“ fast genauso.</translation>
    </message>
    <message>
        <source>both: {tags}</source>
        <translation>beide: {tags}</translation>
    </message>
    <message>
        <source>same colours: {colour}</source>
        <translation>gleiche Farben: {colour}</translation>
    </message>
    <message>
        <source>a similar look</source>
        <translation>ähnliches Aussehen</translation>
    </message>
    <message>
        <source>little in common</source>
        <translation>wenig gemeinsam</translation>
    </message>
    <message>
        <source>Looks and meaning</source>
        <translation>Aussehen und Bedeutung</translation>
    </message>
    <message>
        <source>As you taught it</source>
        <translation>Wie gelernt</translation>
    </message>
    <message>
        <source>Same meaning</source>
        <translation>Gleiche Bedeutung</translation>
    </message>
    <message>
        <source>Same subject</source>
        <translation>Gleiches Motiv</translation>
    </message>
    <message>
        <source>Same place and time</source>
        <translation>Gleicher Ort und gleiche Zeit</translation>
    </message>
    <message>
        <source>Same colours</source>
        <translation>Gleiche Farben</translation>
    </message>
    <message>
        <source>Same place, other subject</source>
        <translation>Gleicher Ort, anderes Motiv</translation>
    </message>
    <message>
        <source>Neither photo says where it was taken.</source>
        <translation>Keines der Fotos verrät, wo es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>The left photo does not say where it was taken.</source>
        <translation>Das linke Foto verrät nicht, wo es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>The right photo does not say where it was taken.</source>
        <translation>Das rechte Foto verrät nicht, wo es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>Neither photo says which camera took it.</source>
        <translation>Keines der Fotos verrät, mit welcher Kamera es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>The left photo does not say which camera took it.</source>
        <translation>Das linke Foto verrät nicht, mit welcher Kamera es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>The right photo does not say which camera took it.</source>
        <translation>Das rechte Foto verrät nicht, mit welcher Kamera es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>Compared with photos photoorg was made with: this library was not measured yet.</source>
        <translation>Verglichen mit den Fotos, mit denen photoorg entwickelt wurde: Diese Bibliothek wurde noch nicht vermessen.</translation>
    </message>
    <message>
        <source>The describer took too long; descriptions are made of tags.</source>
        <translation>Das Beschreiben dauerte zu lange; die Beschreibungen bestehen aus Schlagwörtern.</translation>
    </message>
    <message>
        <source>Explanations come once photoorg has looked at some twenty photos with this model.</source>
        <translation>Erklärungen gibt es, sobald photoorg etwa zwanzig Fotos mit diesem Modell analysiert hat.</translation>
    </message>
    <message>
        <source>Describing was stopped.</source>
        <translation>Das Beschreiben wurde gestoppt.</translation>
    </message>
    <message>
        <source>Describing photos was stopped.</source>
        <translation>Das Beschreiben der Fotos wurde gestoppt.</translation>
    </message>
    <message>
        <source>Scoring was stopped.</source>
        <translation>Das Bewerten wurde gestoppt.</translation>
    </message>
    <message>
        <source>Photos that resemble few others come here by themselves: drop them on an album.</source>
        <translation>Fotos, die kaum anderen ähneln, kommen von selbst hierher: Sie lassen sich auf ein Album ziehen.</translation>
    </message>
    <message>
        <source>{album}, proposed</source>
        <translation>{album}, vorgeschlagen</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>photos that may belong in another album</source>
        <translation>Fotos, die vielleicht in ein anderes Album gehören</translation>
    </message>
    <message>
        <source>{album}, perhaps {names}</source>
        <translation>{album}, vielleicht {names}</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>Library, albums and folders</source>
        <translation>Bibliothek, Alben und Ordner</translation>
    </message>
    <message>
        <source>Photos taken at the same time lie together</source>
        <translation>Zur gleichen Zeit aufgenommene Fotos liegen beisammen</translation>
    </message>
    <message>
        <source>Photos taken at the same place lie together</source>
        <translation>Am gleichen Ort aufgenommene Fotos liegen beisammen</translation>
    </message>
    <message>
        <source>Photos in the same folder on the disk lie together</source>
        <translation>Fotos im selben Ordner auf dem Datenträger liegen beisammen</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Arrange albums so</source>
        <translation>Alben so anordnen</translation>
    </message>
    <message>
        <source>{signal}: less at the left, more at the right</source>
        <translation>{signal}: links weniger, rechts mehr</translation>
    </message>
    <message>
        <source>{signal} counts {factor}</source>
        <translation>{signal} zählt {factor}</translation>
    </message>
    <message>
        <source>Map of similar photos</source>
        <translation>Karte ähnlicher Fotos</translation>
    </message>
    <message numerus="yes">
        <source>and %n more photos like it</source>
        <translation>
            <numerusform>und %n weiteres ähnliches Foto</numerusform>
            <numerusform>und %n weitere ähnliche Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>A map of your photos</source>
        <translation>Eine Karte der Fotos</translation>
    </message>
    <message>
        <source>Similar photos lie near each other here, in the colours of their albums. Drawing it takes a while; photos that come later find their place by themselves.</source>
        <translation>Ähnliche Fotos liegen hier beieinander, in den Farben ihrer Alben. Das Zeichnen dauert eine Weile; später hinzukommende Fotos finden ihren Platz von selbst.</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Karte zeichnen</translation>
    </message>
    <message>
        <source>It appears here when it is done.</source>
        <translation>Sie erscheint hier, sobald sie fertig ist.</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>Ganze Karte</translation>
    </message>
    <message>
        <source>The whole map (Home)</source>
        <translation>Die ganze Karte (Pos1)</translation>
    </message>
    <message numerus="yes">
        <source>%n photos of {whole} here</source>
        <translation>
            <numerusform>%n von {whole} Fotos hier</numerusform>
            <numerusform>%n von {whole} Fotos hier</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in this album</source>
        <translation>Nicht in dieses Album</translation>
    </message>
    <message>
        <source>Not in {album}</source>
        <translation>Nicht in „{album}“</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>Als Titelbild verwenden</translation>
    </message>
    <message>
        <source>Use as cover of {album}</source>
        <translation>Als Titelbild von „{album}“ verwenden</translation>
    </message>
    <message numerus="yes">
        <source>New album with %n photos…</source>
        <translation>
            <numerusform>Neues Album mit %n Foto …</numerusform>
            <numerusform>Neues Album mit %n Fotos …</numerusform>
        </translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album …</translation>
    </message>
    <message numerus="yes">
        <source>Move %n photos to</source>
        <translation>
            <numerusform>%n Foto verschieben in</numerusform>
            <numerusform>%n Fotos verschieben in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos taken out of {album}.</source>
        <translation>
            <numerusform>%n Foto aus „{album}“ herausgenommen.</numerusform>
            <numerusform>%n Fotos aus „{album}“ herausgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos belong together now.</source>
        <translation>
            <numerusform>%n Foto gehört jetzt zusammen.</numerusform>
            <numerusform>%n Fotos gehören jetzt zusammen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{album} has this photo on its cover.</source>
        <translation>„{album}“ hat jetzt dieses Titelbild.</translation>
    </message>
    <message>
        <source>This photo is in no album yet.</source>
        <translation>Dieses Foto ist noch in keinem Album.</translation>
    </message>
    <message numerus="yes">
        <source>Made {album} with %n photos.</source>
        <translation>
            <numerusform>„{album}“ mit %n Foto angelegt.</numerusform>
            <numerusform>„{album}“ mit %n Fotos angelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Made {album}.</source>
        <translation>„{album}“ angelegt.</translation>
    </message>
    <message>
        <source>By subject</source>
        <translation>Nach Motiv</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Ort</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>These photos do not differ in subject.</source>
        <translation>Diese Fotos unterscheiden sich nicht im Motiv.</translation>
    </message>
    <message>
        <source>These photos do not differ in time.</source>
        <translation>Diese Fotos unterscheiden sich nicht in der Zeit.</translation>
    </message>
    <message>
        <source>These photos do not differ in place.</source>
        <translation>Diese Fotos unterscheiden sich nicht im Ort.</translation>
    </message>
    <message>
        <source>These photos do not differ in folder.</source>
        <translation>Diese Fotos unterscheiden sich nicht im Ordner.</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in subject</source>
        <translation>Unterschiede im Motiv werden ermittelt</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in time</source>
        <translation>Unterschiede in der Zeit werden ermittelt</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in place</source>
        <translation>Unterschiede im Ort werden ermittelt</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in folder</source>
        <translation>Unterschiede im Ordner werden ermittelt</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>How many parts</source>
        <translation>Anzahl der Teile</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Nothing changes yet. Drag a part onto another one to put them together.</source>
        <translation>Noch ändert sich nichts. Einen Teil auf einen anderen ziehen, um beide zusammenzulegen.</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>The model that looks at your photos, and where it runs</source>
        <translation>Das Modell, das die Fotos analysiert, und wo es läuft</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>{filter}, chosen</source>
        <translation>{filter}, gewählt</translation>
    </message>
    <message>
        <source>Without “{words}”</source>
        <translation>Ohne „{words}“</translation>
    </message>
    <message>
        <source>Search for “{words}”</source>
        <translation>„{words}“ suchen</translation>
    </message>
    <message>
        <source>latitude, longitude, km</source>
        <translation>Breite, Länge, km</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <comment>values of a filter</comment>
        <translation>
            <numerusform>%n weiterer …</numerusform>
            <numerusform>%n weitere …</numerusform>
        </translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} oder {other}</translation>
    </message>
    <message>
        <source>There is no {kinds} like “{typed}”.</source>
        <translation>Nichts zu „{typed}“ unter {kinds} gefunden.</translation>
    </message>
    <message>
        <source>{count} of {whole}</source>
        <translation>{count} von {whole}</translation>
    </message>
    <message>
        <source>{tag}, {some} photos</source>
        <translation>{tag}, {some} Fotos</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>Schlagwort {tag}</translation>
    </message>
    <message>
        <source>Enter shows its photos, Delete takes it away</source>
        <translation>Eingabe zeigt die Fotos dazu, Entf entfernt es</translation>
    </message>
    <message>
        <source>New tag “{tag}”</source>
        <translation>Neues Schlagwort „{tag}“</translation>
    </message>
    <message>
        <source>New tag {tag}</source>
        <translation>Neues Schlagwort {tag}</translation>
    </message>
    <message>
        <source>{tag}, all have it</source>
        <translation>{tag}, alle haben es</translation>
    </message>
    <message>
        <source>{tag}, {count} of {whole} have it</source>
        <translation>{tag}, {count} von {whole} haben es</translation>
    </message>
    <message>
        <source>A tag, or Trips/Italy/Rome</source>
        <translation>Ein Schlagwort oder Reisen/Italien/Rom</translation>
    </message>
    <message>
        <source>Tag to add or take away</source>
        <translation>Schlagwort zum Hinzufügen oder Entfernen</translation>
    </message>
    <message>
        <source>No tags yet. A slash puts one below another: Trips/Italy/Rome.</source>
        <translation>Noch keine Schlagwörter. Ein Schrägstrich ordnet unter: Reisen/Italien/Rom.</translation>
    </message>
    <message>
        <source>Return adds or takes away, Tab completes, Esc closes.</source>
        <translation>Eingabe fügt hinzu oder entfernt, Tab ergänzt, Esc schließt.</translation>
    </message>
    <message>
        <source>{period}: no photos</source>
        <translation>{period}: keine Fotos</translation>
    </message>
    <message numerus="yes">
        <source>{period}: %n photos</source>
        <translation>
            <numerusform>{period}: %n Foto</numerusform>
            <numerusform>{period}: %n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{photos}, %n dated by their file</source>
        <translation>
            <numerusform>{photos}, %n nach der Datei datiert</numerusform>
            <numerusform>{photos}, %n nach der Datei datiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n photos of {period}</source>
        <translation>
            <numerusform>%n Foto zeigen: {period}</numerusform>
            <numerusform>Alle %n Fotos zeigen: {period}</numerusform>
        </translation>
    </message>
    <message>
        <source>date of the photo</source>
        <translation>Datum des Fotos</translation>
    </message>
    <message>
        <source>date of the file</source>
        <translation>Datum der Datei</translation>
    </message>
    <message>
        <source>Some photos say nothing themselves: their date is that of the file, or in its name.</source>
        <translation>Manche Fotos sagen selbst nichts: Ihr Datum ist das der Datei oder steht in deren Namen.</translation>
    </message>
    <message>
        <source>The timeline shows how many photos there are of each year, month and day, as soon as there are any.</source>
        <translation>Die Zeitleiste zeigt, wie viele Fotos es aus jedem Jahr, Monat und Tag gibt, sobald welche da sind.</translation>
    </message>
    <message>
        <source>Looking at the dates of your photos</source>
        <translation>Daten der Fotos werden gelesen</translation>
    </message>
    <message>
        <source>There may be more photos like this one.</source>
        <translation>Vielleicht gibt es mehr Fotos wie dieses.</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Ähnliche suchen</translation>
    </message>
    <message>
        <source>These two are alike: see why, and how they differ.</source>
        <translation>Warum sind diese beiden ähnlich?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Tipp</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Got it: do not show this tip again</source>
        <translation>Verstanden: Diesen Tipp nicht mehr zeigen</translation>
    </message>
    <message>
        <source>its drive has no trash in which files can be found again</source>
        <translation>ihr Laufwerk hat keinen Papierkorb, in dem sich Dateien wiederfinden lassen</translation>
    </message>
    <message>
        <source>files cannot be removed from its folder</source>
        <translation>aus ihrem Ordner lassen sich keine Dateien entfernen</translation>
    </message>
    <message>
        <source>its drive’s trash does not keep files as they are</source>
        <translation>der Papierkorb ihres Laufwerks bewahrt Dateien nicht unverändert auf</translation>
    </message>
    <message>
        <source>its drive’s trash does not work</source>
        <translation>der Papierkorb ihres Laufwerks funktioniert nicht</translation>
    </message>
    <message>
        <source>nothing can be taken out of its drive’s trash again</source>
        <translation>aus dem Papierkorb ihres Laufwerks lässt sich nichts zurückholen</translation>
    </message>
    <message>
        <source>it changed just now</source>
        <translation>sie hat sich gerade geändert</translation>
    </message>
    <message>
        <source>it is gone from its place, though the system could not move it to the trash</source>
        <translation>sie ist nicht mehr an ihrem Platz, obwohl das System sie nicht in den Papierkorb legen konnte</translation>
    </message>
    <message>
        <source>it cannot be removed from its folder</source>
        <translation>sie lässt sich nicht aus ihrem Ordner entfernen</translation>
    </message>
    <message>
        <source>another file took its place just now and is in the trash</source>
        <translation>eine andere Datei hat gerade ihren Platz eingenommen und liegt im Papierkorb</translation>
    </message>
    <message>
        <source>another file took its place just now</source>
        <translation>eine andere Datei hat gerade ihren Platz eingenommen</translation>
    </message>
    <message>
        <source>it is gone from its place, and the trash does not say where it is</source>
        <translation>sie ist nicht mehr an ihrem Platz, und der Papierkorb sagt nicht, wo sie ist</translation>
    </message>
    <message>
        <source>something else is at its place now</source>
        <translation>an ihrem Platz ist jetzt etwas anderes</translation>
    </message>
    <message>
        <source>its folder is not there any more</source>
        <translation>ihren Ordner gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the trash does not have it any more</source>
        <translation>im Papierkorb ist sie nicht mehr</translation>
    </message>
    <message>
        <source>it cannot be moved out of the trash</source>
        <translation>sie lässt sich nicht aus dem Papierkorb holen</translation>
    </message>
    <message>
        <source>its name is no UTF-8, which the trash cannot take</source>
        <translation>ihr Name ist kein UTF-8, was der Papierkorb nicht annimmt</translation>
    </message>
    <message>
        <source>the system could not move it to the trash</source>
        <translation>das System konnte sie nicht in den Papierkorb legen</translation>
    </message>
    <message>
        <source>nothing can be written to its folder</source>
        <translation>in ihren Ordner lässt sich nichts schreiben</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message numerus="yes">
        <source>{undo} brings them back from the trash, as long as that is not emptied.</source>
        <translation>
            <numerusform>{undo} holt es aus dem Papierkorb zurück, solange er nicht geleert wird.</numerusform>
            <numerusform>{undo} holt sie aus dem Papierkorb zurück, solange er nicht geleert wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>not to the trash</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Files that stay where they are</source>
        <translation>Dateien, die bleiben, wo sie sind</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>a link leads to its folder now</source>
        <translation>in ihren Ordner führt jetzt eine Verknüpfung</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>sie ist nicht mehr da</translation>
    </message>
    <message>
        <source>it cannot be seen</source>
        <translation>sie ist nicht erreichbar</translation>
    </message>
    <message>
        <source>there is a link in its place, which is left alone</source>
        <translation>an ihrem Platz ist eine Verknüpfung, die unberührt bleibt</translation>
    </message>
    <message>
        <source>there is something else in its place</source>
        <translation>an ihrem Platz ist etwas anderes</translation>
    </message>
    <message>
        <source>it changed since photoorg read it</source>
        <translation>sie hat sich geändert, seit photoorg sie gelesen hat</translation>
    </message>
    <message>
        <source>another file took its place</source>
        <translation>eine andere Datei hat ihren Platz eingenommen</translation>
    </message>
    <message>
        <source>it lies in no folder of the library</source>
        <translation>sie liegt in keinem Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>its drive or folder cannot be seen now</source>
        <translation>ihr Laufwerk oder Ordner ist gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>it lies on the network, where this computer has no trash</source>
        <translation>sie liegt auf einem Netzlaufwerk, für das dieser Computer keinen Papierkorb hat</translation>
    </message>
    <message>
        <source>nothing can be moved out of its folder: permission denied</source>
        <translation>aus ihrem Ordner lässt sich nichts verschieben: keine Berechtigung</translation>
    </message>
    <message>
        <source>Nothing more is moved, for one file was lost sight of.</source>
        <translation>Es wird nichts mehr verschoben, denn eine Datei ist nicht mehr auffindbar.</translation>
    </message>
    <message>
        <source>it could not be noted where it would be</source>
        <translation>es ließ sich nicht festhalten, wo sie liegen würde</translation>
    </message>
    <message>
        <source>it is in the trash, which could not be noted</source>
        <translation>sie liegt im Papierkorb, was sich nicht festhalten ließ</translation>
    </message>
    <message>
        <source>the trash it lies in cannot be seen now</source>
        <translation>der Papierkorb, in dem sie liegt, ist gerade nicht erreichbar</translation>
    </message>
    <message>
        <source>the trash has another file of this name now</source>
        <translation>im Papierkorb liegt jetzt eine andere Datei dieses Namens</translation>
    </message>
    <message>
        <source>it is neither at its place nor in the trash</source>
        <translation>sie ist weder an ihrem Platz noch im Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>move %n photos to the trash</source>
        <translation>
            <numerusform>%n Foto in den Papierkorb legen</numerusform>
            <numerusform>%n Fotos in den Papierkorb legen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n photos to the trash?</source>
        <translation>
            <numerusform>%n Foto in den Papierkorb legen?</numerusform>
            <numerusform>%n Fotos in den Papierkorb legen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files on {volume}</source>
        <translation>
            <numerusform>%n Datei auf {volume}</numerusform>
            <numerusform>%n Dateien auf {volume}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on {volume}</source>
        <translation>
            <numerusform>%n auf {volume}</numerusform>
            <numerusform>%n auf {volume}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them lie in more than one place.</source>
        <translation>
            <numerusform>%n davon liegt an mehr als einem Ort.</numerusform>
            <numerusform>%n davon liegen an mehr als einem Ort.</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo lies in more than one place.</source>
        <translation>Das Foto liegt an mehr als einem Ort.</translation>
    </message>
    <message>
        <source>The photo stays in your library: not all files go.</source>
        <translation>Das Foto bleibt in der Bibliothek: Nicht alle Dateien kommen in den Papierkorb.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay in your library: not all files go.</source>
        <translation>
            <numerusform>%n davon bleibt in der Bibliothek: Nicht alle Dateien kommen in den Papierkorb.</numerusform>
            <numerusform>%n davon bleiben in der Bibliothek: Nicht alle Dateien kommen in den Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of the same name beside it stay where they are: {names}.</source>
        <translation>
            <numerusform>%n gleichnamige Datei daneben bleibt, wo sie ist: {names}.</numerusform>
            <numerusform>%n gleichnamige Dateien daneben bleiben, wo sie sind: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of the same name beside them stay where they are: {names}.</source>
        <translation>
            <numerusform>%n gleichnamige Datei daneben bleibt, wo sie ist: {names}.</numerusform>
            <numerusform>%n gleichnamige Dateien daneben bleiben, wo sie sind: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have another name on the same disk (a hard link), which stay.</source>
        <translation>
            <numerusform>%n Datei hat auf demselben Datenträger einen weiteren Namen (einen Hardlink), der bleibt.</numerusform>
            <numerusform>%n Dateien haben auf demselben Datenträger einen weiteren Namen (einen Hardlink), der bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files stay where they are:</source>
        <translation>
            <numerusform>%n Datei bleibt, wo sie ist:</numerusform>
            <numerusform>%n Dateien bleiben, wo sie sind:</numerusform>
        </translation>
    </message>
    <message>
        <source>These photos have no files any more.</source>
        <translation>Diese Fotos haben keine Dateien mehr.</translation>
    </message>
    <message>
        <source>{file} was not moved: {reason}.</source>
        <translation>{file} wurde nicht verschoben: {reason}.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n files was moved: {reason}.</source>
        <translation>
            <numerusform>%n Datei wurde nicht verschoben: {reason}.</numerusform>
            <numerusform>Keine von %n Dateien wurde verschoben: {reason}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was moved: {reasons}.</source>
        <translation>Nichts wurde verschoben: {reasons}.</translation>
    </message>
    <message>
        <source>Stopped; nothing was moved.</source>
        <translation>Gestoppt; nichts wurde verschoben.</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to the trash. {undo} brings them back.</source>
        <translation>
            <numerusform>%n Foto in den Papierkorb gelegt. {undo} holt es zurück.</numerusform>
            <numerusform>%n Fotos in den Papierkorb gelegt. {undo} holt sie zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{moved} of %n files moved to the trash.</source>
        <translation>
            <numerusform>{moved} von %n Datei in den Papierkorb gelegt.</numerusform>
            <numerusform>{moved} von %n Dateien in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{undo} brings back what was moved.</source>
        <translation>{undo} holt zurück, was verschoben wurde.</translation>
    </message>
    <message>
        <source>Nothing of that is in the trash any more.</source>
        <translation>Davon ist nichts mehr im Papierkorb.</translation>
    </message>
    <message numerus="yes">
        <source>Brought %n files back from the trash.</source>
        <translation>
            <numerusform>%n Datei aus dem Papierkorb zurückgeholt.</numerusform>
            <numerusform>%n Dateien aus dem Papierkorb zurückgeholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{moved} of %n files brought back from the trash.</source>
        <translation>
            <numerusform>{moved} von %n Datei aus dem Papierkorb zurückgeholt.</numerusform>
            <numerusform>{moved} von %n Dateien aus dem Papierkorb zurückgeholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still in the trash; {undo} tries again.</source>
        <translation>
            <numerusform>%n Datei ist noch im Papierkorb; {undo} versucht es erneut.</numerusform>
            <numerusform>%n Dateien sind noch im Papierkorb; {undo} versucht es erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>photoorg ended while it moved photos to the trash.</source>
        <translation>photoorg wurde beendet, während Fotos in den Papierkorb gelegt wurden.</translation>
    </message>
    <message>
        <source>photoorg ended while it brought photos back from the trash.</source>
        <translation>photoorg wurde beendet, während Fotos aus dem Papierkorb zurückgeholt wurden.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are there; {undo} brings back what was moved.</source>
        <translation>
            <numerusform>%n Datei ist dort; {undo} holt zurück, was verschoben wurde.</numerusform>
            <numerusform>%n Dateien sind dort; {undo} holt zurück, was verschoben wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>All files are at their places.</source>
        <translation>Alle Dateien sind an ihrem Platz.</translation>
    </message>
    <message numerus="yes">
        <source>{files} are neither there nor where they were.</source>
        <translation>
            <numerusform>{files} ist weder dort noch am alten Platz.</numerusform>
            <numerusform>{files} sind weder dort noch am alten Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Not moved: {reasons}.</source>
        <translation>Nicht verschoben: {reasons}.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were not reached.</source>
        <translation>
            <numerusform>%n Datei kam nicht mehr an die Reihe.</numerusform>
            <numerusform>%n Dateien kamen nicht mehr an die Reihe.</numerusform>
        </translation>
    </message>
    <message>
        <source>this computer</source>
        <comment>files on it</comment>
        <translation>diesem Computer</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{parts} and {last}</source>
        <comment>a list</comment>
        <translation>{parts} und {last}</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n photos</source>
        <translation>
            <numerusform>%n Foto wird angesehen</numerusform>
            <numerusform>%n Fotos werden angesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>neither at its place nor in the trash</source>
        <translation>weder an ihrem Platz noch im Papierkorb</translation>
    </message>
    <message>
        <source>Go back to this one</source>
        <translation>Hierzu zurückkehren</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Dieses verwenden</translation>
    </message>
    <message>
        <source>Use what was learned on {date}</source>
        <translation>Gelerntes vom {date} verwenden</translation>
    </message>
    <message>
        <source>There is nothing to go back to: nothing that was learned was better yet.</source>
        <translation>Es gibt nichts, wozu man zurückkehren könnte: Noch nichts Gelerntes war besser.</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Keines verwenden</translation>
    </message>
    <message>
        <source>Find and arrange photos as if nothing had been learned</source>
        <translation>Fotos finden und anordnen, als wäre nichts gelernt worden</translation>
    </message>
    <message>
        <source>{file} cannot be opened: it is not there now.</source>
        <translation>{file} lässt sich nicht öffnen: Die Datei ist gerade nicht da.</translation>
    </message>
    <message>
        <source>There is no photo to paste: copy one first.</source>
        <translation>Kein Foto zum Einfügen: Erst eines kopieren.</translation>
    </message>
    <message>
        <source>There is no photo to paste: copy one first, then press {keys}.</source>
        <translation>Kein Foto zum Einfügen: Erst eines kopieren, dann {keys} drücken.</translation>
    </message>
    <message>
        <source>{file} is not there now.</source>
        <translation>{file} ist gerade nicht da.</translation>
    </message>
    <message>
        <source>The path is copied.</source>
        <translation>Der Pfad ist kopiert.</translation>
    </message>
    <message>
        <source>The explanation is copied.</source>
        <translation>Die Erklärung ist kopiert.</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>{file} konnte nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The explanation is in {file}.</source>
        <translation>Die Erklärung steht in {file}.</translation>
    </message>
    <message>
        <source>Add a folder with photos</source>
        <translation>Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Back to the photos (Esc)</source>
        <translation>Zurück zu den Fotos (Esc)</translation>
    </message>
    <message>
        <source>The photo before (←)</source>
        <translation>Voriges Foto (←)</translation>
    </message>
    <message>
        <source>The next photo (→)</source>
        <translation>Nächstes Foto (→)</translation>
    </message>
    <message>
        <source>The whole photo (Ctrl+0)</source>
        <translation>Ganzes Foto (Strg+0)</translation>
    </message>
    <message>
        <source>Its own pixels (Z)</source>
        <translation>Originalgröße (Z)</translation>
    </message>
    <message>
        <source>Play (K)</source>
        <translation>Abspielen (K)</translation>
    </message>
    <message>
        <source>Slide show (Space)</source>
        <translation>Diashow (Leertaste)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Vollbild (F11)</translation>
    </message>
    <message>
        <source>Stop the slide show (Space)</source>
        <translation>Diashow stoppen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause (K)</source>
        <translation>Pause (K)</translation>
    </message>
    <message>
        <source>The picture that was made of it cannot be read.</source>
        <translation>Das davon erstellte Bild lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{doing}… {seconds} s</source>
        <translation>{doing} … {seconds} s</translation>
    </message>
    <message>
        <source>Most like these</source>
        <translation>Am ähnlichsten</translation>
    </message>
    <message>
        <source>The photos it is most like</source>
        <translation>Die Fotos, denen es am meisten ähnelt</translation>
    </message>
    <message>
        <source>Why in no album?</source>
        <translation>Warum in keinem Album?</translation>
    </message>
    <message>
        <source>Why in {album}?</source>
        <translation>Warum in „{album}“?</translation>
    </message>
    <message>
        <source>It would also fit {album}.</source>
        <translation>Es würde auch in „{album}“ passen.</translation>
    </message>
    <message>
        <source>Comparing it with its album…</source>
        <translation>Wird mit dem Album verglichen …</translation>
    </message>
    <message>
        <source>Drag to see more of one photo or of the other (arrow keys)</source>
        <translation>Ziehen, um mehr vom einen oder vom anderen Foto zu sehen (Pfeiltasten)</translation>
    </message>
    <message>
        <source>Divider: {left} % left photo, {right} % right photo</source>
        <translation>Schieber: {left} % linkes Foto, {right} % rechtes Foto</translation>
    </message>
    <message>
        <source>That stopped before it was done. Please try again.</source>
        <translation>Das ist abgebrochen, bevor es fertig war. Bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>The part that reads photos stops again and again.</source>
        <translation>Der Teil, der Fotos liest, bricht immer wieder ab.</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Unsortiert</translation>
    </message>
    <message>
        <source>“more like this”</source>
        <translation>„mehr davon“</translation>
    </message>
    <message>
        <source>“less like this”</source>
        <translation>„weniger davon“</translation>
    </message>
    <message>
        <source>save search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>rename search</source>
        <translation>Suche umbenennen</translation>
    </message>
    <message>
        <source>delete search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Saved a search</source>
        <translation>Suche gespeichert</translation>
    </message>
    <message>
        <source>Renamed a saved search</source>
        <translation>Gespeicherte Suche umbenannt</translation>
    </message>
    <message>
        <source>Deleted a saved search</source>
        <translation>Gespeicherte Suche gelöscht</translation>
    </message>
    <message>
        <source>Said that two photos are alike</source>
        <translation>Zwei Fotos als ähnlich bezeichnet</translation>
    </message>
    <message>
        <source>Said that two photos are not alike</source>
        <translation>Zwei Fotos als nicht ähnlich bezeichnet</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to the trash</source>
        <translation>
            <numerusform>%n Foto in den Papierkorb gelegt</numerusform>
            <numerusform>%n Fotos in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Captioned %n photos</source>
        <translation>
            <numerusform>%n Foto beschriftet</numerusform>
            <numerusform>%n Fotos beschriftet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rate %n photos {stars}</source>
        <translation>
            <numerusform>%n Foto mit {stars} bewerten</numerusform>
            <numerusform>%n Fotos mit {stars} bewerten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the stars from %n photos</source>
        <translation>
            <numerusform>Sterne von %n Foto entfernen</numerusform>
            <numerusform>Sterne von %n Fotos entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n photos to favourites</source>
        <translation>
            <numerusform>%n Foto zu den Favoriten hinzufügen</numerusform>
            <numerusform>%n Fotos zu den Favoriten hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n photos out of favourites</source>
        <translation>
            <numerusform>%n Foto aus den Favoriten entfernen</numerusform>
            <numerusform>%n Fotos aus den Favoriten entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pick %n photos</source>
        <translation>
            <numerusform>%n Foto als ausgewählt markieren</numerusform>
            <numerusform>%n Fotos als ausgewählt markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n photos</source>
        <translation>
            <numerusform>%n Foto aussortieren</numerusform>
            <numerusform>%n Fotos aussortieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the flag from %n photos</source>
        <translation>
            <numerusform>Markierung von %n Foto entfernen</numerusform>
            <numerusform>Markierung von %n Fotos entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>caption %n photos</source>
        <translation>
            <numerusform>%n Foto beschriften</numerusform>
            <numerusform>%n Fotos beschriften</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the caption from %n photos</source>
        <translation>
            <numerusform>Bildunterschrift von %n Foto entfernen</numerusform>
            <numerusform>Bildunterschrift von %n Fotos entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n photos {added}</source>
        <translation>
            <numerusform>%n Foto mit „{added}“ verschlagworten</numerusform>
            <numerusform>%n Fotos mit „{added}“ verschlagworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take {removed} from %n photos</source>
        <translation>
            <numerusform>„{removed}“ von %n Foto entfernen</numerusform>
            <numerusform>„{removed}“ von %n Fotos entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n photos {added} instead of {removed}</source>
        <translation>
            <numerusform>%n Foto mit „{added}“ statt „{removed}“ verschlagworten</numerusform>
            <numerusform>%n Fotos mit „{added}“ statt „{removed}“ verschlagworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rename a tag of %n photos to {new}</source>
        <translation>
            <numerusform>Schlagwort von %n Foto in „{new}“ umbenennen</numerusform>
            <numerusform>Schlagwort von %n Fotos in „{new}“ umbenennen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rated %n photos {stars}</source>
        <translation>
            <numerusform>%n Foto mit {stars} bewertet</numerusform>
            <numerusform>%n Fotos mit {stars} bewertet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the stars from %n photos</source>
        <translation>
            <numerusform>Sterne von %n Foto entfernt</numerusform>
            <numerusform>Sterne von %n Fotos entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n photos to favourites</source>
        <translation>
            <numerusform>%n Foto zu den Favoriten hinzugefügt</numerusform>
            <numerusform>%n Fotos zu den Favoriten hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n photos out of favourites</source>
        <translation>
            <numerusform>%n Foto aus den Favoriten entfernt</numerusform>
            <numerusform>%n Fotos aus den Favoriten entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Picked %n photos</source>
        <translation>
            <numerusform>%n Foto als ausgewählt markiert</numerusform>
            <numerusform>%n Fotos als ausgewählt markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n photos</source>
        <translation>
            <numerusform>%n Foto aussortiert</numerusform>
            <numerusform>%n Fotos aussortiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the flag from %n photos</source>
        <translation>
            <numerusform>Markierung von %n Foto entfernt</numerusform>
            <numerusform>Markierung von %n Fotos entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Captioned %n photos “{caption}”</source>
        <translation>
            <numerusform>%n Foto mit „{caption}“ beschriftet</numerusform>
            <numerusform>%n Fotos mit „{caption}“ beschriftet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the caption from %n photos</source>
        <translation>
            <numerusform>Bildunterschrift von %n Foto entfernt</numerusform>
            <numerusform>Bildunterschrift von %n Fotos entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n photos {added}</source>
        <translation>
            <numerusform>%n Foto mit „{added}“ verschlagwortet</numerusform>
            <numerusform>%n Fotos mit „{added}“ verschlagwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took {removed} from %n photos</source>
        <translation>
            <numerusform>„{removed}“ von %n Foto entfernt</numerusform>
            <numerusform>„{removed}“ von %n Fotos entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n photos {added} instead of {removed}</source>
        <translation>
            <numerusform>%n Foto mit „{added}“ statt „{removed}“ verschlagwortet</numerusform>
            <numerusform>%n Fotos mit „{added}“ statt „{removed}“ verschlagwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renamed the tag {old} of %n photos to {new}</source>
        <translation>
            <numerusform>Schlagwort „{old}“ von %n Foto in „{new}“ umbenannt</numerusform>
            <numerusform>Schlagwort „{old}“ von %n Fotos in „{new}“ umbenannt</numerusform>
        </translation>
    </message>
    <message>
        <source> and </source>
        <comment>tags</comment>
        <translation>“ und „</translation>
    </message>
    <message>
        <source>{tag} and what lies below</source>
        <translation>{tag} samt Unterschlagwörtern</translation>
    </message>
    <message numerus="yes">
        <source>keep %n albums</source>
        <translation>
            <numerusform>%n Album festhalten</numerusform>
            <numerusform>%n Alben festhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>keep {album}</source>
        <translation>„{album}“ festhalten</translation>
    </message>
    <message>
        <source>make {album}</source>
        <translation>Album „{album}“ anlegen</translation>
    </message>
    <message>
        <source>rename to {name}</source>
        <translation>Album in „{name}“ umbenennen</translation>
    </message>
    <message>
        <source>choose a cover</source>
        <translation>Titelbild wählen</translation>
    </message>
    <message>
        <source>dismiss an album</source>
        <translation>Album auflösen</translation>
    </message>
    <message numerus="yes">
        <source>merge %n albums</source>
        <translation>
            <numerusform>%n Album zusammenführen</numerusform>
            <numerusform>%n Alben zusammenführen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split into %n parts</source>
        <translation>
            <numerusform>Album in %n Teil aufteilen</numerusform>
            <numerusform>Album in %n Teile aufteilen</numerusform>
        </translation>
    </message>
    <message>
        <source>move an album</source>
        <translation>Album verschieben</translation>
    </message>
    <message numerus="yes">
        <source>move %n photos</source>
        <translation>
            <numerusform>%n Foto verschieben</numerusform>
            <numerusform>%n Fotos verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take out %n photos</source>
        <translation>
            <numerusform>%n Foto herausnehmen</numerusform>
            <numerusform>%n Fotos herausnehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %n photos together</source>
        <translation>
            <numerusform>%n Foto zusammenhalten</numerusform>
            <numerusform>%n Fotos zusammenhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>keep two albums apart</source>
        <translation>zwei Alben getrennt halten</translation>
    </message>
    <message>
        <source>an album</source>
        <comment>into which something came</comment>
        <translation>ein Album</translation>
    </message>
    <message>
        <source>{name}</source>
        <comment>an album in a sentence</comment>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>an album</source>
        <comment>that was changed</comment>
        <translation>Ein Album</translation>
    </message>
    <message>
        <source>an album</source>
        <comment>out of it</comment>
        <translation>einem Album</translation>
    </message>
    <message numerus="yes">
        <source>Kept %n albums</source>
        <translation>
            <numerusform>%n Album festgehalten</numerusform>
            <numerusform>%n Alben festgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept {album}</source>
        <translation>„{album}“ festgehalten</translation>
    </message>
    <message>
        <source>Made the album {album}</source>
        <translation>Album „{album}“ angelegt</translation>
    </message>
    <message numerus="yes">
        <source>Made the album {album} with %n photos</source>
        <translation>
            <numerusform>Album „{album}“ mit %n Foto angelegt</numerusform>
            <numerusform>Album „{album}“ mit %n Fotos angelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed an album to {name}</source>
        <translation>Ein Album in „{name}“ umbenannt</translation>
    </message>
    <message>
        <source>Renamed {album} to {name}</source>
        <translation>„{album}“ in „{name}“ umbenannt</translation>
    </message>
    <message>
        <source>Chose a cover for {album}</source>
        <translation>Titelbild für {album} gewählt</translation>
    </message>
    <message numerus="yes">
        <source>Dismissed {album} with %n photos</source>
        <translation>
            <numerusform>{album} mit %n Foto aufgelöst</numerusform>
            <numerusform>{album} mit %n Fotos aufgelöst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n albums into {album}</source>
        <translation>
            <numerusform>%n Album zu {album} zusammengeführt</numerusform>
            <numerusform>%n Alben zu {album} zusammengeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split {album} into %n parts</source>
        <translation>
            <numerusform>{album} in %n Teil aufgeteilt</numerusform>
            <numerusform>{album} in %n Teile aufgeteilt</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved {album} to the top level</source>
        <translation>{album} auf die oberste Ebene verschoben</translation>
    </message>
    <message>
        <source>Moved {album} to {place}</source>
        <translation>{album} in {place} verschoben</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n photos to {album}</source>
        <translation>
            <numerusform>%n Foto in {album} verschoben</numerusform>
            <numerusform>%n Fotos in {album} verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n photos out of {album}</source>
        <translation>
            <numerusform>%n Foto aus {album} herausgenommen</numerusform>
            <numerusform>%n Fotos aus {album} herausgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n photos together</source>
        <translation>
            <numerusform>%n Foto bleibt zusammen</numerusform>
            <numerusform>%n Fotos bleiben zusammen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep {one} and {other} apart</source>
        <translation>{one} und {other} bleiben getrennt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More that can be done with this album</source>
        <translation>Mehr zu diesem Album</translation>
    </message>
    <message>
        <source>Choose another album</source>
        <translation>Anderes Album wählen</translation>
    </message>
    <message>
        <source>Takes in the other</source>
        <translation>Nimmt das andere auf</translation>
    </message>
    <message numerus="yes">
        <source>%n photos · at the top level</source>
        <translation>
            <numerusform>%n Foto · auf oberster Ebene</numerusform>
            <numerusform>%n Fotos · auf oberster Ebene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos · in {album}</source>
        <translation>
            <numerusform>%n Foto · in {album}</numerusform>
            <numerusform>%n Fotos · in {album}</numerusform>
        </translation>
    </message>
    <message>
        <source>It keeps its place; the photos and albums of the other come into it.</source>
        <translation>Es behält seinen Platz; Fotos und Alben des anderen kommen hinein.</translation>
    </message>
    <message>
        <source>It lies in the other one, so the other one has to take it in.</source>
        <translation>Es liegt im anderen, also muss das andere es aufnehmen.</translation>
    </message>
    <message>
        <source>{album} takes in the other</source>
        <translation>„{album}“ nimmt das andere auf</translation>
    </message>
    <message>
        <source>Choose another album than {album}</source>
        <translation>Anderes Album statt „{album}“ wählen</translation>
    </message>
    <message numerus="yes">
        <source>Split {album} into %n albums.</source>
        <translation>
            <numerusform>„{album}“ in %n Album aufgeteilt.</numerusform>
            <numerusform>„{album}“ in %n Alben aufgeteilt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n albums into {album}.</source>
        <translation>
            <numerusform>%n Album zu „{album}“ zusammengeführt.</numerusform>
            <numerusform>%n Alben zu „{album}“ zusammengeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n albums are never merged.</source>
        <translation>
            <numerusform>Diese %n Alben werden nie zusammengeführt.</numerusform>
            <numerusform>Diese %n Alben werden nie zusammengeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo is in {album} for good.</source>
        <translation>Das Foto bleibt in „{album}“.</translation>
    </message>
    <message>
        <source>The photo is not in {album}.</source>
        <translation>Das Foto ist nicht in „{album}“.</translation>
    </message>
    <message>
        <source>How many photos show it. The mark: how many do in all photos.</source>
        <translation>Wie viele Fotos es zeigen. Der Strich: wie viele es von allen Fotos sind.</translation>
    </message>
    <message>
        <source>How many photos show it. The mark: how many do in {album}.</source>
        <translation>Wie viele Fotos es zeigen. Der Strich: wie viele es in „{album}“ sind.</translation>
    </message>
    <message>
        <source>Why this name?</source>
        <translation>Warum dieser Name?</translation>
    </message>
    <message>
        <source>Photos of {album}</source>
        <translation>Fotos aus „{album}“</translation>
    </message>
    <message>
        <source>Call it</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Call this album “{name}”</source>
        <translation>Album „{name}“ nennen</translation>
    </message>
    <message>
        <source>Call this album {name}</source>
        <translation>Album „{name}“ nennen</translation>
    </message>
    <message numerus="yes">
        <source>%n new photos</source>
        <translation>
            <numerusform>%n neues Foto</numerusform>
            <numerusform>%n neue Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums grew</source>
        <translation>
            <numerusform>%n Album gewachsen</numerusform>
            <numerusform>%n Alben gewachsen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums split</source>
        <translation>
            <numerusform>%n Album aufgeteilt</numerusform>
            <numerusform>%n Alben aufgeteilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new albums</source>
        <translation>
            <numerusform>%n neues Album</numerusform>
            <numerusform>%n neue Alben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n albums gone</source>
        <translation>
            <numerusform>%n Album verschwunden</numerusform>
            <numerusform>%n Alben verschwunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Albums that changed</source>
        <translation>Geänderte Alben</translation>
    </message>
    <message>
        <source>The last arrangement: {changes}.</source>
        <translation>Letzte Anordnung: {changes}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>changed</comment>
        <translation>keine Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n photos lie in another album now.</source>
        <translation>
            <numerusform>%n Foto liegt jetzt in einem anderen Album.</numerusform>
            <numerusform>%n Fotos liegen jetzt in einem anderen Album.</numerusform>
        </translation>
    </message>
    <message>
        <source>New albums</source>
        <translation>Neue Alben</translation>
    </message>
    <message>
        <source>Grew</source>
        <comment>albums</comment>
        <translation>Gewachsen</translation>
    </message>
    <message>
        <source>Split</source>
        <comment>albums that fell apart</comment>
        <translation>Aufgeteilt</translation>
    </message>
    <message>
        <source>Gone</source>
        <comment>albums</comment>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>Open {album}</source>
        <translation>„{album}“ öffnen</translation>
    </message>
    <message>
        <source>Undo {act}</source>
        <translation>Rückgängig: {act}</translation>
    </message>
    <message>
        <source>Redo {act}</source>
        <translation>Wiederholen: {act}</translation>
    </message>
    <message>
        <source>Kept {album}.</source>
        <translation>„{album}“ festgehalten.</translation>
    </message>
    <message>
        <source>Renamed {album}.</source>
        <translation>„{album}“ umbenannt.</translation>
    </message>
    <message>
        <source>{one} and {other} stay two albums.</source>
        <translation>„{one}“ und „{other}“ bleiben zwei Alben.</translation>
    </message>
    <message>
        <source>Dismissed {album}: it is no album any more.</source>
        <translation>„{album}“ aufgelöst: Das ist kein Album mehr.</translation>
    </message>
    <message>
        <source>Moved {album} to the top level.</source>
        <translation>„{album}“ auf die oberste Ebene verschoben.</translation>
    </message>
    <message>
        <source>Moved {album} to {place}.</source>
        <translation>„{album}“ in „{place}“ verschoben.</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Beste Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n photos, best first</source>
        <translation>
            <numerusform>%n Foto, beste zuerst</numerusform>
            <numerusform>%n Fotos, beste zuerst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none likely of %n photos, best first</source>
        <translation>
            <numerusform>%n Foto, nicht wahrscheinlich</numerusform>
            <numerusform>keines von %n Fotos wahrscheinlich, beste zuerst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{likely} likely of %n photos, best first</source>
        <translation>
            <numerusform>{likely} von %n Foto wahrscheinlich, beste zuerst</numerusform>
            <numerusform>{likely} von %n Fotos wahrscheinlich, beste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stands out; these come nearest</source>
        <translation>Nichts ragt heraus; diese passen am ehesten</translation>
    </message>
    <message>
        <source>Less likely</source>
        <comment>photos</comment>
        <translation>Weniger wahrscheinlich</translation>
    </message>
    <message>
        <source>Likely</source>
        <comment>photos</comment>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>The library is in {folder} now.</source>
        <translation>Die Bibliothek liegt jetzt in {folder}.</translation>
    </message>
    <message>
        <source>In no album yet</source>
        <translation>Noch in keinem Album</translation>
    </message>
    <message>
        <source>That was stopped.</source>
        <translation>Das wurde gestoppt.</translation>
    </message>
    <message>
        <source>picked</source>
        <comment>a photo</comment>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>a photo</comment>
        <translation>aussortiert</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>favourite</source>
        <comment>a photo</comment>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Return keeps it, Shift+Return begins a line, Esc leaves it as it was.</source>
        <translation>Eingabe übernimmt, Umschalt+Eingabe beginnt eine Zeile, Esc verwirft.</translation>
    </message>
    <message>
        <source>Albums side by side</source>
        <translation>Alben nebeneinander</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>phrases</comment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{side}: show %n more</source>
        <comment>phrases</comment>
        <translation>
            <numerusform>{side}: %n weitere zeigen</numerusform>
            <numerusform>{side}: %n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Their own pixels, or the whole photos again</source>
        <translation>Originalgröße oder wieder die ganzen Fotos</translation>
    </message>
    <message>
        <source>{what} (Z, or click a photo)</source>
        <translation>{what} (Z oder Klick auf ein Foto)</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>no camera</source>
        <translation>ohne Kamera</translation>
    </message>
    <message>
        <source>exposure not known</source>
        <translation>Belichtung unbekannt</translation>
    </message>
    <message>
        <source>Nothing in its data differs.</source>
        <translation>Die Daten unterscheiden sich nicht.</translation>
    </message>
    <message>
        <source>The photo before in its place (Page Up)</source>
        <translation>Voriges Foto an dieser Stelle (Bild auf)</translation>
    </message>
    <message>
        <source>The next photo in its place (Page Down)</source>
        <translation>Nächstes Foto an dieser Stelle (Bild ab)</translation>
    </message>
    <message>
        <source>Remove from comparison (Backspace)</source>
        <translation>Aus Vergleich entfernen (Rücktaste)</translation>
    </message>
    <message>
        <source>How the two photos differ</source>
        <translation>Wie sich die beiden Fotos unterscheiden</translation>
    </message>
    <message>
        <source>How they differ could not be told. {reason}</source>
        <translation>Die Unterschiede ließen sich nicht ermitteln. {reason}</translation>
    </message>
    <message>
        <source>The left photo is described as {words}</source>
        <translation>Beschreibung des linken Fotos: {words}</translation>
    </message>
    <message>
        <source>The right photo is described as {words}</source>
        <translation>Beschreibung des rechten Fotos: {words}</translation>
    </message>
    <message>
        <source>{done} {keys} undoes.</source>
        <comment>done is a sentence</comment>
        <translation>{done} {keys} macht es rückgängig.</translation>
    </message>
    <message numerus="yes">
        <source>Undone: %n acts.</source>
        <translation>
            <numerusform>%n Schritt rückgängig gemacht.</numerusform>
            <numerusform>%n Schritte rückgängig gemacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again: %n acts.</source>
        <translation>
            <numerusform>%n Schritt wiederholt.</numerusform>
            <numerusform>%n Schritte wiederholt.</numerusform>
        </translation>
    </message>
    <message>
        <source>What comes next is about the trash: it is a step of its own.</source>
        <translation>Als Nächstes geht es um den Papierkorb: Das ist ein eigener Schritt.</translation>
    </message>
    <message>
        <source>the album</source>
        <comment>in place of its name</comment>
        <translation>Album</translation>
    </message>
    <message>
        <source>Undone: {act}.</source>
        <translation>Rückgängig gemacht: {act}.</translation>
    </message>
    <message>
        <source>Done again: {act}.</source>
        <translation>Wiederholt: {act}.</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Doing again</source>
        <translation>Wird wiederholt</translation>
    </message>
    <message>
        <source>Show {place}</source>
        <translation>{place} zeigen</translation>
    </message>
    <message>
        <source>After stars and flags the photo stays.</source>
        <translation>Nach Sternen und Markierungen bleibt das Foto.</translation>
    </message>
    <message>
        <source>After stars and flags the next photo comes.</source>
        <translation>Nach Sternen und Markierungen kommt das nächste Foto.</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n photos</source>
        <translation>
            <numerusform>Schlagwörter von %n Foto</numerusform>
            <numerusform>Schlagwörter von %n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Caption of %n photos</source>
        <translation>
            <numerusform>Bildunterschrift von %n Foto</numerusform>
            <numerusform>Bildunterschrift von %n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marking %n photos</source>
        <translation>
            <numerusform>%n Foto wird markiert</numerusform>
            <numerusform>%n Fotos werden markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos have that already.</source>
        <translation>
            <numerusform>%n Foto hat das schon.</numerusform>
            <numerusform>%n Fotos haben das schon.</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}. {keys} undoes.</source>
        <comment>done is a sentence without its end</comment>
        <translation>{done}. {keys} macht es rückgängig.</translation>
    </message>
    <message>
        <source>{done}; {others} had that already. {keys} undoes.</source>
        <translation>{done}; bei {others} war es schon so. {keys} macht es rückgängig.</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be read</source>
        <translation>
            <numerusform>%n Datei war nicht lesbar</numerusform>
            <numerusform>%n Dateien waren nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files online only</source>
        <translation>
            <numerusform>%n Datei nur online</numerusform>
            <numerusform>%n Dateien nur online</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date: {counts}</source>
        <translation>Aktuell: {counts}</translation>
    </message>
    <message numerus="yes">
        <source>the new model takes over when %n photos in folders that are offline can be seen</source>
        <translation>
            <numerusform>das neue Modell übernimmt, sobald %n Foto in nicht verbundenen Ordnern erreichbar ist</numerusform>
            <numerusform>das neue Modell übernimmt, sobald %n Fotos in nicht verbundenen Ordnern erreichbar sind</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk with the library is full: {folder}.</source>
        <translation>Der Datenträger mit der Bibliothek ist voll: {folder}.</translation>
    </message>
    <message>
        <source>The disk with the library is full: {folder}; photoorg goes on when there is room.</source>
        <translation>Der Datenträger mit der Bibliothek ist voll: {folder}; photoorg macht weiter, sobald wieder Platz ist.</translation>
    </message>
    <message>
        <source>This computer is on battery; photoorg goes on when it is plugged in.</source>
        <translation>Dieser Computer läuft im Akkubetrieb; photoorg macht weiter, sobald er am Stromnetz hängt.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {error}.</source>
        <translation>{file} lässt sich nicht schreiben: {error}.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}. Please start photoorg again: it checks the library then, and mends what it can.</source>
        <translation>{file} kann nicht gelesen werden: {error}. Bitte photoorg neu starten: Dann wird die Bibliothek geprüft und, soweit möglich, repariert.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}.</source>
        <translation>{file} lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>{file} cannot be deleted: {error}.</source>
        <translation>{file} lässt sich nicht löschen: {error}.</translation>
    </message>
    <message>
        <source>{file} cannot be moved: {error}.</source>
        <translation>{file} lässt sich nicht verschieben: {error}.</translation>
    </message>
    <message>
        <source>{folder} is held by another program, perhaps one that makes backups: nothing was saved just now, and nothing is lost; please try again.</source>
        <translation>{folder} wird von einem anderen Programm belegt, vielleicht von einer Datensicherung: Eben wurde nichts gespeichert, und nichts ist verloren. Bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>Another photoorg window or command is already using the library in {folder}: close it first, or choose another library with --library.</source>
        <translation>Ein anderes photoorg-Fenster oder ein photoorg-Befehl benutzt bereits die Bibliothek in {folder}: zuerst dort beenden oder mit --library eine andere Bibliothek wählen.</translation>
    </message>
    <message>
        <source>Another photoorg worker or command is already using the library in {folder}: close it first, or choose another library with --library.</source>
        <translation>Ein anderer photoorg-Prozess oder -Befehl benutzt bereits die Bibliothek in {folder}: zuerst dort beenden oder mit --library eine andere Bibliothek wählen.</translation>
    </message>
    <message>
        <source>The library cannot lie in {folder}, which is on a network file system ({kind}): its databases could be damaged there; please use a folder of this computer, such as {proposed}. The photos themselves may lie anywhere.</source>
        <translation>Die Bibliothek kann nicht in {folder} liegen, denn das ist ein Netzlaufwerk ({kind}): Ihre Datenbanken könnten dort beschädigt werden. Bitte einen Ordner dieses Computers verwenden, etwa {proposed}. Die Fotos selbst dürfen überall liegen.</translation>
    </message>
    <message>
        <source>{folder} is a whole disk; choose a folder on it.</source>
        <translation>{folder} ist ein ganzer Datenträger; bitte einen Ordner darauf wählen.</translation>
    </message>
    <message>
        <source>The library in {folder} was moved to {place}.</source>
        <translation>Die Bibliothek in {folder} wurde nach {place} verschoben.</translation>
    </message>
    <message>
        <source>The library was moved to {place}, where it cannot be seen now: please connect the disk it lies on.</source>
        <translation>Die Bibliothek wurde nach {place} verschoben und ist dort jetzt nicht erreichbar: Bitte den Datenträger anschließen, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>{file} should say where the library is, and cannot be read; please delete it if the library is still in this folder.</source>
        <translation>{file} sollte angeben, wo die Bibliothek liegt, ist aber nicht lesbar. Bitte diese Datei löschen, falls die Bibliothek noch in diesem Ordner liegt.</translation>
    </message>
    <message>
        <source>{file} should say where the library is, and does not.</source>
        <translation>{file} sollte angeben, wo die Bibliothek liegt, tut es aber nicht.</translation>
    </message>
    <message>
        <source>{file} is missing, so the folders of this library are unknown; please put it back, or add a folder.</source>
        <translation>{file} fehlt, deshalb sind die Ordner dieser Bibliothek unbekannt. Bitte die Datei zurücklegen oder einen Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>A file of the library in {folder} cannot be read: {error}; `photoorg check` says which one.</source>
        <translation>Eine Datei der Bibliothek in {folder} lässt sich nicht lesen: {error}. `photoorg check` sagt, welche.</translation>
    </message>
    <message>
        <source>{folder} was opened without {access} access</source>
        <translation>{folder} wurde ohne {access}-Zugriff geöffnet</translation>
    </message>
    <message>
        <source>{file} is damaged: {flaw}; there is no backup of it.</source>
        <translation>{file} ist beschädigt: {flaw}. Es gibt keine Sicherung davon.</translation>
    </message>
    <message>
        <source>{file} is damaged: {flaw}; `photoorg backups restore` puts back the backup of {when}.</source>
        <translation>{file} ist beschädigt: {flaw}. `photoorg backups restore` stellt die Sicherung vom {when} wieder her.</translation>
    </message>
    <message>
        <source>{file} is damaged: {flaw}</source>
        <translation>{file} ist beschädigt: {flaw}</translation>
    </message>
    <message>
        <source>{file} could not be read ({error}). {sentence}</source>
        <translation>{file} war nicht lesbar ({error}). {sentence}</translation>
    </message>
    <message>
        <source>{file} was missing or empty. {sentence}</source>
        <translation>{file} fehlte oder war leer. {sentence}</translation>
    </message>
    <message>
        <source>{file} is missing and there is no backup of it: what was said before is gone.</source>
        <translation>{file} fehlt, und es gibt keine Sicherung davon: Alle bisherigen Eingaben sind verloren.</translation>
    </message>
    <message>
        <source>Ratings, favourites, tags or captions in {file} were damaged; they are again as the journal says.</source>
        <translation>Bewertungen, Favoriten, Schlagwörter oder Bildunterschriften in {file} waren beschädigt; sie sind wieder so, wie sie im Verlauf stehen.</translation>
    </message>
    <message>
        <source>What was said last is gone from {file} ({count} acts): its log {log} was deleted or damaged by something else than photoorg.</source>
        <translation>Die letzten Eingaben fehlen in {file} (Schritte: {count}): Das zugehörige Protokoll {log} wurde gelöscht oder beschädigt, und zwar nicht von photoorg.</translation>
    </message>
    <message>
        <source>{file} is damaged ({flaw}); the next update of the library makes it anew.</source>
        <translation>{file} ist beschädigt ({flaw}); die nächste Aktualisierung der Bibliothek legt die Datei neu an.</translation>
    </message>
    <message>
        <source>{file} is damaged ({flaw}), so everything in it is derived again; the file before is kept as {kept}.</source>
        <translation>{file} ist beschädigt ({flaw}), deshalb wird alles darin neu ermittelt; die bisherige Datei bleibt als {kept} erhalten.</translation>
    </message>
    <message>
        <source>{folder} is read-only, so what was saved last, in {log}, is not seen.</source>
        <translation>{folder} ist schreibgeschützt, deshalb ist nicht zu sehen, was zuletzt in {log} gespeichert wurde.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {flaw}; please update photoorg.</source>
        <translation>{file} lässt sich nicht lesen: {flaw}. Bitte photoorg aktualisieren.</translation>
    </message>
    <message>
        <source>{file} is only looked at, as {flaw}; please update photoorg.</source>
        <translation>{file} wird nur gelesen, nicht geändert: {flaw}. Bitte photoorg aktualisieren.</translation>
    </message>
    <message>
        <source>There is no backup “{name}”; `photoorg backups` lists those there are.</source>
        <translation>Es gibt keine Sicherung „{name}“; `photoorg backups` zeigt, welche es gibt.</translation>
    </message>
    <message>
        <source>There is no whole backup of {file}.</source>
        <translation>Es gibt keine unbeschädigte Sicherung von {file}.</translation>
    </message>
    <message>
        <source>A backup of {file} cannot be made: {error}.</source>
        <translation>Eine Sicherung von {file} ist nicht möglich: {error}.</translation>
    </message>
    <message>
        <source>Today&apos;s backup was not made: {sentence}</source>
        <translation>Die heutige Sicherung wurde nicht angelegt: {sentence}</translation>
    </message>
    <message>
        <source>{file} cannot be put back: {flaw}.</source>
        <translation>{file} lässt sich nicht wiederherstellen: {flaw}.</translation>
    </message>
    <message>
        <source>The backup of {when} was put in place of library.db.</source>
        <translation>Die Sicherung vom {when} hat library.db ersetzt.</translation>
    </message>
    <message>
        <source>The backup of {when} was put in place of library.db, with {count} later acts that were whole.</source>
        <translation>Die Sicherung vom {when} hat library.db ersetzt; spätere unbeschädigte Schritte blieben erhalten ({count}).</translation>
    </message>
    <message>
        <source>The backup of {when} was put in place of library.db; the file before is kept as {kept}.</source>
        <translation>Die Sicherung vom {when} hat library.db ersetzt; die bisherige Datei bleibt als {kept} erhalten.</translation>
    </message>
    <message>
        <source>The backup of {when} was put in place of library.db, with {count} later acts that were whole; the file before is kept as {kept}.</source>
        <translation>Die Sicherung vom {when} hat library.db ersetzt; spätere unbeschädigte Schritte blieben erhalten ({count}); die bisherige Datei bleibt als {kept} erhalten.</translation>
    </message>
    <message>
        <source>There is no library in {folder}.</source>
        <translation>In {folder} ist keine Bibliothek.</translation>
    </message>
    <message>
        <source>{folder} holds no old copy of this library.</source>
        <translation>{folder} enthält keine alte Kopie dieser Bibliothek.</translation>
    </message>
    <message>
        <source>{folder} overlaps the folder the library is in; choose another one.</source>
        <translation>{folder} überschneidet sich mit dem Ordner der Bibliothek; bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>{folder} is not empty; choose a new folder, or an empty one.</source>
        <translation>{folder} ist nicht leer; bitte einen neuen oder leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>{folder} lies among your photos in {root}; photoorg writes nothing there.</source>
        <translation>{folder} liegt zwischen den Fotos in {root}; dorthin schreibt photoorg nichts.</translation>
    </message>
    <message>
        <source>The library needs {needed} MB, and {folder} has room for {room} MB.</source>
        <translation>Die Bibliothek braucht {needed} MB, in {folder} ist aber nur Platz für {room} MB.</translation>
    </message>
    <message>
        <source>{file} is being read by another program: close it first.</source>
        <translation>{file} wird gerade von einem anderen Programm gelesen: bitte zuerst dort schließen.</translation>
    </message>
    <message>
        <source>The copy of {file} on the new disk is not what was written.</source>
        <translation>Die Kopie von {file} auf dem neuen Datenträger stimmt nicht mit dem Geschriebenen überein.</translation>
    </message>
    <message>
        <source>{file} cannot be moved: {flaw}; `photoorg check` says more.</source>
        <translation>{file} lässt sich nicht verschieben: {flaw}. `photoorg check` sagt mehr.</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} ist kein Ordner.</translation>
    </message>
    <message>
        <source>{folder} holds photoorg&apos;s own library, not photos.</source>
        <translation>{folder} enthält photoorgs eigene Bibliothek, keine Fotos.</translation>
    </message>
    <message>
        <source>{folder} is where the folder is looked for already; to begin anew with what lies there now, remove the folder and add it again.</source>
        <translation>Der Ordner wird schon in {folder} gesucht; um mit dem neu zu beginnen, was jetzt dort liegt, den Ordner entfernen und wieder hinzufügen.</translation>
    </message>
    <message>
        <source>{folder} is already there as part of {known}.</source>
        <translation>{folder} ist als Teil von {known} schon dabei.</translation>
    </message>
    <message>
        <source>{folder} overlaps {known}, which is there too.</source>
        <translation>{folder} überschneidet sich mit {known}, das auch dabei ist.</translation>
    </message>
    <message>
        <source>{file}: “{title}” ({name}) should be {wanted}, not {value}.</source>
        <translation>{file}: „{title}“ ({name}) sollte {wanted} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{file} holds no settings that can be read: not a JSON object.</source>
        <translation>{file} enthält keine lesbaren Einstellungen: kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>{file} holds no settings that can be read: it is no JSON at line {line}, column {column}.</source>
        <translation>{file} enthält keine lesbaren Einstellungen: kein JSON in Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>{file} holds no settings that can be read: it is no JSON.</source>
        <translation>{file} enthält keine lesbaren Einstellungen: kein JSON.</translation>
    </message>
    <message>
        <source>The settings cannot be saved: {error}.</source>
        <translation>Die Einstellungen lassen sich nicht speichern: {error}.</translation>
    </message>
    <message>
        <source>{file} cannot be kept: {error}.</source>
        <translation>{file} lässt sich nicht aufbewahren: {error}.</translation>
    </message>
    <message>
        <source>one of {values}</source>
        <translation>eins von {values}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number from {lowest} to {highest}</source>
        <translation>eine Zahl von {lowest} bis {highest}</translation>
    </message>
    <message>
        <source>a whole number from {lowest} to {highest}</source>
        <translation>eine ganze Zahl von {lowest} bis {highest}</translation>
    </message>
    <message>
        <source>a text of at most {count} characters</source>
        <translation>ein Text mit höchstens {count} Zeichen</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>eine Liste von Namen</translation>
    </message>
    <message>
        <source>names of commands, each with a list of keys</source>
        <translation>Namen von Befehlen, jeweils mit einer Liste von Tasten</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is no SQLite database</source>
        <translation>sie ist keine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>it is larger than any library</source>
        <translation>sie ist größer als jede Bibliothek</translation>
    </message>
    <message>
        <source>it was made by a newer photoorg ({version})</source>
        <translation>sie stammt von einem neueren photoorg ({version})</translation>
    </message>
    <message>
        <source>it belongs to another program</source>
        <translation>sie gehört zu einem anderen Programm</translation>
    </message>
    <message>
        <source>its schema was changed step by step in an order that no photoorg uses</source>
        <translation>ihr Schema wurde in einer Reihenfolge geändert, die kein photoorg verwendet</translation>
    </message>
    <message>
        <source>it holds something that photoorg did not make ({kind} “{name}”)</source>
        <translation>sie enthält etwas, das nicht von photoorg stammt ({kind} „{name}“)</translation>
    </message>
    <message>
        <source>something is missing in it ({kind} “{name}”)</source>
        <translation>darin fehlt etwas ({kind} „{name}“)</translation>
    </message>
    <message>
        <source>something in it was changed ({kind} “{name}”)</source>
        <translation>darin wurde etwas geändert ({kind} „{name}“)</translation>
    </message>
    <message>
        <source>act {number} is missing in the journal</source>
        <translation>Schritt {number} fehlt im Verlauf</translation>
    </message>
    <message>
        <source>act {number} in the journal is not what was written</source>
        <translation>Schritt {number} im Verlauf ist nicht so, wie er geschrieben wurde</translation>
    </message>
    <message>
        <source>it does not hold all that was said</source>
        <translation>sie enthält nicht alle Eingaben</translation>
    </message>
    <message>
        <source>This model is in use; choose another one first.</source>
        <translation>Dieses Modell wird benutzt; bitte zuerst ein anderes wählen.</translation>
    </message>
    <message>
        <source>The model is removed.</source>
        <translation>Das Modell ist entfernt.</translation>
    </message>
    <message>
        <source>{model} is installed.</source>
        <translation>{model} ist installiert.</translation>
    </message>
    <message>
        <source>{model} is being downloaded; others can follow after it.</source>
        <translation>{model} wird gerade heruntergeladen; weitere können danach folgen.</translation>
    </message>
    <message>
        <source>{spec} is pinned to {pinned}, not to {commit}.</source>
        <translation>{spec} ist auf {pinned} festgelegt, nicht auf {commit}.</translation>
    </message>
    <message>
        <source>“{spec}” is nothing that can be downloaded; specs are openclip:ARCHITECTURE/PRETRAINED and vlm:OWNER/REPOSITORY.</source>
        <translation>„{spec}“ lässt sich nicht herunterladen; möglich sind openclip:ARCHITECTURE/PRETRAINED und vlm:OWNER/REPOSITORY.</translation>
    </message>
    <message>
        <source>There is not enough memory to run this model.</source>
        <translation>Für dieses Modell reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is too little memory: fewer photos are looked at at a time.</source>
        <translation>Es ist zu wenig Speicher frei: Es werden weniger Fotos auf einmal analysiert.</translation>
    </message>
    <message>
        <source>There is too little graphics memory: fewer photos are looked at at a time.</source>
        <translation>Es ist zu wenig Grafikspeicher frei: Es werden weniger Fotos auf einmal analysiert.</translation>
    </message>
    <message>
        <source>There is too little graphics memory: the processor does the work, more slowly.</source>
        <translation>Es ist zu wenig Grafikspeicher frei: Der Prozessor übernimmt die Arbeit, etwas langsamer.</translation>
    </message>
    <message>
        <source>The learned head is damaged: its parts do not fit together.</source>
        <translation>Das Gelernte ist beschädigt: Seine Teile passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The learned head is damaged: it has numbers that are not finite.</source>
        <translation>Das Gelernte ist beschädigt: Es enthält Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
        <source>The learned head is damaged: its settings are out of range.</source>
        <translation>Das Gelernte ist beschädigt: Seine Einstellungen sind außerhalb des Zulässigen.</translation>
    </message>
    <message>
        <source>The learned head is damaged: its numbers are of another kind.</source>
        <translation>Das Gelernte ist beschädigt: Seine Zahlen sind von anderer Art.</translation>
    </message>
    <message>
        <source>The learned head is damaged, or no head at all.</source>
        <translation>Das Gelernte ist beschädigt oder gar nichts Gelerntes.</translation>
    </message>
    <message>
        <source>The learned head is for vectors of {expected} numbers, not of {found}: it was taught with another model.</source>
        <translation>Das Gelernte gilt für Vektoren aus {expected} Zahlen, nicht aus {found}: Es wurde mit einem anderen Modell gelernt.</translation>
    </message>
    <message>
        <source>The learned head was written by another version of photoorg.</source>
        <translation>Das Gelernte stammt von einer anderen Version von photoorg.</translation>
    </message>
    <message>
        <source>There is no such head.</source>
        <translation>Das gibt es unter dem Gelernten nicht.</translation>
    </message>
    <message>
        <source>{file} is damaged; please learn again.</source>
        <translation>{file} ist beschädigt; bitte neu lernen.</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE is set: this computer is not to contact a model hub.</source>
        <translation>HF_HUB_OFFLINE ist gesetzt: Dieser Computer soll keinen Modell-Server ansprechen.</translation>
    </message>
    <message>
        <source>HF_ENDPOINT is no address: {address}.</source>
        <translation>HF_ENDPOINT ist keine Adresse: {address}.</translation>
    </message>
    <message>
        <source>The proxy or certificate settings cannot be used: {detail}</source>
        <translation>Die Proxy- oder Zertifikatseinstellungen sind nicht verwendbar: {detail}</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password; put them into HTTPS_PROXY.</source>
        <translation>Der Proxy verlangt Name und Passwort; bitte in HTTPS_PROXY angeben.</translation>
    </message>
    <message>
        <source>The proxy does not let photoorg reach {host}: {detail}</source>
        <translation>Der Proxy lässt photoorg nicht zu {host}: {detail}</translation>
    </message>
    <message>
        <source>The answer of {host} is too long.</source>
        <translation>Die Antwort von {host} ist zu lang.</translation>
    </message>
    <message>
        <source>{host} does not answer like a model hub.</source>
        <translation>{host} antwortet nicht wie ein Modell-Server.</translation>
    </message>
    <message>
        <source>{host} leads to {target} without encryption; not followed.</source>
        <translation>{host} leitet unverschlüsselt zu {target} weiter; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>{host} is overloaded or out of order ({status}).</source>
        <translation>{host} ist überlastet oder gestört ({status}).</translation>
    </message>
    <message>
        <source>{what} is given out by {host} only to accounts that accepted its terms; photoorg never signs in: download it by hand and name its folder: vlm:/FOLDER or openclip:ARCH@/FILE.</source>
        <translation>{what} gibt {host} nur an Konten heraus, die die Bedingungen angenommen haben; photoorg meldet sich nie an. Bitte selbst herunterladen und den Ordner angeben: vlm:/FOLDER oder openclip:ARCH@/FILE.</translation>
    </message>
    <message>
        <source>{host} does not give out {what} ({status}): it does not exist, is private, or a proxy forbids it.</source>
        <translation>{host} gibt {what} nicht heraus ({status}): nicht vorhanden, privat oder von einem Proxy gesperrt.</translation>
    </message>
    <message>
        <source>{host} has no {what} ({status}).</source>
        <translation>{host} hat {what} nicht ({status}).</translation>
    </message>
    <message>
        <source>{host} sends from one address to the next without end.</source>
        <translation>{host} leitet endlos von einer Adresse zur nächsten weiter.</translation>
    </message>
    <message>
        <source>{host} refuses {what} ({status}).</source>
        <translation>{host} verweigert {what} ({status}).</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} antwortet nicht.</translation>
    </message>
    <message>
        <source>The connection to {host} was cut.</source>
        <translation>Die Verbindung zu {host} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>{host} cannot be asked: {detail}</source>
        <translation>{host} lässt sich nicht fragen: {detail}</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted by this computer.</source>
        <translation>Dem Zertifikat von {host} vertraut dieser Computer nicht.</translation>
    </message>
    <message>
        <source>{host} cannot be found; is this computer online?</source>
        <translation>{host} ist nicht zu finden; ist dieser Computer online?</translation>
    </message>
    <message>
        <source>{host} cannot be reached; is this computer online?</source>
        <translation>{host} ist nicht zu erreichen; ist dieser Computer online?</translation>
    </message>
    <message>
        <source>The hub goes on with another file than it began.</source>
        <translation>Der Server sendet jetzt eine andere Datei als zu Beginn.</translation>
    </message>
    <message>
        <source>The hub does not go on where it stopped.</source>
        <translation>Der Server macht nicht dort weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
        <source>{sentence} What was fetched so far is kept.</source>
        <translation>{sentence} Das bisher Heruntergeladene bleibt erhalten.</translation>
    </message>
    <message>
        <source>What the hub sends as {file} is not the file that {repo} had at {commit}; nothing of it was kept.</source>
        <translation>Was der Server als {file} sendet, ist nicht die Datei, die {repo} bei {commit} hatte; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>{spec} needs {needed} MB, and {folder} has only {room} MB left.</source>
        <translation>{spec} braucht {needed} MB, in {folder} sind aber nur {room} MB frei.</translation>
    </message>
    <message>
        <source>The disk is full; what was fetched so far is kept, and `photoorg models remove {spec}` frees it.</source>
        <translation>Der Datenträger ist voll; das bisher Heruntergeladene bleibt erhalten, und `photoorg models remove {spec}` gibt den Platz frei.</translation>
    </message>
    <message>
        <source>{host} does not say which revision of {repo} it has.</source>
        <translation>{host} gibt nicht an, welche Revision von {repo} vorliegt.</translation>
    </message>
    <message>
        <source>{repo} is given out only to accounts that accepted its terms; photoorg never signs in.</source>
        <translation>{repo} wird nur an Konten herausgegeben, die die Bedingungen angenommen haben; photoorg meldet sich nie an.</translation>
    </message>
    <message>
        <source>open_clip knows no weights “{weights}” for the architecture “{arch}”.</source>
        <translation>open_clip kennt keine Gewichte „{weights}“ für die Architektur „{arch}“.</translation>
    </message>
    <message>
        <source>{repo} has no weights that photoorg can use.</source>
        <translation>{repo} hat keine Gewichte, die photoorg verwenden kann.</translation>
    </message>
    <message>
        <source>{repo} has a file name that leads outside its folder: {name}.</source>
        <translation>{repo} enthält einen Dateinamen, der aus seinem Ordner hinausführt: {name}.</translation>
    </message>
    <message>
        <source>{repo} has its weights only as pickled files, which can run code when they are read; photoorg takes safetensors only.</source>
        <translation>{repo} hat seine Gewichte nur als Pickle-Dateien, die beim Lesen Code ausführen können; photoorg nimmt nur safetensors.</translation>
    </message>
    <message>
        <source>The hub does not say size and checksum of {file} in {repo}.</source>
        <translation>Der Server nennt Größe und Prüfsumme von {file} in {repo} nicht.</translation>
    </message>
    <message>
        <source>{spec} is damaged ({files}); `photoorg models get {command}` repairs it.</source>
        <translation>{spec} ist beschädigt ({files}); `photoorg models get {command}` repariert es.</translation>
    </message>
    <message>
        <source>{spec} is not installed.</source>
        <translation>{spec} ist nicht installiert.</translation>
    </message>
    <message>
        <source>{spec} is not installed; `photoorg models get {command}` fetches it.</source>
        <translation>{spec} ist nicht installiert; `photoorg models get {command}` lädt es herunter.</translation>
    </message>
    <message>
        <source>{spec} is being fetched or removed already.</source>
        <translation>{spec} wird bereits heruntergeladen oder entfernt.</translation>
    </message>
    <message>
        <source>{spec} cannot be removed: {error}.</source>
        <translation>{spec} lässt sich nicht entfernen: {error}.</translation>
    </message>
    <message>
        <source>There is no model “{spec}”; the built-in one is “builtin”.</source>
        <translation>Es gibt kein Modell „{spec}“; das mitgelieferte heißt „builtin“.</translation>
    </message>
    <message>
        <source>There is no model “{spec}”; known: {known}.</source>
        <translation>Es gibt kein Modell „{spec}“; bekannt sind: {known}.</translation>
    </message>
    <message>
        <source>There is no describer “{spec}”; the one from labels is “labels”.</source>
        <translation>Es gibt kein Beschreibungsmodell „{spec}“; das aus Begriffen heißt „labels“.</translation>
    </message>
    <message>
        <source>“{spec}” has one description of a photo; it cannot draw others.</source>
        <translation>„{spec}“ hat zu jedem Foto nur eine Beschreibung und kann keine weiteren liefern.</translation>
    </message>
    <message>
        <source>“{spec}” names no model; write openclip:ARCHITECTURE/PRETRAINED or openclip:ARCHITECTURE@/path/to/weights.</source>
        <translation>„{spec}“ bezeichnet kein Modell; bitte openclip:ARCHITECTURE/PRETRAINED oder openclip:ARCHITECTURE@/path/to/weights schreiben.</translation>
    </message>
    <message>
        <source>“{path}” is no whole path; please write it from the root on.</source>
        <translation>„{path}“ ist kein vollständiger Pfad; bitte vom Stammverzeichnis an schreiben.</translation>
    </message>
    <message>
        <source>After “vlm:” comes a folder or OWNER/REPO.</source>
        <translation>Nach „vlm:“ folgt ein Ordner oder OWNER/REPO.</translation>
    </message>
    <message>
        <source>The files of “{spec}” are changing; please try again.</source>
        <translation>Die Dateien von „{spec}“ ändern sich gerade; bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>The files of “{spec}” have changed; please start again.</source>
        <translation>Die Dateien von „{spec}“ haben sich geändert; bitte neu starten.</translation>
    </message>
    <message>
        <source>{file} has changed; please start again.</source>
        <translation>{file} hat sich geändert; bitte neu starten.</translation>
    </message>
    <message>
        <source>Photos cannot be decoded: a decoder {how} at its start.</source>
        <translation>Fotos lassen sich nicht dekodieren: Ein Dekodierer {how}, und zwar gleich beim Start.</translation>
    </message>
    <message>
        <source>Photos cannot be decoded: {error}.</source>
        <translation>Fotos lassen sich nicht dekodieren: {error}.</translation>
    </message>
    <message>
        <source>the disk did not answer in time</source>
        <translation>der Datenträger hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>das Lesen wurde gestoppt</translation>
    </message>
    <message>
        <source>it was tried twice and is now left alone: the decoder {how}</source>
        <translation>nach zwei Versuchen wird die Datei nun in Ruhe gelassen: Der Dekodierer {how}</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>it is not a photo of any known format</source>
        <translation>es ist kein Foto in einem bekannten Format</translation>
    </message>
    <message>
        <source>{format} files are not supported</source>
        <translation>{format}-Dateien werden nicht unterstützt</translation>
    </message>
    <message>
        <source>{width} x {height} pixels cannot be a photo in {size} bytes</source>
        <translation>{width} x {height} Pixel in {size} Bytes können kein Foto sein</translation>
    </message>
    <message>
        <source>{width} x {height} pixels are more than {most} million</source>
        <translation>{width} x {height} Pixel sind mehr als {most} Millionen</translation>
    </message>
    <message>
        <source>decoding it needs more memory than there is</source>
        <translation>zum Dekodieren reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>it decodes to more than a photo should ({detail})</source>
        <translation>dekodiert wäre es größer, als ein Foto sein sollte ({detail})</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>die Datei lässt sich nicht lesen ({error})</translation>
    </message>
    <message>
        <source>the file is cut short ({detail})</source>
        <translation>die Datei ist abgeschnitten ({detail})</translation>
    </message>
    <message>
        <source>it uses a variant of its format not read here ({detail})</source>
        <translation>diese Variante des Formats wird hier nicht gelesen ({detail})</translation>
    </message>
    <message>
        <source>the file is damaged ({detail})</source>
        <translation>die Datei ist beschädigt ({detail})</translation>
    </message>
    <message>
        <source>it is a symbolic link</source>
        <translation>es ist eine symbolische Verknüpfung</translation>
    </message>
    <message>
        <source>it cannot be opened ({error})</source>
        <translation>die Datei lässt sich nicht öffnen ({error})</translation>
    </message>
    <message>
        <source>the file has {size} MiB, more than {most}</source>
        <translation>die Datei hat {size} MiB, mehr als {most}</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is not a regular file: it is a named pipe</source>
        <translation>es ist keine gewöhnliche Datei, sondern eine benannte Pipe</translation>
    </message>
    <message>
        <source>it is not a regular file: it is a socket</source>
        <translation>es ist keine gewöhnliche Datei, sondern ein Socket</translation>
    </message>
    <message>
        <source>it is not a regular file: it is a device</source>
        <translation>es ist keine gewöhnliche Datei, sondern ein Gerät</translation>
    </message>
    <message>
        <source>it is not a regular file: it is a folder</source>
        <translation>es ist keine gewöhnliche Datei, sondern ein Ordner</translation>
    </message>
    <message>
        <source>it is online only; it will be read when its cloud service has downloaded it</source>
        <translation>die Datei liegt nur online; sie wird gelesen, sobald ihr Cloud-Dienst sie heruntergeladen hat</translation>
    </message>
    <message>
        <source>the file changed after it was found; it will be read in the next scan</source>
        <translation>die Datei wurde geändert, nachdem sie gefunden wurde; sie wird beim nächsten Durchgang gelesen</translation>
    </message>
    <message>
        <source>the folder cannot be listed ({error})</source>
        <translation>der Inhalt des Ordners lässt sich nicht auflisten ({error})</translation>
    </message>
    <message>
        <source>it cannot be seen ({error})</source>
        <translation>die Datei ist nicht erreichbar ({error})</translation>
    </message>
    <message>
        <source>it could not be understood ({detail})</source>
        <translation>die Datei war nicht zu verstehen ({detail})</translation>
    </message>
    <message>
        <source>the drive that was mounted here cannot be seen; its photos are kept</source>
        <translation>das Laufwerk, das hier eingehängt war, ist nicht erreichbar; seine Fotos bleiben erhalten</translation>
    </message>
    <message>
        <source>{how} and then {later}</source>
        <translation>{how}, und der nächste {later}</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>wurde gestoppt</translation>
    </message>
    <message>
        <source>did not begin</source>
        <translation>hat nicht angefangen</translation>
    </message>
    <message>
        <source>answered nonsense</source>
        <translation>antwortete mit Unsinn</translation>
    </message>
    <message>
        <source>stopped answering</source>
        <translation>antwortete nicht mehr</translation>
    </message>
    <message>
        <source>did not end within {seconds} seconds</source>
        <translation>war nach {seconds} Sekunden nicht fertig</translation>
    </message>
    <message>
        <source>ended (exit code {code})</source>
        <translation>endete (Exit-Code {code})</translation>
    </message>
    <message>
        <source>crashed (signal {number})</source>
        <translation>stürzte ab (Signal {number})</translation>
    </message>
    <message>
        <source>crashed ({signal})</source>
        <translation>stürzte ab ({signal})</translation>
    </message>
    <message>
        <source>[Errno {number}] {error}: {place}</source>
        <translation>[Errno {number}] {error}: {place}</translation>
    </message>
    <message>
        <source>[Errno {number}] {error}</source>
        <translation>[Errno {number}] {error}</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>schreibgeschütztes Dateisystem</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät ist belegt</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültiges Argument</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>anderer Datenträger</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei ist zu groß</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele symbolische Verknüpfungen</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>zu wenig Speicher</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>vorübergehend nicht verfügbar</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht vorhanden</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>Gerät oder Adresse nicht vorhanden</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>Gegenstelle ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Datei ist nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>Verbindung ist getrennt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>die Datenbank ist gesperrt</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>Datenbank oder Datenträger ist voll</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>Ein-/Ausgabefehler des Datenträgers</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>die Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>die Datei ist keine Datenbank</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>die Datenbankdatei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>die Datenbank ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{file} does not exist.</source>
        <translation>{file} gibt es nicht.</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>{file} fehlt.</translation>
    </message>
    <message>
        <source>{file} is missing; the model is incomplete.</source>
        <translation>{file} fehlt; das Modell ist unvollständig.</translation>
    </message>
    <message>
        <source>{file} is damaged or incomplete.</source>
        <translation>{file} ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>{file} is damaged, or no safetensors file at all.</source>
        <translation>{file} ist beschädigt oder gar keine safetensors-Datei.</translation>
    </message>
    <message>
        <source>{file} is damaged: {detail}.</source>
        <translation>{file} ist beschädigt: {detail}.</translation>
    </message>
    <message>
        <source>{file} is not a JSON object.</source>
        <translation>{file} ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>{file} cannot be read as JSON: {detail}.</source>
        <translation>{file} ist nicht als JSON lesbar: {detail}.</translation>
    </message>
    <message>
        <source>{file} is not a .safetensors file; weights in other formats are not loaded, because opening them can run code that hides in them.</source>
        <translation>{file} ist keine .safetensors-Datei; Gewichte in anderen Formaten werden nicht geladen, weil beim Öffnen darin versteckter Code ausgeführt werden kann.</translation>
    </message>
    <message>
        <source>{file} is not the file photoorg was made for (sha256 {hash}…).</source>
        <translation>{file} ist nicht die Datei, für die photoorg gemacht ist (sha256 {hash}…).</translation>
    </message>
    <message>
        <source>{file} does not hold EfficientNet-Lite2.</source>
        <translation>{file} enthält nicht EfficientNet-Lite2.</translation>
    </message>
    <message>
        <source>{file} does not list {name}.</source>
        <translation>{file} führt {name} nicht auf.</translation>
    </message>
    <message>
        <source>The model file {file} of the package {package} is not installed.</source>
        <translation>Die Modelldatei {file} des Pakets {package} ist nicht installiert.</translation>
    </message>
    <message>
        <source>This installation has no trained parts ({folder} is missing or damaged); “builtin-labels” does without.</source>
        <translation>Dieser Installation fehlen die trainierten Teile ({folder} fehlt oder ist beschädigt); „builtin-labels“ kommt ohne sie aus.</translation>
    </message>
    <message>
        <source>{file} does not hold {arch}: {detail}.</source>
        <translation>{file} enthält nicht {arch}: {detail}.</translation>
    </message>
    <message>
        <source>open_clip knows no architecture “{arch}”, so {file} cannot be loaded.</source>
        <translation>open_clip kennt keine Architektur „{arch}“, deshalb lässt sich {file} nicht laden.</translation>
    </message>
    <message>
        <source>{file} is no configuration of an open_clip model.</source>
        <translation>{file} ist keine Konfiguration eines open_clip-Modells.</translation>
    </message>
    <message>
        <source>{file} asks for preprocessing that does not exist: {detail}.</source>
        <translation>{file} verlangt eine Vorverarbeitung, die es nicht gibt: {detail}.</translation>
    </message>
    <message>
        <source>{file} does not say how its photos are to be prepared, and there are several ways for {arch}; please name a folder with {name} beside the weights.</source>
        <translation>{file} gibt nicht an, wie Fotos vorzubereiten sind, und für {arch} gibt es mehrere Möglichkeiten; bitte einen Ordner angeben, in dem neben den Gewichten {name} liegt.</translation>
    </message>
    <message>
        <source>The configuration of {file} is no open_clip model&apos;s.</source>
        <translation>Die Konfiguration von {file} ist nicht die eines open_clip-Modells.</translation>
    </message>
    <message>
        <source>{arch} reads words with a model of its own from elsewhere ({outside}), and such models cannot be used.</source>
        <translation>{arch} liest Wörter mit einem eigenen Modell, das anderswo liegt ({outside}), und solche Modelle sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>The tokenizer of {arch} is missing: please put its files (tokenizer.json and the like) into {folder}.</source>
        <translation>Der Tokenizer von {arch} fehlt: Bitte seine Dateien (tokenizer.json und Ähnliches) in {folder} legen.</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} cannot be loaded: {detail}.</source>
        <translation>Der Tokenizer in {folder} lässt sich nicht laden: {detail}.</translation>
    </message>
    <message>
        <source>This kind of model cannot continue many texts after one photo.</source>
        <translation>Diese Art von Modell kann zu einem Foto nicht viele Texte zugleich fortsetzen.</translation>
    </message>
    <message>
        <source>There is no model folder {folder}.</source>
        <translation>Es gibt keinen Modellordner {folder}.</translation>
    </message>
    <message>
        <source>{folder} is not a model folder: it has no config.json.</source>
        <translation>{folder} ist kein Modellordner: config.json fehlt.</translation>
    </message>
    <message>
        <source>{folder} has no weights: there is no model.safetensors.</source>
        <translation>{folder} enthält keine Gewichte: model.safetensors fehlt.</translation>
    </message>
    <message>
        <source>{folder} keeps its weights as pickles ({name}), which can run code when they are opened; photoorg reads safetensors only.</source>
        <translation>{folder} enthält die Gewichte als Pickle-Dateien ({name}), die beim Öffnen Code ausführen können; photoorg liest nur safetensors.</translation>
    </message>
    <message>
        <source>The model in {folder} does not work: {detail}</source>
        <translation>Das Modell in {folder} funktioniert nicht: {detail}</translation>
    </message>
    <message>
        <source>The model in {folder} does not score its own words as it wrote them: it is damaged, or of a kind that photoorg cannot use.</source>
        <translation>Das Modell in {folder} bewertet seine eigenen Wörter anders, als es sie schrieb: Es ist beschädigt oder von einer Art, die photoorg nicht verwenden kann.</translation>
    </message>
    <message>
        <source>{folder} needs a package: {detail}</source>
        <translation>{folder} braucht ein Paket: {detail}</translation>
    </message>
    <message>
        <source>The processor in {folder} cannot be loaded: {detail}</source>
        <translation>Der Processor in {folder} lässt sich nicht laden: {detail}</translation>
    </message>
    <message>
        <source>{folder} lacks its processor: the files that say how photos and words are read (preprocessor_config.json, tokenizer.json).</source>
        <translation>{folder} fehlt der Processor: die Dateien, die angeben, wie Fotos und Wörter gelesen werden (preprocessor_config.json, tokenizer.json).</translation>
    </message>
    <message>
        <source>{folder} (“{kind}”) cannot be used: it needs code from its own folder, which photoorg never runs.</source>
        <translation>{folder} („{kind}“) ist nicht verwendbar: Es braucht Code aus seinem eigenen Ordner, den photoorg nie ausführt.</translation>
    </message>
    <message>
        <source>{folder} (“{kind}”) cannot be used: the installed transformers knows no such image-text-to-text model.</source>
        <translation>{folder} („{kind}“) ist nicht verwendbar: Die installierte Version von transformers kennt kein solches Bild-Text-Modell.</translation>
    </message>
    <message>
        <source>{folder} (“{kind}”) cannot be used: of models whose text decoder is apart from what it reads, photoorg knows BLIP only.</source>
        <translation>{folder} („{kind}“) ist nicht verwendbar: Von Modellen mit getrenntem Text-Dekodierer kennt photoorg nur BLIP.</translation>
    </message>
    <message>
        <source>The model in {folder} cannot be loaded: {detail}</source>
        <translation>Das Modell in {folder} lässt sich nicht laden: {detail}</translation>
    </message>
    <message>
        <source>The weights in {folder} do not fit its config.json: {count} are missing, such as {name}.</source>
        <translation>Die Gewichte in {folder} passen nicht zu config.json: {count} fehlen, etwa {name}.</translation>
    </message>
    <message>
        <source>The weights in {folder} do not fit its config.json: {count} are of another shape, such as {name}.</source>
        <translation>Die Gewichte in {folder} passen nicht zu config.json: {count} haben eine andere Form, etwa {name}.</translation>
    </message>
    <message>
        <source>The chat template in {folder} cannot be used: {detail}</source>
        <translation>Die Chat-Vorlage in {folder} ist nicht verwendbar: {detail}</translation>
    </message>
    <message>
        <source>A text of {count} tokens is too long for this model: it reads {most} at most, {taken} of which are the photo and the prompt.</source>
        <translation>Ein Text aus {count} Token ist zu lang für dieses Modell: Es liest höchstens {most}, davon entfallen {taken} auf Foto und Prompt.</translation>
    </message>
    <message>
        <source>No photo that is here has this tag.</source>
        <translation>Kein vorhandenes Foto hat dieses Schlagwort.</translation>
    </message>
    <message>
        <source>Renaming a tag</source>
        <translation>Schlagwort wird umbenannt</translation>
    </message>
    <message>
        <source>Taking a tag away</source>
        <translation>Schlagwort wird entfernt</translation>
    </message>
    <message>
        <source>The tag is called so already.</source>
        <translation>Das Schlagwort heißt bereits so.</translation>
    </message>
    <message>
        <source>Something went wrong: {reason}. Nothing of yours is lost; if photoorg looks odd now, start it again.</source>
        <translation>Etwas ist schiefgegangen: {reason}. Nichts ist verloren; falls photoorg jetzt seltsam aussieht, bitte neu starten.</translation>
    </message>
</context>
</TS>
