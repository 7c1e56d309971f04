// People of a shared ledger, their tokens, and the log of what was done.
import { useState } from 'preact/hooks';
import { post, remove, type ApiFailure } from '../api/client';
import { usePages, useResource } from '../api/hooks';
import { may } from '../api/session';
import type { AuditRow, List, Token, User } from '../api/types';
import { ExportMenu } from '../parts/export_menu';
import { tell, tellFailure } from '../parts/notice';
import { Page, Pager } from '../parts/page';
import { Empty, Ready } from '../parts/states';
import { moment } from '../words';

/** Posts a form's fields; says what was wrong beside it. */
function useForm(path: string, done: (answer: unknown) => void) {
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    try {
      done(await post(path, Object.fromEntries(new FormData(form))));
      form.reset();
      setError(null);
    } catch (failure) {
      setError((failure as ApiFailure).message);
    }
  };
  return { submit, error: error && <p class="form-error" role="alert">{error}</p> };
}

function Users() {
  const list = useResource<List<User>>('/users');
  const form = useForm('/users', () => { tell('Added.'); list.reload(); });
  const drop = (name: string) => {
    if (confirm(`Remove ${name}? What they decided stays.`)) remove(`/users/${encodeURIComponent(name)}`).then(list.reload, tellFailure);
  };
  return (
    <section aria-labelledby="users"><h2 id="users">People</h2>
      <Ready of={list} what="the people">
        {(data) => (
          <table>
            <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col"><span class="visually-hidden">Remove</span></th></tr></thead>
            <tbody>{data.items.map((u) => <tr key={u.name}><td>{u.name}</td><td>{u.role}</td><td><button type="button" class="link" aria-label={`Remove ${u.name}`} onClick={() => drop(u.name)}>Remove</button></td></tr>)}</tbody>
          </table>
        )}
      </Ready>
      <form class="inline" onSubmit={form.submit}>
        <label>Name <input name="name" required autocomplete="off" /></label>
        <label>Role <select name="role"><option>reader</option><option>reviewer</option><option>admin</option></select></label>
        <label>Password <input name="password" type="password" minLength={8} required autocomplete="new-password" /></label>
        <button type="submit">Add</button>
      </form>
      {form.error}
    </section>
  );
}

function Tokens() {
  const list = useResource<List<Token>>('/tokens');
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm('/tokens', (answer) => { setSecret((answer as { secret?: string; token?: string }).secret ?? null); list.reload(); });
  const drop = (token: Token) => {
    remove(`/tokens/${encodeURIComponent(token.id ?? token.name)}`).then(list.reload, tellFailure);
  };
  return (
    <section aria-labelledby="tokens"><h2 id="tokens">Tokens for programs</h2>
      {secret && <p class="secret" role="status">The new token, shown this once: <code>{secret}</code></p>}
      <Ready of={list} what="the tokens">
        {(data) => (data.items.length === 0
          ? <p class="muted">None. A token lets a program read or write in your name.</p>
          : <ul class="plain-list">{data.items.map((t) => <li key={t.id ?? t.name}>{t.name} <span class="muted">{t.role} {t.created && moment(t.created)}</span> <button type="button" class="link" aria-label={`Remove the token ${t.name}`} onClick={() => drop(t)}>Remove</button></li>)}</ul>)}
      </Ready>
      <form class="inline" onSubmit={form.submit}>
        <label>Name <input name="name" required autocomplete="off" /></label>
        <button type="submit">Make a token</button>
      </form>
      {form.error}
    </section>
  );
}

const limit = 50;

function Audit() {
  const pages = usePages<AuditRow>('/audit', limit);
  return (
    <section aria-labelledby="audit"><h2 id="audit">What was done</h2>
      <Ready of={pages} what="the log">
        {(data) => (data.items.length === 0 ? <Empty title="Nothing yet." /> : (
          <>
            <div class="scroll" tabIndex={0} role="region" aria-label="Log of writes and exports">
              <table>
                <thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">On what</th><th scope="col">Detail</th></tr></thead>
                <tbody>{data.items.map((r, i) => <tr key={`${r.time}${i}`}><td class="date">{moment(r.time)}</td><td>{r.user}</td><td>{r.action}</td><td>{r.subject}</td><td>{r.detail}</td></tr>)}</tbody>
              </table>
            </div>
            <Pager {...pages} limit={limit} shown={data.items.length} total={data.total} what="entries" />
          </>
        ))}
      </Ready>
    </section>
  );
}

export function PeopleView() {
  const admin = may('admin');
  return (
    <Page
      title={admin ? 'People' : 'Tokens'}
      lead={admin ? 'Who may use this ledger, and what was done with it.' : 'For programs that act in your name.'}
      actions={<ExportMenu name="people" files={admin ? [{ label: 'Log, as JSON', href: '/api/v1/audit?limit=500' }] : []} />}
    >
      {admin && <Users />}
      <Tokens />
      {admin && <Audit />}
    </Page>
  );
}
