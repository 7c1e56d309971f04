import { useState } from 'preact/hooks';
import { post, type ApiFailure } from '../api/client';
import { begin } from '../api/session';
import type { Session } from '../api/types';
import { Page } from '../parts/page';
import { navigate, place } from '../router';

/** Shown when the server asks who one is; afterwards the address asked for opens. */
export function SignInView() {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      begin(await post<Session>('/session', { user: data.get('user'), password: data.get('password') }));
      if (place.value.path === '/sign-in') navigate('/', { replace: true });
    } catch (failure) {
      const { status, message } = failure as ApiFailure;
      setError(status === 401 ? 'That name and password do not go together.' : message);
    }
    setBusy(false);
  };
  return (
    <Page title="Sign in" kind="sign-in" lead="This ledger is served to the people of one newsroom.">
      <form class="narrow-form" onSubmit={submit}>
        <label class="stacked">Name<input name="user" autocomplete="username" required autofocus /></label>
        <label class="stacked">Password<input name="password" type="password" autocomplete="current-password" required /></label>
        {error && <p class="form-error" role="alert">{error}</p>}
        <button type="submit" class="primary" disabled={busy}>Sign in</button>
      </form>
      <p class="muted">No name yet? An admin of this ledger makes one with <code>waybill user add</code>.</p>
    </Page>
  );
}
