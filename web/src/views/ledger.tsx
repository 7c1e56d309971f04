// The ledger: all cases, narrowed by facets, sorted by column.
import { useResource, usePages } from '../api/hooks';
import { may } from '../api/session';
import type { CaseRow, Facets } from '../api/types';
import { Credibility, StageChip } from '../parts/badges';
import { ExportMenu } from '../parts/export_menu';
import { FacetPanel, FilterChips, filterQuery, WordsField } from '../parts/filters';
import { Page, Pager } from '../parts/page';
import { SavedSearches } from '../parts/saved_searches';
import { Empty, Failure, Loading } from '../parts/states';
import { place, setQuery } from '../router';
import { count, label, party } from '../words';

const limit = 50;
const columns: { key: string; title: string; wide?: boolean; wider?: boolean; number?: boolean }[] = [
  { key: 'supplier', title: 'Supplier', wide: true },
  { key: 'recipient', title: 'Recipient', wide: true },
  { key: 'item', title: 'Item' },
  { key: '', title: 'Number', wide: true },
  { key: '', title: 'Stages', wide: true },
  { key: 'claims', title: 'Claims', wide: true, number: true },
  { key: 'origins', title: 'Origins', wide: true, number: true },
  { key: 'conflicts', title: 'Conflicts', wide: true, number: true },
  { key: 'grade', title: 'Credibility' },
  { key: 'first', title: 'First', wider: true },
  { key: 'last', title: 'Last' },
];

function Heading({ of }: { of: (typeof columns)[number] }) {
  const sort = place.value.query.get('sort') ?? '-last';
  const cls = [of.wide ? 'wide' : '', of.wider ? 'wider' : '', of.number ? 'number' : ''].join(' ').trim();
  if (!of.key) return <th scope="col" class={cls}>{of.title}</th>;
  const up = sort === of.key;
  const down = sort === `-${of.key}`;
  return (
    <th scope="col" class={cls} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" class="sort" onClick={() => setQuery({ sort: down ? of.key : up ? `-${of.key}` : /claims|origins|conflicts|last|first/.test(of.key) ? `-${of.key}` : of.key })}>
        {of.title}<span aria-hidden="true">{up ? ' ▲' : down ? ' ▼' : ''}</span>
      </button>
    </th>
  );
}

function Line({ of }: { of: CaseRow }) {
  const address = `/case/${encodeURIComponent(of.id)}`;
  return (
    <tr>
      <td class="wide">{party(of.supplier_name, of.supplier)}</td>
      <td class="wide">{party(of.recipient_name, of.recipient)}</td>
      <th scope="row">
        <span class="narrow">{party(of.supplier_name, of.supplier)} → {party(of.recipient_name, of.recipient)}</span>
        <a href={address}>{of.item === of.category ? label(of.item) : of.item}</a>
        {of.item !== of.category && <span class="sub">{label(of.category).toLowerCase()}</span>}
        <span class="narrow sub">{of.stages.map((s) => <StageChip key={s.stage} of={s} />)}</span>
      </th>
      <td class="wide">{of.numbers.slice(0, 3).join('; ')}{of.numbers.length > 3 && ' …'}</td>
      <td class="wide"><span class="stage-list">{of.stages.map((s) => <StageChip key={s.stage} of={s} />)}</span></td>
      <td class="wide number">{of.claims}</td>
      <td class="wide number">{of.origins}</td>
      <td class="wide number">{of.conflicts > 0 ? <strong class="warn">{of.conflicts}</strong> : <span class="muted">0</span>}</td>
      <td><Credibility digit={of.best_credibility} /></td>
      <td class="wider date">{of.first}</td>
      <td class="date">{of.last}</td>
    </tr>
  );
}

export function LedgerView() {
  const filters = filterQuery();
  const sort = place.value.query.get('sort') ?? '-last';
  const pages = usePages<CaseRow>(`/cases${filterQuery({ sort })}`, limit);
  const facets = useResource<Facets>(`/facets${filters}`);
  const list = pages.data;
  const files = [
    { label: 'Cases, as CSV', href: `/api/v1/export/cases${filterQuery({ format: 'csv', sort })}` },
    { label: 'Cases, as JSON', href: `/api/v1/export/cases${filterQuery({ format: 'json', sort })}` },
    { label: 'Register, as CSV', href: `/api/v1/export/register${filterQuery({ format: 'csv' })}` },
    { label: 'Claims, as CSV', href: `/api/v1/export/claims${filterQuery({ format: 'csv' })}` },
  ];
  return (
    <Page
      title="Ledger" kind="with-facets"
      lead={list ? `${count(list.total, 'case')} of reported transfers: who is said to have supplied what to whom, and who says so.` : 'Reported transfers of arms.'}
      actions={<><a class="button" href={`/flows${filters}`}>As flows</a><ExportMenu name="cases" files={files} /></>}
    >
      <FacetPanel facets={facets.data} />
      <section class="facet-body" aria-label="Cases">
        <div class="bar"><WordsField name="q" title="Find cases by words" hint="party, item, id" /><SavedSearches /></div>
        <FilterChips facets={facets.data} />
        {pages.error && <Failure error={pages.error} retry={pages.reload} />}
        {!list && !pages.error && <Loading what="the ledger" />}
        {list && list.items.length === 0 && (filters
          ? <Empty title="No case passes these filters."><p>Take one off above, or <a href="/">see all cases</a>.</p></Empty>
          : <Empty title="The ledger is empty."><p>{may('reviewer') ? <>Give it documents: <a href="/ingest">ingest files</a> by dropping them, or run <code>waybill ingest FOLDER</code>.</> : 'Ask a reviewer to ingest documents.'}</p></Empty>)}
        {list && list.items.length > 0 && (
          <>
            <table class="ledger" aria-busy={pages.loading}>
              <caption class="visually-hidden">Cases</caption>
              <thead><tr>{columns.map((c) => <Heading key={c.title} of={c} />)}</tr></thead>
              <tbody>{list.items.map((row) => <Line key={row.id} of={row} />)}</tbody>
            </table>
            <Pager {...pages} limit={limit} shown={list.items.length} total={list.total} what="cases" />
          </>
        )}
      </section>
    </Page>
  );
}
