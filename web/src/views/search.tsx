// Full text: documents with the words in their place, or claims.
import { usePages } from '../api/hooks';
import type { Claim, DocumentHit } from '../api/types';
import { ClaimCard } from '../parts/claim_card';
import { ExportMenu } from '../parts/export_menu';
import { WordsField } from '../parts/filters';
import { Page, Pager } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { place, setQuery } from '../router';
import { query } from '../api/client';

const limit = 20;

/** A snippet with its hits marked; marks are code points. */
export function Snippet({ text, marks }: { text: string; marks: [number, number][] }) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    parts.push(points.slice(at, from).join(''), <mark key={from}>{points.slice(from, to).join('')}</mark>);
    at = to;
  }
  parts.push(points.slice(at).join(''));
  return <p class="snippet" dir="auto">{parts}</p>;
}

function Documents({ q }: { q: string }) {
  const pages = usePages<DocumentHit>(`/search${query({ q, in: 'documents' })}`, limit);
  if (pages.error) return <Failure error={pages.error} retry={pages.reload} />;
  if (!pages.data) return <Loading what="the documents" />;
  const { items, total } = pages.data;
  if (items.length === 0) return <Nothing q={q} />;
  return (
    <>
      <ul class="hits">
        {items.map((hit) => (
          <li key={hit.document.id}>
            <h2><a href={`/document/${encodeURIComponent(hit.document.id)}`}>{hit.document.title || hit.document.name}</a></h2>
            <p class="muted small">{hit.document.outlet}{hit.document.published && `, ${hit.document.published}`}</p>
            <Snippet text={hit.snippet} marks={hit.marks} />
          </li>
        ))}
      </ul>
      <Pager {...pages} limit={limit} shown={items.length} total={total} what="documents" />
    </>
  );
}

function Claims({ q }: { q: string }) {
  const pages = usePages<Claim>(`/search${query({ q, in: 'claims' })}`, limit);
  if (pages.error) return <Failure error={pages.error} retry={pages.reload} />;
  if (!pages.data) return <Loading what="the claims" />;
  const { items, total } = pages.data;
  if (items.length === 0) return <Nothing q={q} />;
  return (
    <>
      {items.map((claim) => (
        <section key={claim.ref} class="hit-claim" aria-label={claim.words}>
          <h2>{claim.words}</h2>
          <ClaimCard claim={claim}>{claim.case && <a href={`/case/${encodeURIComponent(claim.case)}`}>Its case</a>}</ClaimCard>
        </section>
      ))}
      <Pager {...pages} limit={limit} shown={items.length} total={total} what="claims" />
    </>
  );
}

function Nothing({ q }: { q: string }) {
  return (
    <Empty title={`Nothing found for “${q}”.`}>
      <p>Try fewer words, or another spelling. Names of systems are found under all their names only in the <a href={`/?item=${encodeURIComponent(q)}`}>ledger's item filter</a>.</p>
    </Empty>
  );
}

export function SearchView() {
  const q = place.value.query.get('q') ?? '';
  const where = place.value.query.get('in') === 'claims' ? 'claims' : 'documents';
  return (
    <Page
      title="Search" lead="Words in archived documents and in the claims read from them."
      actions={q && <ExportMenu name="search" files={[{ label: 'Results, as JSON', href: `/api/v1/search${query({ q, in: where, limit: '500' })}` }]} />}
    >
      <div class="bar">
        <WordsField name="q" title="Words to search for" hint="drone delivery, “in quotes”" />
        <div class="switch" role="group" aria-label="Search in">
          {(['documents', 'claims'] as const).map((key) => <button type="button" key={key} aria-pressed={where === key} onClick={() => setQuery({ in: key })}>{key === 'claims' ? 'Claims' : 'Documents'}</button>)}
        </div>
      </div>
      {!q && <Empty title="What are you looking for?"><p>Type words above. All must occur; put a phrase in quotes.</p></Empty>}
      {q && (where === 'claims' ? <Claims q={q} /> : <Documents q={q} />)}
    </Page>
  );
}
