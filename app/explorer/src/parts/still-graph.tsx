/** A picture of given things and the facts between them, in which one thing can be chosen. */
import type { Graph } from "../api/graph";
import GraphCanvas from "./graph-canvas";
import { useLabels } from "./labels";
import { useThingLook } from "./thing-look";

const NONE = new Set<string>();

interface StillGraphProps {
  graph: Graph;
  label: string;
  chosen: string | null;
  onChoose: (id: string) => void;
}

export default function StillGraph({ graph, label, chosen, onChoose }: StillGraphProps) {
  const labels = useLabels();
  const look = useThingLook();
  return (
    <GraphCanvas
      graph={graph}
      chosen={chosen}
      pinned={[]}
      hidden={NONE}
      layout="fcose"
      label={label}
      name={look.name}
      relation={labels.relation}
      hue={look.hue}
      onChoose={(id) => id && onChoose(id)}
      onPin={() => undefined}
      handle={null}
    />
  );
}
