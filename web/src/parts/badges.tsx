// Small signs. Each says in words what its colour says.
import { credibilityName, percent, stageName } from '../words';
import type { Review, StageCount } from '../api/types';

/** A digit of the Admiralty scale with its meaning. */
export function Credibility({ digit, words = false }: { digit: number; words?: boolean }) {
  const name = credibilityName(digit);
  return (
    <span class={`grade grade-${digit}`} title={`Credibility ${digit}: ${name}`}>
      <span class="visually-hidden">credibility </span>{digit}
      {words ? <span class="grade-word"> {name}</span> : <span class="visually-hidden">, {name}</span>}
    </span>
  );
}

/** A stage of a case: what is said of it, and how credible that is. */
export function StageChip({ of }: { of: StageCount }) {
  const denied = of.denied > 0;
  const said = [of.affirmed > 0 ? `affirmed ×${of.affirmed}` : '', denied ? `denied ×${of.denied}` : ''].filter(Boolean).join(', ');
  return (
    <span class="stage" title={`${stageName(of.stage)}: ${said}; credibility ${of.credibility}, ${credibilityName(of.credibility)}`}>
      {stageName(of.stage)}
      {denied && <span class="denied"> ✗<span class="visually-hidden"> denied by {of.denied} claims</span></span>}
      <Credibility digit={of.credibility} />
    </span>
  );
}

export function Polarity({ value }: { value: string }) {
  return value === 'denied'
    ? <span class="polarity denied"><span aria-hidden="true">✗</span> denied</span>
    : <span class="polarity affirmed"><span aria-hidden="true">✓</span> affirmed</span>;
}

export function Confidence({ value }: { value: number }) {
  return (
    <span class="confidence" title="How likely stage, parties, item and polarity are read rightly">
      <svg width="36" height="8" viewBox="0 0 36 8" aria-hidden="true" focusable="false">
        <rect class="bar-back" width="36" height="8" rx="2" />
        <rect class="bar" width={Math.max(2, 36 * value)} height="8" rx="2" />
      </svg> {percent(value)}<span class="visually-hidden"> sure of the reading</span>
    </span>
  );
}

export function ReviewMark({ value }: { value: Review }) {
  if (value === 'none') return <span class="review">not reviewed</span>;
  const sign = { accepted: '✓', corrected: '✎', rejected: '✗' }[value];
  return <span class={`review review-${value}`}><span aria-hidden="true">{sign}</span> {value}</span>;
}
