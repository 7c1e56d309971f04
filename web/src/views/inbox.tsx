// Claims that nobody has read against their document yet, for fast hands.
import { useEffect, useRef, useState } from 'preact/hooks';
import { decide, undo } from '../api/decisions';
import { usePages, useResource } from '../api/hooks';
import { may } from '../api/session';
import type { CaseRow, Claim } from '../api/types';
import { ClaimFields } from '../parts/claim_card';
import { CorrectForm } from '../parts/correct_form';
import { Dialog } from '../parts/dialog';
import { ExportMenu } from '../parts/export_menu';
import { FilterChips, filterQuery } from '../parts/filters';
import { InboxContext } from '../parts/inbox_context';
import { tell, tellFailure } from '../parts/notice';
import { Page, Pager } from '../parts/page';
import { MergeForm, RejectForm, SplitForm } from '../parts/reason_form';
import { Empty, Failure, Loading } from '../parts/states';
import { place, setQuery } from '../router';
import { percent } from '../words';

const limit = 50;
const keys: [string, string][] = [
  ['j', 'next claim'], ['k', 'previous claim'], ['a', 'accept: it is read rightly'], ['r', 'reject: the document does not say this'],
  ['c', 'correct it'], ['s', 'split it off its case'], ['m', 'merge its case with another'], ['u', 'undo the last decision made here'],
  ['o', 'open the document'], ['?', 'this help'],
];

type Form = 'reject' | 'correct' | 'split' | 'merge' | 'help' | null;

function Help({ close }: { close: () => void }) {
  return (
    <Dialog title="Keys of the inbox" close={close}>
      <dl class="keys">{keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
    </Dialog>
  );
}

function MergeOf({ id, done, close }: { id: string; done: (n: number) => void; close: () => void }) {
  const row = useResource<CaseRow>(`/cases/${encodeURIComponent(id)}`);
  return row.data ? <MergeForm of={row.data} done={done} close={close} /> : null;
}

/** Whether a key press belongs to a field, not to the view. */
function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable
    || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || document.querySelector('dialog[open]') !== null;
}

export function InboxView() {
  const order = place.value.query.get('order') === 'new' ? 'new' : 'confidence';
  const pages = usePages<Claim>(`/inbox${filterQuery({ order })}`, limit);
  const [gone, setGone] = useState<string[]>([]);
  const [at, setAt] = useState(0);
  const [form, setForm] = useState<Form>(null);
  const made = useRef<number[]>([]);
  const [undoable, setUndoable] = useState(false);
  const items = (pages.data?.items ?? []).filter((c) => !gone.includes(c.ref));
  const index = Math.min(at, Math.max(0, items.length - 1));
  const claim = items[index];
  const reviewer = may('reviewer');

  // What was decided here leaves at once; the writes follow in the order of the keys.
  const queue = useRef<Promise<void>>(Promise.resolve());
  const write = (work: () => Promise<void>) => {
    queue.current = queue.current.then(work).catch(tellFailure);
  };
  const hide = (ref: string) => setGone((now) => [...now, ref]);
  const back = (ref: string) => setGone((now) => now.filter((r) => r !== ref));
  const noted = (number: number) => {
    made.current.push(number);
    setUndoable(true);
  };
  const accept = () => {
    if (!claim) return;
    const { ref } = claim;
    hide(ref);
    write(async () => {
      try {
        noted(await decide({ kind: 'accept', claims: [ref], reason: '' }, () => back(ref)));
      } catch (error) {
        back(ref);
        throw error;
      }
    });
  };
  const takeBack = () => write(async () => {
    const last = made.current.at(-1);
    if (last === undefined) { tell('Nothing was decided here yet.'); return; }
    await undo(last);
    made.current.pop();
    setUndoable(made.current.length > 0);
    setGone([]);
  });
  const act: Record<string, () => void> = {
    j: () => setAt(Math.min(index + 1, items.length - 1)),
    k: () => setAt(Math.max(index - 1, 0)),
    o: () => claim && open(`/document/${encodeURIComponent(claim.document.id)}#claim-${claim.index}`, '_blank', 'noopener'),
    '?': () => setForm('help'),
    ...(reviewer && {
      a: accept,
      r: () => claim && setForm('reject'),
      c: () => claim && setForm('correct'),
      s: () => claim?.case && setForm('split'),
      m: () => claim?.case && setForm('merge'),
      u: takeBack,
    }),
  };
  // Keys may come faster than effects run: they go by what was drawn last.
  const drawn = useRef(act);
  drawn.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = drawn.current[event.key];
      if (!run || typing(event)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    document.querySelector('.inbox-list [aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  const close = () => setForm(null);
  const decided = claim ? {
    done: (number: number) => { hide(claim.ref); noted(number); }, undone: () => back(claim.ref), close,
  } : null;
  return (
    <Page
      title="Inbox" kind="inbox"
      lead={pages.data ? `${pages.data.total.toLocaleString('en')} claims that nobody has read against their document. Accepting is about the reading, not about the world.` : 'Claims that nobody has read against their document.'}
      actions={(
        <>
          <button type="button" onClick={() => setForm('help')}>Keys <kbd>?</kbd></button>
          <ExportMenu
            name="inbox" files={[{ label: 'Decisions, as JSON Lines', href: '/api/v1/export/decisions?format=jsonl' }]}
            rows={() => items.map((c) => ({ claim: c.ref, words: c.words, confidence: c.confidence, outlet: c.document.outlet, published: c.document.published, evidence: c.evidence[0]?.text }))}
          />
        </>
      )}
    >
      <div class="bar">
        <div class="switch" role="group" aria-label="Order">
          <button type="button" aria-pressed={order === 'confidence'} onClick={() => setQuery({ order: null })}>Least sure first</button>
          <button type="button" aria-pressed={order === 'new'} onClick={() => setQuery({ order: 'new' })}>Newest first</button>
        </div>
        <FilterChips />
      </div>
      {pages.error && <Failure error={pages.error} retry={pages.reload} />}
      {!pages.data && !pages.error && <Loading what="the inbox" />}
      {pages.data && !claim && (pages.data.total > gone.length
        ? <Loading what="the next claims" />
        : <Empty title="Nothing waits for review."><p>New claims come with new documents: <a href="/ingest">ingest some</a>. What was decided stands in each case's history.</p></Empty>)}
      {claim && pages.data && (
        <div class="inbox-columns">
          <div class="inbox-list">
            <ol>
              {items.map((c, i) => (
                <li key={c.ref}>
                  <button type="button" aria-current={i === index ? 'true' : undefined} onClick={() => setAt(i)}>
                    <span>{c.words}</span><span class="muted">{percent(c.confidence)} · {c.document.outlet}</span>
                  </button>
                </li>
              ))}
            </ol>
            <Pager {...pages} limit={limit} shown={items.length} total={pages.data.total} what="claims" />
          </div>
          <section class="inbox-claim" aria-live="polite" aria-label="The claim in hand">
            <h2>{claim.words}</h2>
            <p class="muted small"><a href={`/document/${encodeURIComponent(claim.document.id)}#claim-${claim.index}`}>{claim.document.title || claim.document.name}</a>, {claim.document.outlet}{claim.document.published && `, ${claim.document.published}`}{claim.case && <> · <a href={`/case/${encodeURIComponent(claim.case)}`}>its case</a></>}</p>
            {reviewer && (
              <div class="decide">
                <button type="button" class="primary" onClick={act.a}>Accept <kbd>a</kbd></button>
                <button type="button" onClick={act.r}>Reject … <kbd>r</kbd></button>
                <button type="button" onClick={act.c}>Correct … <kbd>c</kbd></button>
                {claim.case && <button type="button" onClick={act.s}>Split off … <kbd>s</kbd></button>}
                {claim.case && <button type="button" onClick={act.m}>Merge its case … <kbd>m</kbd></button>}
                <button type="button" disabled={!undoable} onClick={act.u}>Undo <kbd>u</kbd></button>
              </div>
            )}
            {!reviewer && <p class="muted">Your role reads; deciding takes a reviewer.</p>}
            <InboxContext claim={claim} />
            <ClaimFields claim={claim} />
          </section>
        </div>
      )}
      {form === 'help' && <Help close={close} />}
      {form === 'reject' && claim && decided && <RejectForm key={claim.ref} claim={claim} {...decided} />}
      {form === 'correct' && claim && decided && <CorrectForm key={claim.ref} claim={claim} {...decided} />}
      {form === 'split' && claim?.case && <SplitForm caseId={claim.case} claims={[claim.ref]} done={noted} close={close} />}
      {form === 'merge' && claim?.case && <MergeOf id={claim.case} done={noted} close={close} />}
    </Page>
  );
}
