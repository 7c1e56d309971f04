// One claim with all that it says and the words it rests on.
import type { ComponentChildren } from 'preact';
import type { Claim, Quantity, Value } from '../api/types';
import { label, party, stageName } from '../words';
import { Confidence, Polarity, ReviewMark } from './badges';

export function quantityText(q: Quantity | null): string {
  if (!q) return '';
  const n = (x: number) => x.toLocaleString('en');
  const unit = q.unit ? ` ${q.unit}` : '';
  if (q.min !== null && q.max !== null) return (q.min === q.max ? n(q.min) : `${n(q.min)}–${n(q.max)}`) + unit;
  if (q.min !== null) return `at least ${n(q.min)}${unit}`;
  if (q.max !== null) return `up to ${n(q.max)}${unit}`;
  return q.text;
}

export function valueText(v: Value | null): string {
  return v ? `${v.amount.toLocaleString('en')} ${v.currency}` : '';
}

/** "2022-08 to 2022-10", "2022-08-17", "before 2022-10". */
export function dateText(d: { from: string | null; to: string | null } | null): string {
  if (!d) return '';
  const { from, to } = d;
  if (!from && !to) return '';
  if (!from) return `until ${to}`;
  if (!to) return `from ${from}`;
  if (from === to) return from;
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31')) return from.slice(0, 4);
  return `${from} to ${to}`;
}

export function itemText(claim: Pick<Claim, 'item'>): string {
  return claim.item.designation ?? claim.item.text ?? label(claim.item.category);
}

/** Where the claim stands in its document. */
export function claimAddress(ref: string): string {
  const at = ref.lastIndexOf('#');
  return `/document/${encodeURIComponent(ref.slice(0, at))}#claim-${ref.slice(at + 1)}`;
}

/** Who says it: outermost first, then the outlet that prints it. */
export function saidBy(claim: Claim): string {
  const outlet = claim.document.outlet || claim.document.name;
  // A bar stands between people who say it together.
  const sources = claim.sources.map((s) => s.replaceAll('|', ' and '));
  return sources.length ? `${sources.join(', citing ')}, in ${outlet}` : `${outlet}, on its own account`;
}

function Field({ name, children }: { name: string; children: ComponentChildren }) {
  return children ? <div><dt>{name}</dt><dd>{children}</dd></div> : null;
}

/** The claim's fields as a list of terms. */
export function ClaimFields({ claim, rules = false }: { claim: Claim; rules?: boolean }) {
  return (
    <dl class="fields">
      <Field name="Stage">{stageName(claim.stage)}</Field>
      <Field name="Supplier">{party(claim.supplier_name, claim.supplier)}</Field>
      <Field name="Recipient">{party(claim.recipient_name, claim.recipient)}</Field>
      <Field name="Item">{itemText(claim)} <span class="muted">({label(claim.item.category).toLowerCase()})</span></Field>
      <Field name="Number">{quantityText(claim.quantity)}</Field>
      <Field name="Value">{valueText(claim.value)}</Field>
      <Field name="When">{claim.date && <>{dateText(claim.date)} <span class="muted">“{claim.date.text}”</span></>}</Field>
      <Field name="Where">{claim.place}</Field>
      <Field name="Stance"><Polarity value={claim.polarity} />, {claim.certainty}</Field>
      <Field name="Said by">{saidBy(claim)}</Field>
      <Field name="Confidence"><Confidence value={claim.confidence} /></Field>
      <Field name="Review"><ReviewMark value={claim.review} /></Field>
      {rules && <Field name="Rules"><ul class="rules">{claim.rules.map((rule) => <li key={rule}><code>{rule}</code></li>)}</ul></Field>}
    </dl>
  );
}

/** A claim in a list: its sentence, source and evidence; `children` are what can be done with it. */
export function ClaimCard(props: { claim: Claim; pick?: ComponentChildren; children?: ComponentChildren; why?: string }) {
  const { claim } = props;
  const facts = [
    quantityText(claim.quantity), valueText(claim.value), dateText(claim.date), claim.place,
  ].filter(Boolean).join(' · ');
  return (
    <article class={`claim claim-${claim.polarity} reviewed-${claim.review}`} id={`claim-${claim.ref}`}>
      <div class="claim-head">
        {props.pick}
        <Polarity value={claim.polarity} />
        <span>{claim.certainty}</span>
        {facts && <strong>{facts}</strong>}
        <Confidence value={claim.confidence} />
        <ReviewMark value={claim.review} />
        <a class="ref" href={claimAddress(claim.ref)}>{claim.document.name}#{claim.index}</a>
      </div>
      <p class="claim-source">
        {saidBy(claim)}{claim.document.published && <>, <time>{claim.document.published}</time></>}
      </p>
      {claim.evidence.slice(0, 2).map((e) => <blockquote key={e.start} dir="auto">{e.text}</blockquote>)}
      <div class="claim-foot">
        {props.why && <p class="muted small">In this case because: {props.why}</p>}
        {props.children && <div class="claim-actions">{props.children}</div>}
      </div>
    </article>
  );
}
