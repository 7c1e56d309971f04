// Flows added up: one supplier, one recipient, all kinds and years in sight.
import type { Flow, Flows, Party } from '../api/types';

export interface Pair {
  key: string;
  supplier: string;
  recipient: string;
  supplierName: string;
  recipientName: string;
  cases: number;
  claims: number;
  documents: number;
  denied: number;
  categories: string[];
  years: string[];
}

/** Stands for a party that the claims leave open. */
export const unnamed = '?';

function add(pair: Pair, flow: Flow): void {
  pair.cases += flow.cases;
  pair.claims += flow.claims;
  pair.documents += flow.documents;
  pair.denied += flow.denied;
  if (!pair.categories.includes(flow.category)) pair.categories.push(flow.category);
  const year = String(flow.year ?? '');
  if (year && !pair.years.includes(year)) pair.years.push(year);
}

/** Most claims first. */
export function pairsOf(flows: Flow[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const flow of flows) {
    const supplier = flow.supplier ?? unnamed;
    const recipient = flow.recipient ?? unnamed;
    const key = `${supplier}→${recipient}`;
    const pair = pairs.get(key) ?? {
      key, supplier, recipient,
      supplierName: flow.supplier_name ?? flow.supplier ?? 'not named',
      recipientName: flow.recipient_name ?? flow.recipient ?? 'not named',
      cases: 0, claims: 0, documents: 0, denied: 0, categories: [], years: [],
    };
    add(pair, flow);
    pairs.set(key, pair);
  }
  for (const pair of pairs.values()) pair.years.sort();
  return [...pairs.values()].sort((a, b) => b.claims - a.claims || a.key.localeCompare(b.key));
}

export interface Node { code: string; name: string; out: number; in: number }

/** The parties of `pairs` with the claims in which they supply and receive, busiest first. */
export function nodesOf(pairs: Pair[]): Node[] {
  const nodes = new Map<string, Node>();
  const node = (code: string, name: string) => {
    const known = nodes.get(code) ?? { code, name, out: 0, in: 0 };
    nodes.set(code, known);
    return known;
  };
  for (const pair of pairs) {
    node(pair.supplier, pair.supplierName).out += pair.claims;
    node(pair.recipient, pair.recipientName).in += pair.claims;
  }
  return [...nodes.values()].sort((a, b) => b.out + b.in - a.out - a.in || a.code.localeCompare(b.code));
}

/** Where the parties lie, of those that lie somewhere. */
export function pointsOf(flows: Flows): Map<string, [number, number]> {
  const placed = flows.parties.filter((p): p is Party & { lat: number; lon: number } => typeof p.lat === 'number' && typeof p.lon === 'number');
  return new Map(placed.map((p) => [p.code, [p.lon, p.lat]]));
}

/** The ledger's cases of a pair, under the filters that stand in `query`. */
export function pairAddress(pair: Pair, query: string): string {
  const out = new URLSearchParams(query);
  if (pair.supplier !== unnamed) out.set('supplier', pair.supplier);
  if (pair.recipient !== unnamed) out.set('recipient', pair.recipient);
  return `/?${out}`;
}

export function pairWords(pair: Pair): string {
  const denied = pair.denied ? `, ${pair.denied} denied` : '';
  return `${pair.supplierName} → ${pair.recipientName}: ${pair.cases} ${pair.cases === 1 ? 'case' : 'cases'}, ${pair.claims} ${pair.claims === 1 ? 'claim' : 'claims'}${denied}`;
}

/** Line width in pixels; grows slowly, so that one busy pair does not hide the rest. */
export function lineWidth(claims: number): number {
  return 1 + Math.sqrt(claims) * 0.8;
}
