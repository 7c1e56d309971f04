// A document as archived, with its claims in place.
import { useEffect, useState } from 'preact/hooks';
import { useResource } from '../api/hooks';
import type { DocumentFull } from '../api/types';
import { ClaimActions } from '../parts/claim_actions';
import { ClaimFields } from '../parts/claim_card';
import { ExportMenu } from '../parts/export_menu';
import { MarkedText } from '../parts/marked_text';
import { Page } from '../parts/page';
import { Ready } from '../parts/states';
import { place } from '../router';
import { bytes, count, label, moment, stageName } from '../words';

/** The claim that the address names, by "#claim-2". */
function named(): number | null {
  const found = /^claim-(\d+)$/.exec(place.value.hash);
  return found ? Number(found[1]) : null;
}

function safeLink(url: string): string | null {
  return /^https?:\/\//i.test(url) ? url : null;
}

function Whole({ of }: { of: DocumentFull }) {
  const [pointed, setPointed] = useState<number[]>([]);
  const chosen = named();
  const active = pointed.length ? pointed : chosen === null ? [] : [chosen];
  const choose = (index: number) => {
    history.replaceState(null, '', `#claim-${index}`);
    place.value = { ...place.value, hash: `claim-${index}` };
  };
  useEffect(() => {
    if (chosen === null) return;
    const mark = [...document.querySelectorAll<HTMLElement>('.document-text mark')]
      .find((m) => m.dataset.claims?.split(' ').includes(String(chosen)));
    const box = mark?.getBoundingClientRect();
    if (box && (box.top < 60 || box.bottom > innerHeight - 20)) mark?.scrollIntoView({ block: 'center' });
    // On a narrow page the list stands below the text, which is what one came for.
    if (matchMedia('(min-width: 60rem)').matches) document.getElementById(`claim-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, of.id]);
  return (
    <div class="document-columns">
      <section aria-label="Text as archived">
        <MarkedText text={of.text} claims={of.claims} active={active} point={setPointed} choose={choose} />
        <h2>Neighbours</h2>
        {of.neighbours.length === 0 && <p class="muted">No other document of the store is a copy, a rewrite or a citation of this one, or the other way round.</p>}
        <ul class="plain-list">
          {of.neighbours.map((n) => (
            <li key={n.document.id + n.kind + n.direction}>
              <span class="chip">{label(n.kind)} {n.direction === 'from' ? 'of' : 'in'}</span> <a href={`/document/${encodeURIComponent(n.document.id)}`}>{n.document.title || n.document.name}</a> <span class="muted">{n.document.outlet}{n.document.published && `, ${n.document.published}`} — {n.text}</span>
            </li>
          ))}
        </ul>
      </section>
      <aside aria-label="Claims of this document" class="claim-side">
        <h2>{count(of.claims.length, 'claim')}</h2>
        {of.claims.length === 0 && <p class="muted">Nothing in this text was read as a claim about a transfer of arms.</p>}
        <ol class="plain-list">
          {of.claims.map((c) => {
            const on = active.includes(c.index);
            const open = on || chosen === c.index;
            return (
              <li key={c.ref} id={`claim-${c.index}`} class={on ? 'on' : ''} onMouseEnter={() => setPointed([c.index])} onMouseLeave={() => setPointed([])}>
                <a href={`#claim-${c.index}`} aria-expanded={open} onFocus={() => setPointed([c.index])} onBlur={() => setPointed([])} onClick={(e) => { e.preventDefault(); choose(c.index); }}>
                  <span class="mark-ref">{c.index}</span> {c.words || stageName(c.stage)}
                </a>
                {open && (
                  <div class="claim-detail">
                    <ClaimFields claim={c} rules />
                    {c.case && <p><a href={`/case/${encodeURIComponent(c.case)}`}>Its case</a></p>}
                  </div>
                )}
                {chosen === c.index && <div class="claim-actions"><ClaimActions claim={c} /></div>}
              </li>
            );
          })}
        </ol>
      </aside>
    </div>
  );
}

export function DocumentView({ id }: { id: string }) {
  const resource = useResource<DocumentFull>(`/documents/${encodeURIComponent(id)}`);
  const of = resource.data;
  const original = `/api/v1/documents/${encodeURIComponent(id)}/original`;
  const source = of && safeLink(of.url);
  return (
    <Page
      title={of ? of.title || of.name : 'Document'} kind="document"
      lead={of && (
        <>
          {of.outlet || 'outlet not known'}{of.published && <> · <time>{of.published}</time></>} · {of.lang} · seen first {moment(of.first_seen)}
          {source && <> · <a href={source} rel="noreferrer noopener" target="_blank">{source}</a></>}
          {of.original && <> · original of {bytes(of.original.size)}, SHA-256 <code title={of.original.sha256}>{of.original.sha256.slice(0, 12)}…</code></>}
        </>
      )}
      actions={of && (
        <>
          {of.original && <a class="button" href={original} download>Download the original</a>}
          <ExportMenu
            name={of.name}
            files={[{ label: 'Document with claims, as JSON', href: `/api/v1/documents/${encodeURIComponent(id)}` }]}
            rows={() => of.claims.map((c) => ({
              claim: c.ref, stage: c.stage, supplier: c.supplier, recipient: c.recipient, item: c.item.designation ?? c.item.text,
              number: c.quantity?.text, polarity: c.polarity, certainty: c.certainty, confidence: c.confidence, review: c.review, case: c.case, evidence: c.evidence[0]?.text,
            }))}
          />
        </>
      )}
    >
      <Ready of={resource} what="the document">{(data) => <Whole of={data} />}</Ready>
    </Page>
  );
}
