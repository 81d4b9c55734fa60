/** The nearest surroundings of one thing as a picture; a thing chosen in it opens its page. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocation } from "wouter";
import type { Graph } from "../api/graph";
import { fetched } from "../api/named";
import type { components } from "../api/schema";
import { useLanguage } from "../i18n";
import { useGoal, useGoalName } from "./goals";
import GraphCanvas from "./graph-canvas";
import { useLabels } from "./labels";
import { Loading } from "./states";

const NEAREST = 20;
const NONE = new Set<string>();

export default function SmallGraph({ id }: { id: string }) {
  const { words } = useLanguage();
  const [, go] = useLocation();
  const labels = useLabels();
  const goal = useGoal();
  const goalName = useGoalName();
  const steps = useQuery({
    queryKey: ["graph", "near", id],
    queryFn: () =>
      fetched<components["schemas"]["StepPage"]>(
        `/api/entities/${encodeURIComponent(id)}/neighbours?limit=${NEAREST}`,
      ),
  });
  const ids = useMemo(
    () => (steps.data ? [id, ...new Set(steps.data.items.map((s) => s.id))] : []),
    [id, steps.data],
  );
  const graph = useQuery({
    queryKey: ["graph", ids],
    queryFn: () =>
      fetched<Graph>(`/api/graph?${ids.map((node) => `node=${encodeURIComponent(node)}`).join("&")}`),
    enabled: ids.length > 0,
  });
  if (!graph.data) return <Loading />;
  const numberOf = (thing: Graph["nodes"][number]) =>
    thing.type === "Goal" ? Number(thing.id.split("-").at(-1)) : null;
  return (
    <GraphCanvas
      graph={graph.data}
      chosen={id}
      pinned={[]}
      hidden={NONE}
      layout="fcose"
      label={words.entity.surroundings}
      name={(thing) => {
        const number = numberOf(thing);
        return number === null ? thing.name : goalName(number);
      }}
      relation={labels.relation}
      hue={(thing) => goal(numberOf(thing) ?? 0)?.color}
      onChoose={(chosen) => chosen && chosen !== id && go(`/entity/${chosen}`)}
      onPin={() => undefined}
      handle={null}
    />
  );
}
