/** The nearest surroundings of one thing as a picture; a thing chosen in it opens its page. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { neighbours, useGraph } from "../api/graph";
import { useLanguage } from "../i18n";
import { Failed, Loading } from "./states";
import StillGraph from "./still-graph";

const NEAREST = 20;

export default function SmallGraph({ id }: { id: string }) {
  const { words } = useLanguage();
  const [, go] = useLocation();
  const steps = useQuery({ queryKey: ["graph", "near", id], queryFn: () => neighbours(id, NEAREST) });
  const ids = useMemo(
    () => (steps.data ? [id, ...new Set(steps.data.items.map((s) => s.id))] : []),
    [id, steps.data],
  );
  const graph = useGraph(ids);
  const failed = [steps, graph].find((query) => query.isError);
  if (failed) return <Failed error={failed.error} again={() => void failed.refetch()} />;
  if (!graph.data) return <Loading />;
  return (
    <StillGraph
      graph={graph.data}
      label={words.entity.surroundings}
      chosen={id}
      onChoose={(chosen) => chosen !== id && go(`/entity/${chosen}`)}
    />
  );
}
