// How a claim is to be read instead. Only what was changed is sent.
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ApiFailure } from '../api/client';
import { decide } from '../api/decisions';
import type { Claim, Reading } from '../api/types';
import { categories, certainties, label, polarities, stageName, stages } from '../words';
import { Dialog } from './dialog';

type Draft = Record<
  'stage' | 'supplier' | 'recipient' | 'designation' | 'category' | 'min' | 'max' | 'unit' | 'amount' | 'currency'
  | 'from' | 'to' | 'place' | 'polarity' | 'certainty' | 'sources' | 'reason', string>;

function draftOf(claim: Claim): Draft {
  const number = (n: number | null | undefined) => (n === null || n === undefined ? '' : String(n));
  return {
    stage: claim.stage,
    supplier: claim.supplier ?? '',
    recipient: claim.recipient ?? '',
    designation: claim.item.designation ?? '',
    category: claim.item.category,
    min: number(claim.quantity?.min),
    max: number(claim.quantity?.max),
    unit: claim.quantity?.unit ?? '',
    amount: number(claim.value?.amount),
    currency: claim.value?.currency ?? '',
    from: claim.date?.from ?? '',
    to: claim.date?.to ?? '',
    place: claim.place ?? '',
    polarity: claim.polarity,
    certainty: claim.certainty,
    sources: claim.sources.join('\n'),
    reason: '',
  };
}

const whole = (text: string) => (text === '' ? null : Number(text));

/** The fields that differ between the claim and the form. */
export function readingOf(claim: Claim, draft: Draft): Partial<Reading> {
  const before = draftOf(claim);
  const changed = (...keys: (keyof Draft)[]) => keys.some((key) => draft[key].trim() !== before[key]);
  const out: Partial<Reading> = {};
  if (changed('stage')) out.stage = draft.stage;
  if (changed('supplier')) out.supplier = draft.supplier.trim() || null;
  if (changed('recipient')) out.recipient = draft.recipient.trim() || null;
  if (changed('designation', 'category')) {
    out.item = { designation: draft.designation.trim() || null, category: draft.category, text: claim.item.text };
  }
  if (changed('min', 'max', 'unit')) {
    const none = !draft.min && !draft.max;
    out.quantity = none ? null : {
      min: whole(draft.min), max: whole(draft.max), unit: draft.unit.trim(), text: claim.quantity?.text ?? '',
    };
  }
  if (changed('amount', 'currency')) {
    out.value = draft.amount
      ? { amount: Number(draft.amount), currency: draft.currency.trim().toUpperCase(), text: claim.value?.text ?? '' }
      : null;
  }
  if (changed('from', 'to')) {
    out.date = draft.from || draft.to ? { from: draft.from.trim(), to: draft.to.trim(), text: claim.date?.text ?? '' } : null;
  }
  if (changed('place')) out.place = draft.place.trim() || null;
  if (changed('polarity')) out.polarity = draft.polarity;
  if (changed('certainty')) out.certainty = draft.certainty;
  if (changed('sources')) out.sources = draft.sources.split('\n').map((s) => s.trim()).filter(Boolean);
  return out;
}

export function CorrectForm(props: { claim: Claim; done: (number: number) => void; undone?: () => void; close: () => void }) {
  const { claim } = props;
  const [draft, setDraft] = useState(() => draftOf(claim));
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (key: keyof Draft) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setDraft((now) => ({ ...now, [key]: value }));
  };
  const field = (key: keyof Draft, name: string, more: Record<string, unknown> = {}) => (
    <label class="stacked" key={key}>{name}<input name={key} value={draft[key]} onInput={set(key)} autocomplete="off" {...more} /></label>
  );
  const choice = (key: keyof Draft, name: string, values: readonly string[], say: (v: string) => string): ComponentChildren => (
    <label class="stacked" key={key}>{name}
      <select name={key} value={draft[key]} onChange={set(key)}>{values.map((v) => <option key={v} value={v}>{say(v)}</option>)}</select>
    </label>
  );
  const submit = async (event: Event) => {
    event.preventDefault();
    const reading = readingOf(claim, draft);
    if (Object.keys(reading).length === 0) { setError('Nothing was changed. To say that it is read rightly, accept it.'); return; }
    if (!draft.reason.trim()) { setError('Say why: others will want to know.'); return; }
    setBusy(true);
    try {
      const number = await decide({ kind: 'correct', claims: [claim.ref], reading, reason: draft.reason.trim() }, props.undone);
      props.close();
      props.done(number);
    } catch (failure) {
      setError((failure as ApiFailure).message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Correct ${claim.document.name}#${claim.index}`} close={props.close} wide>
      <form onSubmit={submit}>
        {claim.evidence[0] && <blockquote dir="auto">{claim.evidence[0].text}</blockquote>}
        <div class="form-grid">
          {choice('stage', 'Stage', stages, stageName)}
          {choice('polarity', 'Stance', polarities, label)}
          {choice('certainty', 'Certainty', certainties, label)}
          {field('supplier', 'Supplier (code or name)')}
          {field('recipient', 'Recipient (code or name)')}
          {field('designation', 'Designation')}
          {choice('category', 'Kind of item', categories, label)}
          {field('min', 'Number, at least', { inputMode: 'numeric', pattern: '[0-9]*' })}
          {field('max', 'Number, at most', { inputMode: 'numeric', pattern: '[0-9]*' })}
          {field('unit', 'Unit (batteries, tonnes)')}
          {field('amount', 'Value', { inputMode: 'decimal', pattern: '[0-9.]*' })}
          {field('currency', 'Currency (USD)', { maxLength: 3 })}
          {field('from', 'From (2022-08-17)', { pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' })}
          {field('to', 'To (2022-08-17)', { pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' })}
          {field('place', 'Place')}
        </div>
        <label class="stacked">Sources, one a line, outermost first
          <textarea name="sources" rows={2} value={draft.sources} onInput={set('sources')} />
        </label>
        {field('reason', 'Reason for the correction')}
        {error && <p class="form-error" role="alert">{error}</p>}
        <footer>
          <button type="button" onClick={props.close}>Cancel</button>
          <button type="submit" class="primary" disabled={busy}>Correct</button>
        </footer>
      </form>
    </Dialog>
  );
}
