// Which outlet goes back to whom: outlet, its documents, the origins behind
// them; dashed, which document was made from which.
import type { CaseFull, DocumentHead, Origin } from '../api/types';
import { label } from '../words';
import { fit, useWidth } from './scene';

const step = 40;

interface Placed<T> { of: T; y: number }

function documentOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('#'));
}

/** Rows in an order that keeps the lines short: outlets by name, origins by where their documents stand. */
function arrange(of: CaseFull) {
  const documents = [...of.document_list].sort((a, b) => a.outlet.localeCompare(b.outlet) || a.published.localeCompare(b.published));
  const placedDocuments = documents.map((d, i): Placed<DocumentHead> => ({ of: d, y: i * step + 46 }));
  const y = new Map(placedDocuments.map((d) => [d.of.id, d.y]));
  const behind = of.origin_list.map((origin) => {
    const ids = [...new Set(origin.claims.map(documentOf))].filter((id) => y.has(id));
    return { origin, ids, mean: ids.reduce((sum, id) => sum + (y.get(id) ?? 0), 0) / Math.max(1, ids.length) };
  }).sort((a, b) => a.mean - b.mean);
  const placedOrigins = behind.map((b, i): Placed<Origin> & { ids: string[] } => ({ of: b.origin, y: i * step + 46, ids: b.ids }));
  const outlets = new Map<string, number[]>();
  for (const d of placedDocuments) outlets.set(d.of.outlet, [...(outlets.get(d.of.outlet) ?? []), d.y]);
  return { placedDocuments, placedOrigins, outlets, y };
}

export function OriginTree({ of }: { of: CaseFull }) {
  const [box, given] = useWidth<HTMLDivElement>();
  const { placedDocuments, placedOrigins, outlets, y } = arrange(of);
  const width = Math.max(700, given);
  const height = Math.max(placedDocuments.length, placedOrigins.length) * step + 46;
  const column = [0, width * 0.26, width * 0.66] as const;
  const gap = 34;
  const outletWidth = column[1] - gap;
  const documentWidth = column[2] - column[1] - gap * 2;
  const originWidth = width - column[2] - 4;
  const curve = (x1: number, y1: number, x2: number, y2: number) => `M${x1} ${y1}C${(x1 + x2) / 2} ${y1},${(x1 + x2) / 2} ${y2},${x2} ${y2}`;
  return (
    <div>
      <div ref={box} class="scroll" tabIndex={0} role="region" aria-label="Origin tree, drawn">
        <svg class="tree" width={width} height={height} role="group" aria-label={`${placedDocuments.length} documents go back to ${placedOrigins.length} origins; the list below says the same in words`}>
          <text class="column-name" x={column[0]} y={14}>Outlet</text>
          <text class="column-name" x={column[1]} y={14}>Document</text>
          <text class="column-name" x={column[2]} y={14}>Origin</text>
          {[...outlets].map(([name, ys]) => {
            const middle = ys.reduce((a, b) => a + b, 0) / ys.length;
            return (
              <g key={name}>
                {ys.map((at) => <path key={at} class="edge" d={curve(outletWidth, middle, column[1] - 6, at)} />)}
                <rect class="node" x={0} y={middle - 14} width={outletWidth} height={28} rx={3} />
                <text x={8} y={middle + 4}><title>{name}</title>{fit(name || 'outlet not known', outletWidth - 14)}</text>
              </g>
            );
          })}
          {placedOrigins.map((origin) => origin.ids.map((id) => (
            <path key={origin.of.id + id} class={`edge stake-${origin.of.stake}`} d={curve(column[1] + documentWidth + 6, y.get(id) ?? 0, column[2] - 6, origin.y)} />
          )))}
          {of.derivation_list.map((d, i) => {
            const from = y.get(d.from);
            const to = y.get(d.to);
            if (from === undefined || to === undefined) return null;
            const x = column[1] + documentWidth;
            const bow = x + 12 + (i % 4) * 5;
            return <path key={`${d.from} ${d.to}`} class="edge edge-derived" d={`M${x} ${from}C${bow} ${from},${bow} ${to},${x} ${to}`}><title>{d.kind}: {d.text}</title></path>;
          })}
          {placedDocuments.map((d) => (
            <a key={d.of.id} href={`/document/${encodeURIComponent(d.of.id)}`} aria-label={`${d.of.outlet}: ${d.of.title}`}>
              <rect class="node" x={column[1]} y={d.y - 16} width={documentWidth} height={32} rx={3} />
              <text x={column[1] + 8} y={d.y - 2}><title>{d.of.title}</title>{fit(d.of.title || d.of.name, documentWidth - 14)}</text>
              <text class="sub" x={column[1] + 8} y={d.y + 11}>{d.of.published}</text>
            </a>
          ))}
          {placedOrigins.map((o) => (
            <g key={o.of.id}>
              <rect class={`node node-origin stake-${o.of.stake}`} x={column[2]} y={o.y - 16} width={originWidth} height={32} rx={3} />
              <text x={column[2] + 8} y={o.y - 2}><title>{o.of.label}</title>{fit(o.of.label, originWidth - 14)}</text>
              <text class="sub" x={column[2] + 8} y={o.y + 11}>stake: {label(o.of.stake).toLowerCase()}</text>
            </g>
          ))}
        </svg>
      </div>
      <p class="key small">Lines lead from an outlet to what it published and on to who said it first. A dashed bow joins a copy or rewrite with what it was made from.</p>
      <details class="as-table">
        <summary>The origins as a list</summary>
        <ul>
          {placedOrigins.map((o) => (
            <li key={o.of.id}>
              <strong>{o.of.label}</strong> <span class="muted">(stake: {label(o.of.stake).toLowerCase()}; reliability {o.of.reliability})</span>
              <ul>
                {o.ids.map((id) => {
                  const head = of.document_list.find((d) => d.id === id);
                  return <li key={id}><a href={`/document/${encodeURIComponent(id)}`}>{head?.outlet}: {head?.title}</a></li>;
                })}
              </ul>
            </li>
          ))}
        </ul>
        {of.derivation_list.length > 0 && (
          <>
            <h4>Made from one another</h4>
            <ul>
              {of.derivation_list.map((d) => {
                const name = (id: string) => of.document_list.find((h) => h.id === id)?.title ?? id;
                return <li key={`${d.from} ${d.to}`}><strong>{label(d.kind)}</strong>: “{name(d.to)}” of “{name(d.from)}” <span class="muted">({d.text})</span></li>;
              })}
            </ul>
          </>
        )}
      </details>
    </div>
  );
}
