// What people decided, and taking it back.
import { undo } from '../api/decisions';
import { may } from '../api/session';
import type { Decision } from '../api/types';
import { label, moment } from '../words';
import { claimAddress } from './claim_card';
import { tellFailure } from './notice';

function about(d: Decision): string {
  if (d.kind === 'merge') return d.cases.join(' and ');
  if (d.kind === 'rate') return `${d.source}: ${d.letter}`;
  if (d.kind === 'undo') return `decision ${d.undoes}`;
  return '';
}

export function Decisions({ list }: { list: Decision[] }) {
  if (list.length === 0) return <p class="muted">Nobody has decided on anything here yet.</p>;
  return (
    <ol class="decisions">
      {list.map((d) => (
        <li key={d.number} class={d.undone ? 'undone' : ''}>
          <span class="muted">{d.number}</span> <strong>{label(d.kind)}</strong> {about(d)}
          {d.claims.slice(0, 6).map((ref) => <a key={ref} class="ref" href={claimAddress(ref)}>{ref}</a>)}
          {d.claims.length > 6 && ` and ${d.claims.length - 6} more`}
          <span class="muted"> by {d.author}, <time>{moment(d.time)}</time></span>
          {d.reason && <> — {d.reason}</>}
          {d.undone && <em> (undone)</em>}
          {!d.undone && d.kind !== 'undo' && may('reviewer') && (
            <button type="button" class="link" aria-label={`Undo decision ${d.number}`} onClick={() => { undo(d.number).catch(tellFailure); }}>Undo</button>
          )}
        </li>
      ))}
    </ol>
  );
}
