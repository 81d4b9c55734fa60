"""SPARQL as it is sent to take an endpoint down, to change what it holds or to reach what is behind it."""

from collections.abc import Mapping

ELSEWHERE = "http://127.0.0.1:{port}/x"
ALL = "?s ?p ?o"


def nested(before: str, core: str, after: str, times: int) -> str:
    return before * times + core + after * times


def doubled(times: int, step: str = "CONCAT(?{0}, ?{0})") -> str:
    """A text of sixteen characters doubled so many times."""
    steps = " ".join(f"BIND ({step.format(f'v{i}')} AS ?v{i + 1})" for i in range(times))
    return f'SELECT (STRLEN(?v{times}) AS ?n) WHERE {{ BIND ("aaaaaaaaaaaaaaaa" AS ?v0) {steps} }}'


def cross(columns: int, select: str) -> str:
    pattern = " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(columns))
    return f"SELECT {select} WHERE {{ {pattern} }}"


# What would ask another endpoint: refused before an engine sees it.
SERVICES: Mapping[str, str] = {
    "service": f"SELECT * WHERE {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }}",
    "silent": f"SELECT * WHERE {{ SERVICE SILENT <{ELSEWHERE}> {{ {ALL} }} }}",
    "of a variable": f"SELECT * WHERE {{ VALUES ?e {{ <{ELSEWHERE}> }} SERVICE ?e {{ {ALL} }} }}",
    "of a prefix": f"PREFIX e: <{ELSEWHERE}> SELECT * WHERE {{ SERVICE e: {{ {ALL} }} }}",
    "in small letters": f"SELECT * WHERE {{ sErViCe <{ELSEWHERE}> {{ {ALL} }} }}",
    "behind a comment": f"SELECT * WHERE {{ SERVICE # no\n # really\n SILENT <{ELSEWHERE}> {{ {ALL} }} }}",
    "without a blank": f"SELECT * WHERE {{ ?a ?b 1SERVICE<{ELSEWHERE}>{{ {ALL} }} }}",
    "in a subquery": f"SELECT * WHERE {{ {{ SELECT * WHERE {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }} }} }}",
    "in an optional": f"SELECT * WHERE {{ OPTIONAL {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }} }}",
    "in exists": f"ASK {{ FILTER EXISTS {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }} }}",
    "in minus": f"SELECT * WHERE {{ {ALL} MINUS {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }} }}",
    "in construct": f"CONSTRUCT {{ {ALL} }} WHERE {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }}",
    "in describe": f"DESCRIBE ?s WHERE {{ SERVICE <{ELSEWHERE}> {{ {ALL} }} }}",
    "escaped": f"SELECT * WHERE {{ SERV\\u0049CE <{ELSEWHERE}> {{ {ALL} }} }}",
    "escaped long": f"SELECT * WHERE {{ \\U00000053ERVICE <{ELSEWHERE}> {{ {ALL} }} }}",
    "between what looks like quotes": (
        f"SELECT * WHERE {{ BIND (1 AS ?a) FILTER (?a<'>') SERVICE <{ELSEWHERE}> {{ {ALL} }} FILTER ('a'='a') }}"
    ),
    "behind what looks like a comment": (
        f"SELECT * WHERE {{ FILTER (1<2#>''' \n) SERVICE <{ELSEWHERE}> {{ {ALL} }} #''' \n }}"
    ),
}

UPDATES: Mapping[str, str] = {
    "insert data": "INSERT DATA { <http://e/a> <http://e/b> 1 }",
    "insert where": f"INSERT {{ ?s <http://e/b> 1 }} WHERE {{ {ALL} }}",
    "delete data": "DELETE DATA { <http://e/a> <http://e/b> 1 }",
    "delete where": f"DELETE WHERE {{ {ALL} }}",
    "with": f"WITH <http://e/g> DELETE {{ {ALL} }} WHERE {{ {ALL} }}",
    "load": "LOAD <file:///etc/passwd>",
    "load silent": f"LOAD SILENT <{ELSEWHERE}> INTO GRAPH <http://e/g>",
    "clear": "CLEAR ALL",
    "drop": "DROP SILENT ALL",
    "create": "CREATE GRAPH <http://e/g>",
    "add": "ADD DEFAULT TO <http://e/g>",
    "move": "MOVE DEFAULT TO <http://e/g>",
    "copy": "COPY <http://e/g> TO DEFAULT",
    "behind a prologue": "# SELECT\nPREFIX e: <http://e/> BASE <http://e/>\nDROP ALL",
}

# Graphs that are not there have nothing in them; nothing is fetched.
ELSEWHERE_GRAPHS: Mapping[str, str] = {
    "a file": f"SELECT * FROM <file:///etc/passwd> WHERE {{ {ALL} }}",
    "another host": f"SELECT * FROM <{ELSEWHERE}> WHERE {{ {ALL} }}",
    "a named file": f"SELECT * FROM NAMED <file:///etc/passwd> WHERE {{ GRAPH ?g {{ {ALL} }} }}",
    "described from a host": f"DESCRIBE <http://e/a> FROM <{ELSEWHERE}>",
    "a graph by name": f"ASK {{ GRAPH <{ELSEWHERE}> {{ {ALL} }} }}",
}

# Each with what ends it: the limit of time, of memory (or the time that filling it takes), or what is in them.
HOGS: Mapping[str, tuple[str, str]] = {
    "all paths": (
        "time",
        "SELECT (COUNT(*) AS ?n) WHERE { ?a (!<http://e/x>|^!<http://e/x>)* ?b . ?b (!<http://e/x>)* ?c }",
    ),
    "paths in paths": (
        "time",
        "SELECT (COUNT(*) AS ?n) WHERE { ?a (((!<x:x>)*)*)+ ?b . ?c ((^!<x:x>)+)* ?b }",
    ),
    "cross product": ("time", cross(3, "(COUNT(*) AS ?n)")),
    "cross product, distinct": ("memory", cross(2, "(COUNT(DISTINCT CONCAT(STR(?s0), STR(?o1))) AS ?n)")),
    "sorted cross product": ("memory", cross(2, "*") + " ORDER BY ?o1 ?s0 LIMIT 1"),
    "cross product, not equal": (
        "time",
        cross(2, "*").replace(" }", ' FILTER (STR(?s0) < "" || STR(?o1) = "x") }'),
    ),
    "group concat of everything": ("memory", cross(2, "(GROUP_CONCAT(CONCAT(STR(?s0), STR(?o1))) AS ?n)")),
    "a text doubled": ("memory", doubled(60)),
    "a text doubled by replace": ("memory", doubled(60, 'REPLACE("aa", "a", ?{0})')),
    "samples of samples": ("time", cross(3, "?p0 (SAMPLE(?o1) AS ?x) (MAX(?o2) AS ?y)") + " GROUP BY ?p0"),
    "exists in exists": (
        "time",
        "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?b FILTER NOT EXISTS { ?c ?q ?d FILTER (?d = ?a && "
        "EXISTS { ?e ?r ?f FILTER (?f = ?q && ?e = ?b) }) } }",
    ),
    "groups in groups": ("depth", "SELECT * WHERE " + nested("{", ALL, "}", 50_000)),
    "brackets in brackets": ("depth", "SELECT * WHERE { FILTER " + nested("(", "1", ")", 80_000) + " }"),
    "not not": ("depth", "SELECT * WHERE { FILTER (" + "!" * 150_000 + "true) }"),
    "minus minus": ("depth", "SELECT (" + "-(" * 60_000 + "1" + ")" * 60_000 + " AS ?n) WHERE {}"),
    "lists in lists": ("depth", "SELECT * WHERE { ?s ?p " + nested("(", "1", ")", 80_000) + " }"),
    "paths of brackets": ("depth", "SELECT * WHERE { ?s " + nested("(", "<x:x>", ")*", 60_000) + " ?o }"),
}

# These may end in an answer, too, but within the limits.
HEAVY: Mapping[str, str] = {
    "subqueries": "SELECT * WHERE " + nested("{ SELECT * WHERE {", ALL, "} }", 2_000),
    "unions": "SELECT (COUNT(*) AS ?n) WHERE { " + " UNION ".join([f"{{ {ALL} }}"] * 5_000) + " }",
    "optionals": "SELECT * WHERE { "
    + " ".join(f"OPTIONAL {{ ?s{i % 7} ?p{i} ?o{i} }}" for i in range(400))
    + " }",
    "optionals within": "SELECT * WHERE " + nested("{ ?s ?p ?o OPTIONAL ", "{}", "}", 300),
    "a long path": "SELECT * WHERE { ?s " + "/".join(["^!<x:x>|!<x:x>"] * 300) + " ?o }",
    "many values": "SELECT * WHERE { VALUES ?x { " + "1 " * 90_000 + "} " + ALL + " }",
    "many columns": "SELECT " + " ".join(f"?v{i}" for i in range(20_000)) + f" WHERE {{ {ALL} }}",
    "a regular expression that backtracks": (
        f"SELECT * WHERE {{ {ALL} FILTER REGEX(CONCAT(STR(?o), '{'a' * 5_000}'), '^(a*)*(a|aa)+$b') }}"
    ),
    "a regular expression that grows": (
        f"SELECT * WHERE {{ {ALL} FILTER REGEX(STR(?o), '((a{{1,500}}){{1,500}}){{1,500}}') }}"
    ),
    "a regular expression from data": f"SELECT * WHERE {{ {ALL} . ?a ?b ?c FILTER REGEX(STR(?o), STR(?c)) }} LIMIT 1",
    "numbers beyond numbers": "SELECT (1e400 * -1e400 AS ?x) (9223372036854775807 + 1 AS ?y) (1 / 0 AS ?z) WHERE {}",
    "dates beyond dates": 'SELECT (YEAR("99999999999-01-01T00:00:00Z"^^xsd:dateTime) AS ?x) WHERE {}',
    "all there is, described": f"DESCRIBE * WHERE {{ {ALL} }}",
    "all there is, constructed": f"CONSTRUCT {{ {ALL} . ?o ?p ?s . [] ?p [] }} WHERE {{ {ALL} }}",
    "all there is": f"SELECT * WHERE {{ {ALL} }}",
    "a marked cell": 'SELECT ("=cmd()" AS ?x) ("\\u0000\\uFFFF\\t" AS ?y) WHERE {}',
    "one long text": f"SELECT ('{'城' * 100_000}' AS ?x) WHERE {{}}",
}
