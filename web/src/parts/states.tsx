// What a view shows when there is nothing to show yet, or nothing at all.
import type { ComponentChildren } from 'preact';
import type { ApiFailure } from '../api/client';
import type { Resource } from '../api/hooks';

export function Loading({ what }: { what: string }) {
  return <p class="state" role="status"><span class="spinner" aria-hidden="true" /> Reading {what} …</p>;
}

/** What went wrong and how to go on. */
export function Failure({ error, retry }: { error: ApiFailure; retry?: () => void }) {
  return (
    <div class="state state-error" role="alert">
      <p><strong>That did not work.</strong> {error.message}</p>
      {error.status === 403 && <p>Your role does not allow it. Ask an admin of this ledger.</p>}
      {error.status === 429 && <p>Too many requests in a short time. Wait a moment.</p>}
      {retry && <button type="button" onClick={retry}>Try again</button>}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return <div class="state state-empty"><p><strong>{title}</strong></p>{children}</div>;
}

/** Children get the data once they are there. */
export function Ready<T>(props: {
  of: Resource<T>;
  what: string;
  children: (data: T) => ComponentChildren;
}) {
  const { of, what, children } = props;
  if (of.error) return <Failure error={of.error} retry={of.reload} />;
  if (of.data === null) return <Loading what={what} />;
  return <div class="ready" aria-busy={of.loading}>{children(of.data)}</div>;
}
