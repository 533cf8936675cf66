"""The Earth as it comes with photoorg: outlines of land and countries, and the names of places.

Pure functions of bundled data; no network. Sources: outlines.json.gz is made from Natural Earth
(public domain; see NATURAL_EARTH.txt), cities.tsv.gz from GeoNames (CC BY 4.0; see
GEONAMES_LICENSE.txt).
"""
