// What contradicts what, side by side.
import { useState } from 'preact/hooks';
import type { CaseFull } from '../api/types';
import { label, stageName } from '../words';
import { Polarity } from './badges';
import { claimAddress, dateText, quantityText, saidBy, valueText } from './claim_card';

const first = 6;

function Side({ of, reference }: { of: CaseFull; reference: string }) {
  const claim = of.claim_list.find((c) => c.ref === reference);
  if (!claim) return <div class="side"><a href={claimAddress(reference)}>{reference}</a></div>;
  return (
    <div class="side">
      <p><Polarity value={claim.polarity} /> <strong>{[stageName(claim.stage), quantityText(claim.quantity), valueText(claim.value), dateText(claim.date), claim.place].filter(Boolean).join(' · ')}</strong></p>
      {claim.evidence[0] && <blockquote dir="auto">{claim.evidence[0].text}</blockquote>}
      <p class="small">{saidBy(claim)}{claim.document.published && `, ${claim.document.published}`} <a href={claimAddress(reference)}>see it in the document<span class="visually-hidden"> {claim.document.name}#{claim.index}</span></a></p>
    </div>
  );
}

export function Conflicts({ of }: { of: CaseFull }) {
  const [all, setAll] = useState(false);
  const list = all ? of.conflict_list : of.conflict_list.slice(0, first);
  if (list.length === 0) return <p class="muted">No two claims of this case contradict each other.</p>;
  return (
    <>
      <ol class="conflicts">
        {list.map((c) => (
          <li key={`${c.kind} ${c.first} ${c.second}`}>
            <h3>{label(c.kind)} <span class="muted">{c.text}</span></h3>
            <div class="sides"><Side of={of} reference={c.first} /><Side of={of} reference={c.second} /></div>
          </li>
        ))}
      </ol>
      {of.conflict_list.length > first && <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Show fewer' : `Show all ${of.conflict_list.length} conflicts`}</button>}
    </>
  );
}
