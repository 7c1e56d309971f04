// What the watches saw, and the watches themselves.
import { useEffect, useState } from 'preact/hooks';
import { post, query, remove, type ApiFailure } from '../api/client';
import { freshAlerts } from '../api/events';
import { usePages, useResource } from '../api/hooks';
import { may } from '../api/session';
import type { Alert, List, Watch } from '../api/types';
import { claimAddress } from '../parts/claim_card';
import { ExportMenu } from '../parts/export_menu';
import { tell, tellFailure } from '../parts/notice';
import { Page, Pager } from '../parts/page';
import { Empty, Failure, Loading, Ready } from '../parts/states';
import { place, setQuery } from '../router';
import { categories, label, moment, stageName, stages } from '../words';

const limit = 50;
const kinds: Record<string, string> = { appears: 'New case', stage: 'New stage', origin: 'New origin', conflict: 'New conflict' };

function WatchForm({ added }: { added: () => void }) {
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const filter: Record<string, string | string[]> = {};
    for (const key of ['supplier', 'recipient', 'category', 'stage']) {
      const value = String(data.get(key) ?? '').trim();
      if (value) filter[key] = value;
    }
    const item = String(data.get('item') ?? '').trim();
    if (item) filter.item = [item];
    try {
      await post('/watches', { name: String(data.get('name')).trim(), filter, from_start: data.get('from_start') === 'on' });
      setError(null);
      tell('The watch was added.');
      form.reset();
      added();
    } catch (failure) {
      setError((failure as ApiFailure).message);
    }
  };
  return (
    <form onSubmit={submit} class="watch-form">
      <h3>Add a watch</h3>
      <div class="form-grid">
        <label class="stacked">Name<input name="name" required maxLength={60} autocomplete="off" /></label>
        <label class="stacked">Supplier<input name="supplier" placeholder="IR or Iran" autocomplete="off" /></label>
        <label class="stacked">Recipient<input name="recipient" placeholder="RU or Russia" autocomplete="off" /></label>
        <label class="stacked">Item<input name="item" placeholder="Shahed-136" autocomplete="off" /></label>
        <label class="stacked">Kind of item
          <select name="category"><option value="">any</option>{categories.map((c) => <option key={c} value={c}>{label(c)}</option>)}</select>
        </label>
        <label class="stacked">Stage
          <select name="stage"><option value="">any</option>{stages.map((s) => <option key={s} value={s}>{stageName(s)}</option>)}</select>
        </label>
      </div>
      <label class="check"><input type="checkbox" name="from_start" /> tell also what the ledger already holds</label>
      {error && <p class="form-error" role="alert">{error}</p>}
      <button type="submit">Add the watch</button>
    </form>
  );
}

function Watches() {
  const resource = useResource<List<Watch>>('/watches');
  const drop = (name: string) => {
    if (!confirm(`Remove the watch “${name}”? Its alerts stay.`)) return;
    remove(`/watches/${encodeURIComponent(name)}`).then(() => { tell('The watch was removed.'); resource.reload(); }, tellFailure);
  };
  return (
    <aside aria-label="Watches">
      <h2>Watches</h2>
      <Ready of={resource} what="the watches">
        {(list) => (list.items.length === 0
          ? <p class="muted">None yet. A watch is a filter that is kept: after each ingest it tells what is new under it.</p>
          : (
            <ul class="plain-list">
              {list.items.map((w) => (
                <li key={w.name}>
                  <strong>{w.name}</strong> <span class="muted">{w.words || 'all cases'}</span>{' '}
                  {may('reviewer') && <button type="button" class="link" aria-label={`Remove the watch ${w.name}`} onClick={() => drop(w.name)}>Remove</button>}
                </li>
              ))}
            </ul>
          ))}
      </Ready>
      {may('reviewer') && <WatchForm added={resource.reload} />}
    </aside>
  );
}

export function AlertsView() {
  const watch = place.value.query.get('watch') ?? '';
  const since = place.value.query.get('since') ?? '';
  const fresh = freshAlerts.value;
  const pages = usePages<Alert>(`/alerts${query({ watch, since })}`, limit);
  const newest = fresh[0]?.number;
  useEffect(() => { if (newest !== undefined) pages.reload(); }, [newest]);
  // Seen: the mark in the navigation goes when the reader leaves.
  useEffect(() => () => { freshAlerts.value = []; }, []);
  const list = pages.data;
  return (
    <Page
      title="Alerts" kind="with-side" lead="What is new under the watches, newest first."
      actions={(
        <ExportMenu
          name="alerts" files={[{ label: 'Alerts, as JSON', href: `/api/v1/alerts${query({ watch, since, limit: '500' })}` }]}
          rows={() => (list?.items ?? []).map((a) => ({ ...a }))}
        />
      )}
    >
      <section aria-label="Alerts" aria-live="polite">
        {watch && <p class="chips"><button type="button" class="chip chip-on" onClick={() => setQuery({ watch: null })}>watch: {watch} ✕</button></p>}
        {pages.error && <Failure error={pages.error} retry={pages.reload} />}
        {!list && !pages.error && <Loading what="the alerts" />}
        {list?.items.length === 0 && <Empty title="No alerts."><p>Add a watch; after the next ingest this page tells what is new under it.</p></Empty>}
        {list && list.items.length > 0 && (
          <>
            <ol class="alerts">
              {list.items.map((a) => (
                <li key={a.number} class={fresh.some((f) => f.number === a.number) ? 'fresh' : ''}>
                  <p>
                    <span class="chip">{kinds[a.kind] ?? label(a.kind)}</span>{' '}
                    {a.case ? <a href={`/case/${encodeURIComponent(a.case)}`}>{a.about}</a> : a.about}{' '}
                    <span class="muted">{moment(a.time)} · <button type="button" class="link" onClick={() => setQuery({ watch: a.watch })}>{a.watch}</button></span>
                  </p>
                  <p>{a.text}</p>
                  {a.claim && <p class="small"><a href={claimAddress(a.claim)}>{a.says || 'the claim'}</a></p>}
                </li>
              ))}
            </ol>
            <Pager {...pages} limit={limit} shown={list.items.length} total={list.total} what="alerts" />
          </>
        )}
      </section>
      <Watches />
    </Page>
  );
}
