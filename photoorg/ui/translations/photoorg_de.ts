<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Looking for photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognising photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting the model ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understanding photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arranging albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning from what you did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying out what was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagging photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing back from the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}/s</source>
        <comment>a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}/min</source>
        <comment>a minute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
