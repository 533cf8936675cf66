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
        <translation>Gestoppt. Was bisher geschafft ist, bleibt.</translation>
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
        <translation>er am Netz hängt</translation>
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
        <translation>noch nicht vermessen</translation>
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
        <source>A line above the photos, once, when there is something you may not know yet.</source>
        <translation>Eine Zeile über den Fotos, einmal, wenn es vielleicht etwas Neues zu entdecken gibt.</translation>
    </message>
    <message>
        <source>Wait while on battery</source>
        <translation>Im Akkubetrieb warten</translation>
    </message>
    <message>
        <source>Reading photos and arranging albums wait until the computer is plugged in again.</source>
        <translation>Das Lesen von Fotos und das Anordnen von Alben warten, bis der Computer wieder am Netz hängt.</translation>
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
        <translation>Wie viel es zählt, dass sie im gleichen Ordner auf dem Datenträger liegen.</translation>
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
        <translation>anders</translation>
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
            <numerusform>Mit %n späteren rückgängig machen</numerusform>
            <numerusform>Mit %n späteren rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo this</source>
        <translation>Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>Redo this and %n before it</source>
        <translation>
            <numerusform>Mit %n davor wiederholen</numerusform>
            <numerusform>Mit %n davor wiederholen</numerusform>
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
        <translation>Der Papierkorb ist leer</translation>
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
        <translation>Wie ähnlich sie sind, ist noch nicht vermessen.</translation>
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
        <source>no closer than chance</source>
        <translation>nicht ähnlicher als Zufall</translation>
    </message>
    <message>
        <source>closer than {percent}</source>
        <translation>ähnlicher als {percent}</translation>
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
            <numerusform>%n genaue Kopie</numerusform>
            <numerusform>%n genaue Kopien</numerusform>
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
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the album {album}</source>
        <translation>Album {album} zeigen</translation>
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
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
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
        <translation>Zurückgelassen in früheren Ordnern</translation>
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
        <translation>Näher (+)</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>Weiter weg (−)</translation>
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
        <translation>weniger als 1 km entfernt</translation>
    </message>
    <message>
        <source>{km} km apart</source>
        <translation>{km} km entfernt</translation>
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
        <source>Albums</source>
        <translation>Alben</translation>
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
        <translation>Größe, Lizenz und Revision stehen bei {host}. photoorg würde dort nach diesem Modell fragen; nichts über dich oder deine Fotos wird gesendet. Noch wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>Ask {host}</source>
        <translation>{host} fragen</translation>
    </message>
    <message>
        <source>These files and no others are downloaded, and checked byte by byte. Nothing about you or your photos is sent.</source>
        <translation>Diese Dateien und keine anderen werden heruntergeladen und Byte für Byte geprüft. Nichts über dich oder deine Fotos wird gesendet.</translation>
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
        <translation>Gestoppt. Was bisher heruntergeladen ist, bleibt.</translation>
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
        <translation>Weiter …</translation>
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
        <translation>Sieht jedes Foto einmal an; Suche, ähnliche Fotos und Alben beruhen auf dem, was es sieht.</translation>
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
        <translation>ein ähnlich gefundenes Foto auswählen</translation>
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
        <source>it is the only one here</source>
        <translation>es ist das einzige hier</translation>
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
        <translation>Name des Teils {name}</translation>
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
        <source>{photo} is described as {words}</source>
        <translation>{photo} wird beschrieben als {words}</translation>
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
        <source>Stays here</source>
        <translation>Bleibt hier</translation>
    </message>
    <message>
        <source>Move there</source>
        <translation>Dorthin verschieben</translation>
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
        <source>Words, a photo that is dropped or pasted here, a date, or camera:, type:, in:, near:. A minus before words excludes them (Ctrl+F).</source>
        <translation>Wörter, ein hierher gezogenes oder eingefügtes Foto, ein Datum oder kamera:, typ:, in:, nahe:. Ein Minus vor Wörtern schließt sie aus (Strg+F).</translation>
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
        <source>Words, or a photo: drop it here or paste it</source>
        <translation>Wörter oder ein Foto: hierher ziehen oder einfügen</translation>
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
        <translation>bewegt sich durch die Fotos</translation>
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
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Kein Befehl heißt so.</translation>
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
        <source>offline</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
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
        <source>An album cannot lie in itself.</source>
        <translation>Ein Album kann nicht in sich selbst liegen.</translation>
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
        <translation>Fotos im gleichen Ordner auf dem Datenträger liegen beisammen</translation>
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
        <translation>Ermitteln, wie sich diese Fotos im Motiv unterscheiden</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in time</source>
        <translation>Ermitteln, wie sich diese Fotos in der Zeit unterscheiden</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in place</source>
        <translation>Ermitteln, wie sich diese Fotos im Ort unterscheiden</translation>
    </message>
    <message>
        <source>Looking at how these photos differ in folder</source>
        <translation>Ermitteln, wie sich diese Fotos im Ordner unterscheiden</translation>
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
        <translation>eingebaut</translation>
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
        <translation>Diese beiden sind ähnlich: warum, und worin sie sich unterscheiden.</translation>
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
        <translation>sie ist nicht zu sehen</translation>
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
        <translation>ihr Laufwerk oder Ordner ist gerade nicht zu sehen</translation>
    </message>
    <message>
        <source>it lies on the network, where this computer has no trash</source>
        <translation>sie liegt im Netz, wo dieser Computer keinen Papierkorb hat</translation>
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
        <translation>der Papierkorb, in dem sie liegt, ist gerade nicht zu sehen</translation>
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
        <translation>Das Foto bleibt in der Bibliothek: Nicht alle Dateien gehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay in your library: not all files go.</source>
        <translation>
            <numerusform>%n davon bleibt in der Bibliothek: Nicht alle Dateien gehen.</numerusform>
            <numerusform>%n davon bleiben in der Bibliothek: Nicht alle Dateien gehen.</numerusform>
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
        <translation>Einzelne Pixel (Z)</translation>
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
</context>
</TS>
