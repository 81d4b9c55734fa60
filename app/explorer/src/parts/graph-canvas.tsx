/** The picture of the graph, drawn by Cytoscape. */
import cytoscape, { type Core, type ElementDefinition, type LayoutOptions } from "cytoscape";
import fcose from "cytoscape-fcose";
import { useEffect, useImperativeHandle, useRef } from "react";
import type { Graph } from "../api/graph";
import { shapeOf } from "./graph-look";

cytoscape.use(fcose);
const MOST_ZOOM = 1.3;
/** In Latin letters; a Chinese character is as wide as two. */
const WIDEST_LABEL = 22;
/** With more things than this, moving the picture moves a copy of it, without its connections. */
const MANY = 200;
/** Each round of the layout takes milliseconds then, in which the page does not answer. */
const ROUNDS_OF_MANY = 250;

export interface Canvas {
  fit: () => void;
  picture: () => string;
}

interface CanvasProps {
  graph: Graph;
  chosen: string | null;
  pinned: string[];
  hidden: Set<string>;
  layout: string;
  label: string;
  name: (thing: Graph["nodes"][number]) => string;
  relation: (name: string) => string;
  hue: (thing: Graph["nodes"][number]) => string | undefined;
  onChoose: (id: string | null) => void;
  onPin: (id: string) => void;
  handle: React.Ref<Canvas>;
}

function layoutOf(
  name: string,
  pinned: { nodeId: string; position: { x: number; y: number } }[],
  fresh: boolean,
  many: boolean,
): LayoutOptions {
  const common = { name, animate: false, fit: true, padding: 40 };
  if (name !== "fcose") return { ...common, nodeDimensionsIncludeLabels: true } as LayoutOptions;
  return {
    ...common,
    quality: many ? "default" : "proof",
    randomize: fresh,
    nodeDimensionsIncludeLabels: !many,
    numIter: many ? ROUNDS_OF_MANY : 2500,
    tilingPaddingVertical: 30,
    tilingPaddingHorizontal: 30,
    nodeSeparation: 90,
    idealEdgeLength: 90,
    nodeRepulsion: 9000,
    fixedNodeConstraint: pinned.length > 0 ? pinned : undefined,
  } as LayoutOptions;
}

function style(): cytoscape.StylesheetStyle[] {
  const computed = getComputedStyle(document.documentElement);
  const color = (name: string) => computed.getPropertyValue(name).trim();
  return [
    {
      selector: "node",
      style: {
        shape: "data(shape)" as cytoscape.Css.NodeShape,
        "background-color": "data(hue)",
        "border-width": 1.5,
        "border-color": color("--ink-2"),
        width: 22,
        height: 22,
        label: "data(label)",
        color: color("--ink"),
        "font-family": color("--font"),
        "font-size": 11,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-background-color": color("--surface"),
        "text-background-opacity": 0.8,
        "min-zoomed-font-size": 7,
      },
    },
    { selector: "node.pinned", style: { "border-style": "double", "border-width": 4 } },
    {
      selector: "node:selected",
      style: { "border-width": 4, "border-color": color("--ink"), width: 30, height: 30 },
    },
    {
      selector: "edge",
      style: {
        width: 1.2,
        "line-color": color("--line-2"),
        "target-arrow-color": color("--line-2"),
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "bezier",
        color: color("--ink-3"),
        "font-size": 9,
        "min-zoomed-font-size": 8,
      },
    },
    {
      selector: "edge:selected, edge.near",
      style: {
        label: "data(label)",
        "line-color": color("--ink-2"),
        "target-arrow-color": color("--ink-2"),
        width: 2,
      },
    },
    { selector: ".off", style: { display: "none" } },
  ];
}

/** So much of a name as fits below a thing: measured by Cytoscape, each would take a millisecond. */
function shortened(name: string): string {
  let width = 0;
  for (const [i, character] of [...name].entries()) {
    width += character > "\u2e7f" ? 2 : 1;
    if (width > WIDEST_LABEL) return `${[...name].slice(0, i).join("")}…`;
  }
  return name;
}

function elementsOf({ graph, name, relation, hue }: CanvasProps): ElementDefinition[] {
  const surface = getComputedStyle(document.documentElement).getPropertyValue("--sunken").trim();
  return [
    ...graph.nodes.map((node) => ({
      data: {
        id: node.id,
        label: shortened(name(node)),
        shape: shapeOf(node.type),
        type: node.type,
        hue: hue(node) ?? surface,
      },
    })),
    ...graph.edges.map((edge) => ({
      data: {
        id: `${edge.source} ${edge.relation} ${edge.target}`,
        source: edge.source,
        target: edge.target,
        label: relation(edge.relation),
      },
    })),
  ];
}

/** A new thing appears where what it hangs on lies. */
function placeBeside(drawn: Core, graph: Graph, { data }: ElementDefinition) {
  if (drawn.nodes().empty() || data.source !== undefined) return {};
  const edge = graph.edges.find(
    (e) =>
      (e.source === data.id && drawn.getElementById(e.target).nonempty()) ||
      (e.target === data.id && drawn.getElementById(e.source).nonempty()),
  );
  if (!edge) return {};
  const other = drawn.getElementById(edge.source === data.id ? edge.target : edge.source);
  return { position: { ...other.position() } };
}

export default function GraphCanvas(props: CanvasProps) {
  const many = props.graph.nodes.length > MANY;
  // The drawing is made anew where this changes.
  return <Drawing key={String(many)} many={many} {...props} />;
}

function Drawing({ many, ...props }: CanvasProps & { many: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { graph, chosen, pinned, hidden, layout } = props;

  useEffect(() => {
    if (!box.current) return;
    const drawn = cytoscape({
      container: box.current,
      style: style(),
      minZoom: 0.1,
      maxZoom: 3,
      textureOnViewport: many,
      hideEdgesOnViewport: many,
    });
    drawn.on("tap", "node", (event) => latest.current.onChoose(event.target.id()));
    drawn.on("dbltap", "node", (event) => latest.current.onPin(event.target.id()));
    core.current = drawn;
    const theme = new MutationObserver(() => drawn.style(style()));
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      theme.disconnect();
      drawn.destroy();
      core.current = null;
    };
  }, [many]);

  useEffect(() => {
    const drawn = core.current;
    if (!drawn) return;
    const wanted = elementsOf(latest.current);
    const ids = new Set(wanted.map((element) => String(element.data.id)));
    const fresh = drawn.nodes().empty();
    drawn
      .elements()
      .filter((element) => !ids.has(element.id()))
      .remove();
    const known = wanted.filter((element) => drawn.getElementById(String(element.data.id)).nonempty());
    const added = wanted.filter((element) => drawn.getElementById(String(element.data.id)).empty());
    drawn.batch(() => {
      for (const element of known) drawn.getElementById(String(element.data.id)).data(element.data);
    });
    // All at once: each call has the whole drawing looked at anew.
    drawn.add(added.map((element) => ({ ...element, ...placeBeside(drawn, graph, element) })));
    const held = latest.current.pinned
      .filter((id) => !fresh && drawn.getElementById(id).nonempty())
      .map((id) => ({ nodeId: id, position: { ...drawn.getElementById(id).position() } }));
    drawn.layout(layoutOf(layout, held, fresh, many)).run();
    // A few things would fill the window.
    if (drawn.zoom() > MOST_ZOOM) {
      drawn.zoom(MOST_ZOOM);
      drawn.center();
    }
  }, [graph, layout, many]);

  useEffect(() => {
    const drawn = core.current;
    if (!drawn) return;
    drawn.batch(() => {
      for (const node of drawn.nodes()) {
        node.toggleClass("off", hidden.has(String(node.data("type"))));
        node.toggleClass("pinned", pinned.includes(node.id()));
        if (pinned.includes(node.id())) node.lock();
        else node.unlock();
      }
      drawn.elements().unselect();
      drawn.edges().removeClass("near");
      if (chosen) drawn.getElementById(chosen).select().connectedEdges().addClass("near");
    });
  }, [chosen, pinned, hidden]);

  useImperativeHandle(props.handle, () => ({
    fit: () => core.current?.fit(undefined, 40),
    picture: () =>
      core.current?.png({
        full: true,
        scale: 2,
        bg: getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
      }) ?? "",
  }));

  return (
    <div className="canvas" ref={box} role="img" aria-label={props.label} data-nodes={graph.nodes.length} />
  );
}
