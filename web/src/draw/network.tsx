// Suppliers and recipients as a network.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import { useMemo } from 'preact/hooks';
import { lineWidth, nodesOf, pairAddress, pairWords, type Node, type Pair } from './pairs';
import { useWidth } from './scene';

/** More parties than this make a tangle; the matrix and the table hold them all. */
const most = 60;

interface Spot extends SimulationNodeDatum, Node { x: number; y: number }

function radius(node: Node): number {
  return 5 + Math.sqrt(node.in + node.out) * 1.1;
}

/** Same parties, same picture: the layout starts from fixed places and takes fixed steps. */
function layout(nodes: Node[], pairs: Pair[], width: number, height: number): Map<string, Spot> {
  const spots = nodes.map((node, i): Spot => ({
    ...node,
    x: width / 2 + Math.cos(i * 2.4) * Math.sqrt(i) * 30,
    y: height / 2 + Math.sin(i * 2.4) * Math.sqrt(i) * 30,
  }));
  const links = pairs.map((p) => ({ source: p.supplier, target: p.recipient }));
  const simulation = forceSimulation(spots)
    .force('link', forceLink<Spot, { source: string; target: string }>(links).id((s) => s.code).distance(100).strength(0.3))
    .force('apart', forceManyBody().strength(-320))
    .force('collide', forceCollide<Spot>((s) => radius(s) + 24))
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(height / 2).strength(0.1))
    .stop();
  simulation.tick(300);
  const clamp = (v: number, low: number, high: number) => Math.min(Math.max(v, low), high);
  for (const s of spots) {
    s.x = clamp(s.x, 46, width - 46);
    s.y = clamp(s.y, 18, height - 30);
  }
  return new Map(spots.map((s) => [s.code, s]));
}

export function FlowNetwork(props: { pairs: Pair[]; query: string }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const all = nodesOf(props.pairs);
  const nodes = all.slice(0, most);
  const kept = new Set(nodes.map((n) => n.code));
  const pairs = props.pairs.filter((p) => kept.has(p.supplier) && kept.has(p.recipient));
  const height = Math.max(420, Math.min(760, 180 + nodes.length * 14));
  const spots = useMemo(() => layout(nodes, pairs, width, height), [props.pairs, width, height]);
  return (
    <div ref={box}>
      {all.length > most && <p class="muted">The {most} busiest of {all.length} parties. The table below has all.</p>}
      <svg class="network" width={width} height={height} role="group" aria-label="Network of suppliers and recipients; the table below lists all flows">
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow" d="M0 0L8 4L0 8z" /></marker>
        </defs>
        {[...pairs].reverse().map((pair) => {
          const a = spots.get(pair.supplier);
          const b = spots.get(pair.recipient);
          if (!a || !b) return null;
          const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
          const r = radius(b) + 2;
          const end = [b.x - ((b.x - a.x) / length) * r, b.y - ((b.y - a.y) / length) * r] as const;
          const d = a === b
            ? `M${a.x} ${a.y - r}a14 14 0 1 1 ${r} ${r * 0.6}`
            : `M${a.x} ${a.y}Q${(a.x + b.x) / 2 - (b.y - a.y) * 0.1} ${(a.y + b.y) / 2 + (b.x - a.x) * 0.1} ${end[0]} ${end[1]}`;
          return (
            <a key={pair.key} href={pairAddress(pair, props.query)} aria-label={pairWords(pair)}>
              <title>{pairWords(pair)}</title>
              <path class="flow-hit" d={d} />
              <path class={`flow ${pair.denied * 2 >= pair.claims ? 'flow-denied' : ''}`} d={d} stroke-width={lineWidth(pair.claims)} marker-end="url(#tip)" />
            </a>
          );
        })}
        <g class="labels">
          {[...spots.values()].map((s) => (
            <g key={s.code}>
              <circle class={s.out > s.in ? 'party party-out' : 'party party-in'} cx={s.x} cy={s.y} r={radius(s)}>
                <title>{s.name}: supplies in {s.out} claims, receives in {s.in}</title>
              </circle>
              <text x={s.x} y={s.y + radius(s) + 12} text-anchor="middle">{s.name}</text>
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
