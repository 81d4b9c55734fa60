"""The words, procedures and functions of Cypher that a reading query may use."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STARTS = _words("MATCH OPTIONAL UNWIND WITH RETURN CALL")
"""Clauses that a query, a subquery or an arm of UNION may start with."""

FOLLOWS = STARTS | _words(
    """AND OR XOR NOT IN IS STARTS ENDS CONTAINS AS WHERE YIELD ORDER SKIP OFFSET LIMIT UNION WHEN THEN ELSE
    END ASC DESC ASCENDING DESCENDING FINISH USING FROM GROUP GROUPS PATH PATHS"""
)
"""All words that may follow a value or a pattern; whatever else stands there would be another clause."""

ENDS = _words("NULL TRUE FALSE END ASC DESC ASCENDING DESCENDING FINISH")
"""Words that end a value themselves."""

OPENS = (FOLLOWS - ENDS) | _words(
    """DISTINCT ALL ANY NONE SINGLE CASE BY EXISTS COUNT COLLECT SHORTEST BOTH LEADING TRAILING TYPED INDEX
    SCAN JOIN ON"""
)
"""Words after which a value or a pattern begins."""

WRITES = _words("CREATE MERGE SET DELETE DETACH NODETACH REMOVE DROP INSERT FOREACH LOAD TRANSACTIONS")
"""Words that never stand in a reading query, unless as a name."""

PROCEDURES = _words(
    """db.labels db.relationshipTypes db.propertyKeys db.schema.visualization db.schema.nodeTypeProperties
    db.schema.relTypeProperties db.index.fulltext.queryNodes db.index.fulltext.queryRelationships"""
)

FUNCTIONS = _words(
    """
    abs acos all allshortestpaths any asin atan atan2 avg btrim ceil char_length character_length coalesce
    collect cos cosh cot coth count date date.truncate datetime datetime.truncate degrees duration
    duration.between duration.indays duration.inmonths duration.inseconds e elementid endnode exists exp
    floor haversin head id isempty isnan keys labels last left length localdatetime localtime log log10 lower
    ltrim max min nodes none normalize nullif percentilecont percentiledisc pi point point.distance
    properties radians rand randomuuid range reduce relationships replace reverse right round rtrim
    shortestpath sign sin single sinh size split sqrt startnode stdev stdevp substring sum tail tan tanh time
    timestamp toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger
    tointegerlist tointegerornull tolower tostring tostringlist tostringornull toupper trim type upper
    valuetype
    """
)
"""In lower case; functions that neither write nor look outside of the graph."""
