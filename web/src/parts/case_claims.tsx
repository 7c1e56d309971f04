// The claims of a case by stage, with a way to split some of them off.
import { useState } from 'preact/hooks';
import { may } from '../api/session';
import type { CaseFull } from '../api/types';
import { count, stageName, stages } from '../words';
import { ClaimActions } from './claim_actions';
import { ClaimCard } from './claim_card';
import { SplitForm } from './reason_form';

export function CaseClaims({ of }: { of: CaseFull }) {
  const [picked, setPicked] = useState<string[]>([]);
  const [splitting, setSplitting] = useState(false);
  const toggle = (ref: string) => setPicked((now) => (now.includes(ref) ? now.filter((r) => r !== ref) : [...now, ref]));
  const here = picked.filter((ref) => of.claim_list.some((c) => c.ref === ref));
  const whole = here.length >= of.claim_list.length;
  return (
    <>
      {here.length > 0 && (
        <div class="picked" role="status">
          {count(here.length, 'claim')} chosen
          <button type="button" disabled={whole} onClick={() => setSplitting(true)}>Split off …</button>
          <button type="button" onClick={() => setPicked([])}>Choose none</button>
          {whole && <span>At least one claim must stay.</span>}
        </div>
      )}
      {stages.filter((s) => of.claim_list.some((c) => c.stage === s)).map((stage) => {
        const claims = of.claim_list.filter((c) => c.stage === stage);
        return (
          <details key={stage} class="stage-group" open>
            <summary><h3>{stageName(stage)}</h3> <span class="muted">{count(claims.length, 'claim')}</span></summary>
            {claims.map((claim) => (
              <ClaimCard
                key={claim.ref} claim={claim} why={claim.membership?.text}
                pick={may('reviewer') && of.claim_list.length > 1 && (
                  <input type="checkbox" checked={here.includes(claim.ref)} aria-label={`Choose ${claim.document.name}#${claim.index} to split it off`} onChange={() => toggle(claim.ref)} />
                )}
              >
                <ClaimActions claim={claim} />
              </ClaimCard>
            ))}
          </details>
        );
      })}
      {splitting && <SplitForm caseId={of.id} claims={here} close={() => setSplitting(false)} done={() => setPicked([])} />}
    </>
  );
}
