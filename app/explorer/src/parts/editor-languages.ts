/** The languages of queries: how they are marked, and what is completed in them. */
import { StreamLanguage } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import type { SchemaOfGraph } from "../api/client";

export type QueryLanguage = "cypher" | "sparql";

const CYPHER =
  "MATCH OPTIONAL WHERE RETURN WITH ORDER BY SKIP LIMIT DISTINCT UNWIND AS AND OR NOT IN IS NULL CASE WHEN THEN ELSE END COUNT EXISTS COLLECT CALL UNION CONTAINS STARTS ENDS DESC".split(
    " ",
  );

const cypher = StreamLanguage.define({
  token(stream) {
    if (stream.match(/^\/\/.*/)) return "comment";
    if (stream.match(/^'(?:[^'\\]|\\.)*'|^"(?:[^"\\]|\\.)*"/)) return "string";
    if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
    if (stream.match(/^\$\w+/)) return "variableName";
    const word = stream.match(/^\w+/) as RegExpMatchArray | null;
    if (word) return CYPHER.includes(word[0].toUpperCase()) ? "keyword" : null;
    stream.next();
    return null;
  },
});

const SPARQL =
  "SELECT CONSTRUCT ASK DESCRIBE WHERE PREFIX FILTER OPTIONAL UNION GRAPH BIND VALUES DISTINCT GROUP BY HAVING ORDER LIMIT OFFSET COUNT SUM AVG MIN MAX EXISTS NOT IN AS CONTAINS STRSTARTS LANG STR REGEX".split(
    " ",
  );

/** How a term of the ontology is written with the prefix of this graph. */
const written = (iri: string) => `ct:${iri.slice(iri.lastIndexOf("#") + 1)}`;

export const LANGUAGES = {
  cypher: {
    extension: cypher,
    words: CYPHER,
    names: (schema: SchemaOfGraph) => [...schema.classes, ...schema.relations].map((term) => term.name),
  },
  sparql: {
    extension: StreamLanguage.define(sparql),
    words: SPARQL,
    names: (schema: SchemaOfGraph) =>
      [...schema.classes, ...schema.relations, ...schema.classes.flatMap((c) => c.properties)].map((term) =>
        written(term.iri),
      ),
  },
};
