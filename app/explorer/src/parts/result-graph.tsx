/** The things in the rows of a query, with the facts between them. */
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useGraph } from "../api/graph";
import { MOST_NODES } from "../graph-state";
import { useLanguage } from "../i18n";
import { useLabels } from "./labels";
import { Ready } from "./states";
import StillGraph from "./still-graph";
import { useThingLook } from "./thing-look";

export default function ResultGraph({ things }: { things: string[] }) {
  const { words } = useLanguage();
  const labels = useLabels();
  const look = useThingLook();
  const page = words.graphPage;
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = useMemo(() => things.slice(0, MOST_NODES), [things]);
  return (
    <Ready query={useGraph(shown)}>
      {(graph) => {
        const thing = graph.nodes.find((node) => node.id === chosen);
        return (
          <>
            <div className="bar-of-list">
              <p className="hint">
                {page.nodes(graph.nodes.length)} · {page.edges(graph.edges.length)}
                {things.length > shown.length && ` · ${page.cut(MOST_NODES)}`}
              </p>
              <Link href={`/graph?nodes=${shown.join(",")}`}>{page.show}</Link>
            </div>
            <StillGraph graph={graph} label={words.queryPage.asGraph} chosen={chosen} onChoose={setChosen} />
            <p role="status">
              {thing ? (
                <>
                  {labels.type(thing.type)} · <Link href={`/entity/${thing.id}`}>{look.name(thing)}</Link>
                </>
              ) : (
                <span className="hint">{words.queryPage.graphHint}</span>
              )}
            </p>
          </>
        );
      }}
    </Ready>
  );
}
