"""Reads a Turtle export by rdflib: memberships.py FILE.ttl. Prints one JSON object of what it says."""
import json, sys
import rdflib
from rdflib.namespace import XSD

graph = rdflib.Graph()
graph.parse(sys.argv[1], format="turtle")
P, PS, PQ, PR = (rdflib.Namespace("http://www.wikidata.org/prop/" + part) for part in
                 ("", "statement/", "qualifier/", "reference/"))
WIKIBASE = rdflib.Namespace("http://wikiba.se/ontology#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SCHEMA = rdflib.Namespace("https://schema.org/")
EDTF = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
statements = list(graph.objects(None, P.P463))
starts = [graph.value(s, PQ.P580) for s in statements]
for start in starts:
    assert start.datatype in (XSD.dateTime, EDTF), start
    if start.datatype == XSD.dateTime:
        assert start.value is not None, start
sourced = [r for s in statements for r in graph.objects(s, PROV.wasDerivedFrom)]
for reference in sourced:
    assert (reference, rdflib.RDF.type, WIKIBASE.Reference) in graph, reference
    assert graph.value(reference, PR.P248) is not None, reference
print(json.dumps({
    "statements": len(statements), "members": len(set(graph.subjects(SCHEMA.memberOf, None))),
    "alliances": sorted({str(graph.value(s, PS.P463)) for s in statements}),
    "edtf": sum(s.datatype == EDTF for s in starts), "ends": sum(1 for _ in graph.triples((None, PQ.P582, None))),
    "precisions": sorted({int(o) for o in graph.objects(None, WIKIBASE.timePrecision)}), "sources": len(sourced),
    "nlc": sorted(o.language for o in graph.objects(rdflib.URIRef("https://ledger.example.org/silk-road/institution/nlc"), SCHEMA.name)),
}))
