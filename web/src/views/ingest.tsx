// Giving documents to the ledger, and the account of what became of them.
import { useEffect, useRef, useState } from 'preact/hooks';
import { upload, type ApiFailure } from '../api/client';
import { account } from '../api/events';
import { useResource, usePages } from '../api/hooks';
import { may } from '../api/session';
import type { Account, InputRow } from '../api/types';
import { ExportMenu } from '../parts/export_menu';
import { filesOf } from '../parts/dropped';
import { Page, Pager } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { place, setQuery } from '../router';
import { count } from '../words';

const limit = 50;
interface Sending { total: number; sent: number; failed: { name: string; why: string }[] }

function Progress({ now, sending }: { now: Account | null; sending: Sending | null }) {
  const done = now ? now.read + now.known + now.refused : 0;
  return (
    <div class="progress" role="status" aria-live="polite">
      {sending && (
        <p>
          <label for="sent">Sent {sending.sent} of {count(sending.total, 'file')}</label>
          <progress id="sent" max={sending.total} value={sending.sent} />
        </p>
      )}
      {now && (
        <>
          <p>
            <strong>{now.running ? 'Reading' : 'Last ingest'}:</strong> {count(now.read, 'document')} read with {count(now.claims, 'claim')}, {now.known} already known, {now.refused} refused
            {now.running && now.latest && <span class="muted"> · {now.latest}</span>}
          </p>
          {now.running && <progress aria-label="Inputs done" max={Math.max(now.files, done, 1)} value={done} />}
          {!now.running && now.read > 0 && <p><a href="/">See the ledger</a>, or <a href="/inbox">review the new claims</a>.</p>}
        </>
      )}
    </div>
  );
}

function Refusals({ list }: { list: { input: string; reason: string }[] }) {
  return (
    <>
      <h2>Refused</h2>
      <table>
        <thead><tr><th scope="col">Input</th><th scope="col">Why</th></tr></thead>
        <tbody>{list.map((r) => <tr key={r.input + r.reason}><td><code>{r.input}</code></td><td>{r.reason}</td></tr>)}</tbody>
      </table>
    </>
  );
}

const states: [string, string][] = [['', 'All'], ['read', 'Read'], ['known', 'Known'], ['refused', 'Refused']];

function Inputs({ turn }: { turn: number }) {
  const state = place.value.query.get('state') ?? '';
  const pages = usePages<InputRow>(`/inputs${state && `?state=${encodeURIComponent(state)}`}`, limit);
  useEffect(() => { if (turn) pages.reload(); }, [turn]);
  return (
    <section aria-label="Inputs">
      <div class="bar">
        <h2>Everything that was ever given</h2>
        <div class="switch" role="group" aria-label="State">
          {states.map(([key, name]) => <button type="button" key={key} aria-pressed={state === key} onClick={() => setQuery({ state: key || null }, { replace: true })}>{name}</button>)}
        </div>
      </div>
      {pages.error && <Failure error={pages.error} retry={pages.reload} />}
      {!pages.data && !pages.error && <Loading what="the inputs" />}
      {pages.data?.items.length === 0 && <Empty title={state ? `No input is ${state}.` : 'Nothing was given yet.'}><p>Drop files above.</p></Empty>}
      {pages.data && pages.data.items.length > 0 && (
        <>
          <table class="inputs">
            <thead><tr><th scope="col">Input</th><th scope="col">State</th><th scope="col">Why, or which document</th></tr></thead>
            <tbody>
              {pages.data.items.map((i) => (
                <tr key={i.path}>
                  <td><code>{i.path}</code></td><td>{i.state}</td>
                  <td>{i.reason}{i.document && <> <a href={`/document/${encodeURIComponent(i.document)}`}>document</a></>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager {...pages} limit={limit} shown={pages.data.items.length} total={pages.data.total} what="inputs" />
        </>
      )}
    </section>
  );
}

export function IngestView() {
  const first = useResource<Account>('/ingest');
  const [sending, setSending] = useState<Sending | null>(null);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const now = account.value ?? first.data;
  // The list is read again when an ingest ends, not at each of its steps.
  const [turn, setTurn] = useState(0);
  const running = now?.running ?? false;
  useEffect(() => { if (!running) setTurn((n) => n + 1); }, [running, sending?.sent === sending?.total]);

  const send = async (files: { name: string; file: Blob }[]) => {
    if (files.length === 0) return;
    const state: Sending = { total: files.length, sent: 0, failed: [] };
    setSending({ ...state });
    for (const { name, file } of files) {
      try {
        await upload(name, file);
      } catch (error) {
        state.failed.push({ name, why: (error as ApiFailure).message });
      }
      state.sent += 1;
      setSending({ ...state });
    }
  };
  const refusals = [...(sending?.failed ?? []).map((f) => ({ input: f.name, reason: f.why })), ...(now?.refusals ?? [])];
  return (
    <Page
      title="Ingest" lead="Text, web pages, JSON Lines of a crawl. Originals are kept byte for byte; nothing is fetched from anywhere."
      actions={(
        <ExportMenu
          name="ingest" files={[{ label: 'All inputs, as JSON', href: '/api/v1/inputs?limit=500' }]}
          rows={() => refusals.map((r) => ({ ...r }))}
        />
      )}
    >
      {may('reviewer')
        ? (
          <div
            class={`drop ${over ? 'drop-over' : ''}`}
            onDragOver={(event) => { event.preventDefault(); setOver(true); }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              if (event.dataTransfer) void filesOf(event.dataTransfer).then(send);
            }}
          >
            <p><strong>Drop files or a folder here</strong></p>
            <p>
              <label class="button" for="files">Choose files</label>
              <input
                id="files" class="visually-hidden" ref={field} type="file" multiple
                onChange={() => {
                  const files = [...(field.current?.files ?? [])].map((file) => ({ name: file.name, file }));
                  void send(files).then(() => { if (field.current) field.current.value = ''; });
                }}
              />
            </p>
          </div>
        )
        : <Empty title="Your role reads."><p>Giving documents takes a reviewer.</p></Empty>}
      <Progress now={now} sending={sending} />
      {refusals.length > 0 && <Refusals list={refusals} />}
      <Inputs turn={turn} />
    </Page>
  );
}
