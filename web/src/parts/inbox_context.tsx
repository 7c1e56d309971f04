// The passage that a claim rests on, with what stands around it.
import { useResource } from '../api/hooks';
import type { Claim, DocumentFull } from '../api/types';
import { pieces } from './marked_text';

/** Code points of context on either side. */
const around = 420;

export function InboxContext({ claim }: { claim: Claim }) {
  const resource = useResource<DocumentFull>(`/documents/${encodeURIComponent(claim.document.id)}`);
  const text = resource.data?.id === claim.document.id ? resource.data.text : null;
  const spans = claim.evidence.filter((e) => e.end > e.start);
  if (text === null || spans.length === 0) {
    return <div class="context">{claim.evidence.map((e) => <blockquote key={e.start} dir="auto">{e.text}</blockquote>)}</div>;
  }
  const points = Array.from(text);
  const from = Math.max(0, Math.min(...spans.map((s) => s.start)) - around);
  const to = Math.min(points.length, Math.max(...spans.map((s) => s.end)) + around);
  const part = points.slice(from, to).join('');
  const moved = spans.map((s) => ({ ...s, start: s.start - from, end: s.end - from }));
  return (
    <div class="context document-text" dir="auto">
      {from > 0 && '… '}
      {pieces(part, [{ index: claim.index, evidence: moved }]).map((piece, i) => (
        piece.claims.length ? <mark key={i}>{piece.text}</mark> : piece.text
      ))}
      {to < points.length && ' …'}
    </div>
  );
}
