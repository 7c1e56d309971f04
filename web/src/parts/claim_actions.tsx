// The buttons beside a claim for those who may decide.
import { useState } from 'preact/hooks';
import { decide } from '../api/decisions';
import { may } from '../api/session';
import type { Claim } from '../api/types';
import { CorrectForm } from './correct_form';
import { tellFailure } from './notice';
import { RejectForm } from './reason_form';

/** Accept, correct, reject; nothing for readers. */
export function ClaimActions({ claim }: { claim: Claim }) {
  const [open, setOpen] = useState<'reject' | 'correct' | null>(null);
  if (!may('reviewer')) return null;
  const close = () => setOpen(null);
  const name = `${claim.document.name}#${claim.index}`;
  return (
    <>
      <button type="button" class="small" aria-label={`Accept ${name}`} onClick={() => { decide({ kind: 'accept', claims: [claim.ref], reason: '' }).catch(tellFailure); }}>Accept</button>
      <button type="button" class="small" aria-label={`Correct ${name}`} onClick={() => setOpen('correct')}>Correct …</button>
      <button type="button" class="small" aria-label={`Reject ${name}`} onClick={() => setOpen('reject')}>Reject …</button>
      {open === 'reject' && <RejectForm claim={claim} close={close} done={close} />}
      {open === 'correct' && <CorrectForm claim={claim} close={close} done={close} />}
    </>
  );
}
