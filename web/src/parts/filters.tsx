// Filters of ledger data: kept in the address, shown as facets and as chips.
import { useState } from 'preact/hooks';
import type { Facets } from '../api/types';
import { place, setQuery } from '../router';
import { credibilityName, label, stageName } from '../words';

/** The filter parameters that lists of cases and claims share. */
export const filterKeys = [
  'q', 'supplier', 'recipient', 'item', 'category', 'stage', 'polarity', 'since', 'until', 'outlet', 'min_confidence',
  'review', 'grade', 'conflicts', 'year',
] as const;

const names: Record<string, string> = {
  q: 'words', supplier: 'supplier', recipient: 'recipient', item: 'item', category: 'kind', stage: 'stage',
  polarity: 'stance', since: 'since', until: 'until', outlet: 'outlet', min_confidence: 'confidence from',
  review: 'review', grade: 'credibility', conflicts: 'conflicts', year: 'year',
};

/** The filters of the present address as "?a=b", with others added. */
export function filterQuery(more: Record<string, string> = {}, keys: readonly string[] = filterKeys): string {
  const out = new URLSearchParams();
  for (const key of keys) for (const value of place.value.query.getAll(key)) out.append(key, value);
  for (const [key, value] of Object.entries(more)) if (value) out.append(key, value);
  const text = out.toString();
  return text && `?${text}`;
}

function valueName(key: string, value: string): string {
  if (key === 'stage') return stageName(value);
  if (key === 'category') return label(value);
  if (key === 'grade') return `${value} ${credibilityName(value)}`;
  return value;
}

/** What narrows the list now, each with a way to take it off. */
export function FilterChips({ facets }: { facets?: Facets | null }) {
  const query = place.value.query;
  const set = filterKeys.flatMap((key) => query.getAll(key).map((value) => ({ key, value })));
  if (set.length === 0) return null;
  const without = (key: string, value: string) => setQuery({ [key]: query.getAll(key).filter((v) => v !== value) });
  return (
    <ul class="chips" aria-label="Filters in force">
      {set.map(({ key, value }) => {
        const known = facets?.[key]?.find((f) => f.value === value)?.name;
        const text = `${names[key]}: ${known ?? valueName(key, value)}`;
        return (
          <li key={key + value}>
            <button type="button" class="chip chip-on" aria-label={`Take off ${text}`} onClick={() => without(key, value)}>
              {text} <span aria-hidden="true">✕</span>
            </button>
          </li>
        );
      })}
      <li><button type="button" class="chip" onClick={() => setQuery(Object.fromEntries(filterKeys.map((k) => [k, null])))}>Clear all</button></li>
    </ul>
  );
}

const groups: [string, string][] = [
  ['supplier', 'Supplier'], ['recipient', 'Recipient'], ['category', 'Kind of item'], ['stage', 'Stage'],
  ['year', 'Year'], ['grade', 'Credibility'], ['conflicts', 'Conflicts'],
];

function Group({ facet, title, facets }: { facet: string; title: string; facets: Facets }) {
  const [all, setAll] = useState(false);
  const values = facets[facet] ?? [];
  const now = place.value.query.get(facet);
  if (values.length === 0) return null;
  const shown = all ? values : values.slice(0, 8);
  const picked = values.find((v) => v.value === now);
  if (picked && !shown.includes(picked)) shown.push(picked);
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      <ul>
        {shown.map((v) => (
          <li key={v.value}>
            <button
              type="button" aria-pressed={v.value === now}
              onClick={() => setQuery({ [facet]: v.value === now ? null : v.value })}
            >
              <span>{valueName(facet, v.name || v.value)}</span><span class="count">{v.count.toLocaleString('en')}</span>
            </button>
          </li>
        ))}
      </ul>
      {values.length > 8 && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${values.length}`}
        </button>
      )}
    </fieldset>
  );
}

/** Every facet counts what is there under all other filters. */
export function FacetPanel({ facets, only }: { facets: Facets | null; only?: string[] }) {
  const wide = matchMedia('(min-width: 60rem)').matches;
  return (
    <details class="facets" open={wide}>
      <summary>Filters</summary>
      {facets
        ? groups.filter(([key]) => !only || only.includes(key)).map(([key, title]) => <Group key={key} facet={key} title={title} facets={facets} />)
        : <p class="muted">Counting …</p>}
    </details>
  );
}

/** A field that searches when one presses Enter or leaves it. */
export function WordsField({ name, title, hint }: { name: string; title: string; hint: string }) {
  const now = place.value.query.get(name) ?? '';
  return (
    <form class="words" role="search" onSubmit={(event) => {
      event.preventDefault();
      setQuery({ [name]: new FormData(event.currentTarget).get(name) as string });
    }}>
      <label class="visually-hidden" for={`words-${name}`}>{title}</label>
      <input id={`words-${name}`} key={now} type="search" name={name} defaultValue={now} placeholder={hint} autocomplete="off" />
      <button type="submit">Find</button>
    </form>
  );
}
