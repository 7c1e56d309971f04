// A document's text with the words that claims rest on marked in place.
// Positions are code points; a string's own positions are not.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Claim } from '../api/types';

export interface Piece { text: string; claims: number[]; /** Claims whose evidence ends here. */ ends: number[] }

/** Cuts `text` wherever evidence begins or ends. */
export function pieces(text: string, claims: Pick<Claim, 'index' | 'evidence'>[]): Piece[] {
  const points = Array.from(text);
  const spans = claims.flatMap((c) => c.evidence.map((e) => ({
    index: c.index, start: Math.max(0, Math.min(e.start, points.length)), end: Math.max(0, Math.min(e.end, points.length)),
  }))).filter((s) => s.end > s.start);
  const cuts = [...new Set([0, points.length, ...spans.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? points.length;
    const unique = (list: number[]) => [...new Set(list)].sort((a, b) => a - b);
    return {
      text: points.slice(from, to).join(''),
      claims: unique(spans.filter((s) => s.start <= from && s.end >= to).map((s) => s.index)),
      ends: unique(spans.filter((s) => s.end === to).map((s) => s.index)),
    };
  });
}

export function MarkedText(props: {
  text: string;
  claims: Claim[];
  active: number[];
  /** Pointed at or focused: its claims; nothing: none. */
  point: (claims: number[]) => void;
  choose: (claim: number) => void;
}) {
  const { text, claims, active } = props;
  const parts = useMemo(() => pieces(text, claims), [text, claims]);
  const children: ComponentChildren[] = parts.map((piece, i) => {
    if (piece.claims.length === 0) return piece.text;
    const on = piece.claims.some((c) => active.includes(c));
    return (
      <mark
        key={i} class={on ? 'on' : ''} data-claims={piece.claims.join(' ')}
        onMouseEnter={() => props.point(piece.claims)} onMouseLeave={() => props.point([])}
        onClick={() => piece.claims[0] !== undefined && props.choose(piece.claims[0])}
      >
        {piece.text}
        {piece.ends.map((c) => (
          <a
            key={c} class="mark-ref" href={`#claim-${c}`} aria-label={`Claim ${c}`}
            onFocus={() => props.point([c])} onBlur={() => props.point([])}
            onClick={(event) => { event.stopPropagation(); props.choose(c); }}
          >{c}</a>
        ))}
      </mark>
    );
  });
  return <div class="document-text" dir="auto">{children}</div>;
}
