// Who supplies whom: map, network, matrix, and the table behind them.
import { useMemo } from 'preact/hooks';
import { useResource } from '../api/hooks';
import type { Facets, Flows } from '../api/types';
import { FlowMap } from '../draw/map';
import { FlowMatrix } from '../draw/matrix';
import { FlowNetwork } from '../draw/network';
import { pairAddress, pairsOf, pointsOf, unnamed, type Pair } from '../draw/pairs';
import { ExportMenu } from '../parts/export_menu';
import { FacetPanel, FilterChips, filterQuery } from '../parts/filters';
import { Page } from '../parts/page';
import { Empty, Ready } from '../parts/states';
import { place, setQuery } from '../router';
import { count, label } from '../words';

const ways: [string, string][] = [['map', 'Map'], ['network', 'Network'], ['matrix', 'Matrix']];
const rowsShown = 200;

function Table({ pairs, query }: { pairs: Pair[]; query: string }) {
  return (
    <>
      <table class="flows">
        <caption>Flows, most claims first{pairs.length > rowsShown && ` (the first ${rowsShown} of ${pairs.length}; the export has all)`}</caption>
        <thead>
          <tr><th scope="col">Supplier</th><th scope="col">Recipient</th><th scope="col" class="wide">Kinds</th><th scope="col" class="wide">Years</th><th scope="col" class="number">Cases</th><th scope="col" class="number">Claims</th><th scope="col" class="number wide">Denied</th></tr>
        </thead>
        <tbody>
          {pairs.slice(0, rowsShown).map((p) => (
            <tr key={p.key}>
              <td>{p.supplierName}</td><td>{p.recipientName}</td>
              <td class="wide">{p.categories.map((c) => label(c).toLowerCase()).join(', ')}</td>
              <td class="wide">{p.years.length > 2 ? `${p.years[0]}–${p.years.at(-1)}` : p.years.join(', ')}</td>
              <td class="number"><a href={pairAddress(p, query)} aria-label={`${count(p.cases, 'case')} of ${p.supplierName} to ${p.recipientName}`}>{p.cases}</a></td>
              <td class="number">{p.claims}</td><td class="number wide">{p.denied || ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Drawing({ data, show, query }: { data: Flows; show: string; query: string }) {
  const pairs = useMemo(() => pairsOf(data.flows), [data]);
  const points = useMemo(() => pointsOf(data), [data]);
  if (pairs.length === 0) {
    return <Empty title="No flow passes these filters."><p>Take one off above, or <a href="/ingest">ingest documents</a> if the ledger is empty.</p></Empty>;
  }
  const placeless = [...new Set(pairs.flatMap((p) => [[p.supplier, p.supplierName], [p.recipient, p.recipientName]])
    .filter(([code]) => !points.has(code ?? '')).map(([code, name]) => (code === unnamed ? 'parties not named' : name)))];
  return (
    <>
      {show === 'map' && <FlowMap pairs={pairs} points={points} query={query} />}
      {show === 'map' && placeless.length > 0 && <p class="muted small">Not on the map, since they are no states or nobody names them: {placeless.join(', ')}.</p>}
      {show === 'network' && <FlowNetwork pairs={pairs} query={query} />}
      {show === 'matrix' && <FlowMatrix pairs={pairs} query={query} />}
      {show !== 'matrix' && (
        <p class="key small">
          <span><svg width="12" height="12" aria-hidden="true"><circle class="party party-out" cx="6" cy="6" r="5" /></svg> rather supplies</span>
          <span><svg width="12" height="12" aria-hidden="true"><circle class="party party-in" cx="6" cy="6" r="5" /></svg> rather receives</span>
          <span><svg width="30" height="8" aria-hidden="true"><path class="flow" d="M0 4h30" stroke-width="2" /></svg> wider: more claims</span>
          <span><svg width="30" height="8" aria-hidden="true"><path class="flow flow-denied" d="M0 4h30" stroke-width="2" /></svg> mostly denied</span>
        </p>
      )}
      <Table pairs={pairs} query={query} />
    </>
  );
}

export function FlowsView() {
  const filters = filterQuery();
  const flows = useResource<Flows>(`/flows${filters}`);
  const facets = useResource<Facets>(`/facets${filters}`);
  const asked = place.value.query.get('show');
  const show = ways.some(([key]) => key === asked) ? asked! : 'map';
  return (
    <Page
      title="Flows" kind="with-facets" lead="Who is said to have supplied whom, in all cases that the filters pass."
      actions={(
        <>
          <a class="button" href={`/${filters}`}>As ledger</a>
          <ExportMenu
            name="flows" files={[{ label: 'Flows, as JSON', href: `/api/v1/flows${filters}` }]}
            rows={() => (flows.data?.flows ?? []).map((f) => ({ ...f }))}
          />
        </>
      )}
    >
      <FacetPanel facets={facets.data} />
      <section class="facet-body" aria-label="Drawing">
        <div class="bar">
          <div class="switch" role="group" aria-label="Drawn as">
            {ways.map(([key, name]) => <button type="button" key={key} aria-pressed={show === key} onClick={() => setQuery({ show: key })}>{name}</button>)}
          </div>
        </div>
        <FilterChips facets={facets.data} />
        <Ready of={flows} what="the flows">{(data) => <Drawing data={data} show={show} query={filters} />}</Ready>
      </section>
    </Page>
  );
}
