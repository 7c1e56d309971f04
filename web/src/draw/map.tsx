// Flows on the outlines of the world (Natural Earth).
import { geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { lineWidth, nodesOf, pairAddress, pairWords, type Node, type Pair } from './pairs';
import { useWidth } from './scene';

declare const WORLD: string;

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
let world: Promise<World> | null = null;

/** The outlines, fetched once from this server. */
function outlines(): Promise<World> {
  world ??= fetch(WORLD).then((answer) => {
    if (!answer.ok) throw new Error(`outlines: ${answer.status}`);
    return answer.json() as Promise<World>;
  });
  world.catch(() => { world = null; });
  return world;
}

/** How far a line bows, in shares of its length. */
const bend = 0.16;
/** All lands where people live: without Antarctica. */
const inhabited = { type: 'MultiPoint' as const, coordinates: [[-168, 0], [178, 0], [0, -55], [0, 78]] };

type Points = Map<string, [number, number]>;

/** A bowed line from one party to another, so that there and back do not lie on each other; it ends at the other's circle. */
function arc(projection: GeoProjection, from: [number, number], to: [number, number], radius: number): string | null {
  const a = projection(from);
  const b = projection(to);
  if (!a || !b) return null;
  const cx = (a[0] + b[0]) / 2 + (b[1] - a[1]) * bend;
  const cy = (a[1] + b[1]) / 2 - (b[0] - a[0]) * bend;
  const length = Math.hypot(b[0] - cx, b[1] - cy) || 1;
  const ex = b[0] - ((b[0] - cx) / length) * radius;
  const ey = b[1] - ((b[1] - cy) / length) * radius;
  return `M${a[0].toFixed(1)} ${a[1].toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}`;
}

function radiusOf(node: Node): number {
  return 3 + Math.sqrt(node.out + node.in) * 0.5;
}

export function FlowMap(props: { pairs: Pair[]; points: Points; query: string }) {
  const { pairs, points } = props;
  const [box, width] = useWidth<HTMLDivElement>();
  const [shapes, setShapes] = useState<World | 'failed' | null>(null);
  const [close, setClose] = useState(false);
  useEffect(() => { outlines().then(setShapes, () => setShapes('failed')); }, []);
  const height = Math.round(Math.min(width * 0.47, 620));
  const drawn = pairs.filter((p) => points.has(p.supplier) && points.has(p.recipient));
  const nodes = nodesOf(drawn);
  const projection = useMemo(() => {
    const all = geoNaturalEarth1();
    const spots = nodes.map((n) => points.get(n.code)).filter((p): p is [number, number] => p !== undefined);
    if (close && spots.length > 1) {
      return all.fitExtent([[50, 40], [width - 70, height - 40]], { type: 'MultiPoint', coordinates: spots });
    }
    return all.fitExtent([[4, 4], [width - 4, height - 4]], inhabited);
  }, [width, height, close, pairs]);
  const path = geoPath(projection);
  const land = useMemo(() => (shapes && shapes !== 'failed' ? {
    land: path(feature(shapes, shapes.objects.land)) ?? '',
    borders: path(mesh(shapes, shapes.objects.countries, (a, b) => a !== b)) ?? '',
  } : null), [shapes, projection]);
  return (
    <div ref={box}>
      <div class="tools">
        <button type="button" aria-pressed={close} onClick={() => setClose(!close)}>Closer to the flows</button>
        {shapes === 'failed' && <span role="alert">The outlines could not be read; the flows are drawn without them.</span>}
      </div>
      <svg class="map" width={width} height={height} role="group" aria-label="Map of the flows; the table below lists them all">
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow" d="M0 0L8 4L0 8z" /></marker>
        </defs>
        <path class="sea" d={path({ type: 'Sphere' }) ?? ''} />
        {land && <path class="land" d={land.land} />}
        {land && <path class="borders" d={land.borders} />}
        {[...drawn].reverse().map((pair) => {
          const end = nodes.find((n) => n.code === pair.recipient);
          const d = arc(projection, points.get(pair.supplier)!, points.get(pair.recipient)!, end ? radiusOf(end) + 2 : 4);
          if (!d) return null;
          return (
            <a key={pair.key} href={pairAddress(pair, props.query)} aria-label={pairWords(pair)}>
              <title>{pairWords(pair)}</title>
              <path class="flow-hit" d={d} />
              <path class={`flow ${pair.denied * 2 >= pair.claims ? 'flow-denied' : ''}`} d={d} stroke-width={lineWidth(pair.claims)} marker-end="url(#arrow)" />
            </a>
          );
        })}
        <Labels nodes={nodes} points={points} projection={projection} />
      </svg>
    </div>
  );
}

/** Names of the busiest parties, left out where one would cover another. */
function Labels(props: { nodes: Node[]; points: Points; projection: GeoProjection }) {
  const taken: [number, number, number][] = [];
  return (
    <g class="labels">
      {props.nodes.map((node) => {
        const at = props.projection(props.points.get(node.code) ?? [0, 0]);
        if (!at) return null;
        const [x, y] = at;
        const wide = node.name.length * 6.2 + 8;
        const free = taken.every(([tx, ty, tw]) => Math.abs(ty - y) > 13 || x + wide < tx || tx + tw < x);
        if (free) taken.push([x, y, wide]);
        return (
          <g key={node.code}>
            <circle class={node.out > node.in ? 'party party-out' : 'party party-in'} cx={x} cy={y} r={radiusOf(node)} />
            {free && <text x={x + 7} y={y + 4}>{node.name}</text>}
          </g>
        );
      })}
    </g>
  );
}
