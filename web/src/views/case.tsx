// A case in full: what it comes to, and everything that says so.
import { useState } from 'preact/hooks';
import { useResource } from '../api/hooks';
import { may, session } from '../api/session';
import type { CaseFull } from '../api/types';
import { OriginTree } from '../draw/origins';
import { Timeline } from '../draw/timeline';
import { CaseClaims } from '../parts/case_claims';
import { Conflicts } from '../parts/conflicts';
import { Decisions } from '../parts/decisions';
import { ExportMenu } from '../parts/export_menu';
import { Credibility } from '../parts/badges';
import { Page } from '../parts/page';
import { MergeForm } from '../parts/reason_form';
import { Ready } from '../parts/states';
import { navigate } from '../router';
import { count, label, party, stageName } from '../words';

const registerNames: [string, string][] = [
  ['supplier', 'Supplier'], ['recipient', 'Recipient'], ['item', 'Item'], ['ordered', 'Ordered'],
  ['year_of_order', 'Year of order'], ['delivered', 'Delivered'], ['years_of_delivery', 'Years of delivery'], ['status', 'Status'],
];

function Register({ row }: { row: Record<string, unknown> }) {
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Register row">
        <table class="register">
          <thead><tr>{registerNames.map(([key, title]) => <th key={key} scope="col">{title}</th>)}</tr></thead>
          <tbody><tr>{registerNames.map(([key]) => <td key={key}>{String(row[key] ?? '') || '–'}</td>)}</tr></tbody>
        </table>
      </div>
      <p class="muted small">Figures in brackets rest on one origin or are disputed.</p>
    </>
  );
}

function Grades({ of }: { of: CaseFull }) {
  return (
    <div class="grades">
      {of.grades.map((g) => (
        <section key={g.stage} class="grade-card" aria-label={`Grade of ${stageName(g.stage)}`}>
          <h3>{stageName(g.stage)} <Credibility digit={g.credibility} words /></h3>
          <p class="muted small">
            {g.origins_min === g.origins_max ? count(g.origins_min, 'independent origin') : `${g.origins_min} to ${g.origins_max} independent origins`}
          </p>
          <ul>{g.grounds.map((r) => <li key={r.code}>{r.text}</li>)}</ul>
          {g.would_change.length > 0 && <><p class="small"><strong>Would change it</strong></p><ul>{g.would_change.map((w) => <li key={w}>{w}</li>)}</ul></>}
        </section>
      ))}
    </div>
  );
}

const parts: [string, string][] = [
  ['summary', 'Summary'], ['grades', 'Grades'], ['timeline', 'Timeline'], ['claims', 'Claims'], ['origins', 'Origins'],
  ['conflicts', 'Conflicts'], ['documents', 'Documents'], ['history', 'History'],
];

function Whole({ of, title }: { of: CaseFull; title: string }) {
  const [merging, setMerging] = useState(false);
  const base = `/api/v1/cases/${encodeURIComponent(of.id)}`;
  const files = [
    { label: 'Printable report', href: `${base}/report?format=html`, open: true },
    { label: 'Report, as Markdown', href: `${base}/report?format=md` },
    { label: 'Report, as JSON', href: `${base}/report?format=json` },
    { label: 'Case, as JSON', href: base },
  ];
  const rows = () => of.claim_list.map((c) => ({
    claim: c.ref, published: c.document.published, outlet: c.document.outlet, stage: c.stage, polarity: c.polarity,
    certainty: c.certainty, supplier: c.supplier, recipient: c.recipient, item: c.item.designation ?? c.item.text,
    number: c.quantity?.text, date_from: c.date?.from, date_to: c.date?.to, place: c.place, sources: c.sources.join('; '),
    confidence: c.confidence, review: c.review, evidence: c.evidence[0]?.text,
  }));
  return (
    <Page
      title={title} kind="case"
      lead={<>{label(of.category)} · {count(of.claims, 'claim')} in {count(of.documents, 'document')} · {count(of.origins, 'origin')} · {of.first === of.last ? of.first : `${of.first} to ${of.last}`} · <code>{of.id}</code></>}
      actions={<>{may('reviewer') && <button type="button" onClick={() => setMerging(true)}>Merge …</button>}<ExportMenu name={of.id} files={files} rows={rows} /></>}
    >
      <nav class="in-page" aria-label="Parts of the case"><ul>{parts.map(([id, name]) => <li key={id}><a href={`#${id}`}>{name}</a></li>)}</ul></nav>
      <section id="summary" aria-label="Summary">
        {of.summary && <p class="summary">{of.summary}</p>}
        <Register row={of.register} />
      </section>
      <section id="grades"><h2>Grades</h2><Grades of={of} /></section>
      <section id="timeline"><h2>Timeline</h2><Timeline entries={of.timeline} /></section>
      <section id="claims"><h2>Claims by stage</h2><CaseClaims of={of} /></section>
      <section id="origins"><h2>Who says so in the end</h2><OriginTree of={of} /></section>
      <section id="conflicts"><h2>Conflicts</h2><Conflicts of={of} /></section>
      <section id="documents"><h2>Documents</h2>
        <ul class="plain-list">
          {of.document_list.map((d) => (
            <li key={d.id}><a href={`/document/${encodeURIComponent(d.id)}`}>{d.title || d.name}</a> <span class="muted">{d.outlet}{d.published && `, ${d.published}`}</span></li>
          ))}
        </ul>
      </section>
      <section id="history"><h2>History of decisions</h2><Decisions list={of.decisions} /></section>
      {merging && <MergeForm of={of} close={() => setMerging(false)} done={() => undefined} />}
      {session.value?.letters && <p class="muted small">Letters of reliability never touch a digit of credibility.</p>}
    </Page>
  );
}

export function CaseView({ id }: { id: string }) {
  const resource = useResource<CaseFull>(`/cases/${encodeURIComponent(id)}`);
  const of = resource.data;
  if (of) {
    const item = of.item === of.category ? label(of.item).toLowerCase() : of.item;
    return <Whole of={of} title={`${party(of.supplier_name, of.supplier)} → ${party(of.recipient_name, of.recipient)}: ${item}`} />;
  }
  return (
    <Page title="Case" lead={<code>{id}</code>}>
      <Ready of={resource} what="the case">{() => null}</Ready>
      {resource.error?.status === 404 && (
        <p>A case's id changes when a merge or a split moves its first claim. <button type="button" onClick={() => navigate('/')}>Find it in the ledger</button></p>
      )}
    </Page>
  );
}
