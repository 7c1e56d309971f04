// Forms of the decisions that need a reason.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { query, type ApiFailure } from '../api/client';
import { decide, type NewDecision } from '../api/decisions';
import { useResource } from '../api/hooks';
import type { CaseRow, Claim, List } from '../api/types';
import { count, party, stageName } from '../words';
import { Dialog } from './dialog';
import { itemText } from './claim_card';

const usual: Record<string, string[]> = {
  reject: ['the document does not say this', 'wrong parties', 'wrong item', 'not about a transfer'],
  split: ['another order', 'another item', 'another recipient'],
  merge: ['the same transfer', 'the same order under another name'],
};

/** Asks for a reason, then makes the decision that `make` builds; `done` gets its number. */
export function ReasonForm(props: {
  title: string;
  kind: 'reject' | 'split' | 'merge';
  button: string;
  /** Null: not yet complete. */
  make: (reason: string) => NewDecision | null;
  done: (number: number) => void;
  undone?: () => void;
  close: () => void;
  children?: ComponentChildren;
}) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const decision = props.make(reason.trim());
    if (!decision) { setError('Choose the other case first.'); return; }
    if (!reason.trim()) { setError('Say why: others will want to know.'); return; }
    setBusy(true);
    try {
      const number = await decide(decision, props.undone);
      props.close();
      props.done(number);
    } catch (failure) {
      setError((failure as ApiFailure).message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} close={props.close}>
      <form onSubmit={submit}>
        {props.children}
        <label class="stacked">Reason
          <input name="reason" value={reason} autofocus autocomplete="off" onInput={(e) => setReason(e.currentTarget.value)} />
        </label>
        <p class="chips" role="group" aria-label="Usual reasons">
          {usual[props.kind]?.map((text) => <button type="button" key={text} class="chip" onClick={() => setReason(text)}>{text}</button>)}
        </p>
        {error && <p class="form-error" role="alert">{error}</p>}
        <footer>
          <button type="button" onClick={props.close}>Cancel</button>
          <button type="submit" class="primary" disabled={busy}>{props.button}</button>
        </footer>
      </form>
    </Dialog>
  );
}

interface Done { done: (number: number) => void; undone?: () => void; close: () => void }

export function RejectForm({ claim, ...rest }: Done & { claim: Claim }) {
  return (
    <ReasonForm
      {...rest} kind="reject" button="Reject" title={`Reject ${claim.document.name}#${claim.index}`}
      make={(reason) => ({ kind: 'reject', claims: [claim.ref], reason })}
    >
      <p>Rejecting says that the document does not say this: <em>{claim.words || `${stageName(claim.stage)}, ${itemText(claim)}`}</em>. A false statement that is read rightly is to be accepted.</p>
    </ReasonForm>
  );
}

export function SplitForm({ caseId, claims, ...rest }: Done & { caseId: string; claims: string[] }) {
  return (
    <ReasonForm
      {...rest} kind="split" button="Split" title={`Split ${count(claims.length, 'claim')} off`}
      make={(reason) => ({ kind: 'split', case: caseId, claims, reason })}
    >
      <p>These claims are of another transfer than the rest of <code>{caseId}</code>. They will stand in a case of their own.</p>
    </ReasonForm>
  );
}

/** Finds the other case by words, parties of the first one being proposed. */
export function MergeForm({ of, ...rest }: Done & { of: Pick<CaseRow, 'id' | 'supplier' | 'recipient'> }) {
  const [words, setWords] = useState('');
  const [other, setOther] = useState('');
  const alike = words
    ? query({ q: words })
    : query({ supplier: of.supplier ?? '', recipient: of.recipient ?? '' });
  const found = useResource<List<CaseRow>>(`/cases${alike || '?'}&limit=8`);
  const others = found.data?.items.filter((c) => c.id !== of.id) ?? [];
  return (
    <ReasonForm
      {...rest} kind="merge" button="Merge" title={`Merge ${of.id}`}
      make={(reason) => (other ? { kind: 'merge', cases: [of.id, other], reason } : null)}
    >
      <p>All claims of both cases are of one transfer. Undo takes it back.</p>
      <label class="stacked">Find the other case
        <input type="search" value={words} placeholder="parties, item, id" onInput={(e) => setWords(e.currentTarget.value)} />
      </label>
      <fieldset class="choices">
        <legend>{words ? 'Cases found' : 'Cases of the same parties'}</legend>
        {others.length === 0 && <p class="muted">{found.loading ? 'Looking …' : 'None. Type another word.'}</p>}
        {others.map((c) => (
          <label key={c.id}>
            <input type="radio" name="other" value={c.id} checked={other === c.id} onChange={() => setOther(c.id)} />
            {party(c.supplier_name, c.supplier)} → {party(c.recipient_name, c.recipient)}, {c.item}
            <span class="muted"> {count(c.claims, 'claim')}, {c.last}</span>
          </label>
        ))}
      </fieldset>
    </ReasonForm>
  );
}

