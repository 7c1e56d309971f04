// The frame that all views share: heading, what one can do, the view itself.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export function Page(props: {
  title: string;
  /** Under the heading: one line of what this is. */
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  kind?: string;
  children: ComponentChildren;
}) {
  useEffect(() => { document.title = `${props.title} · Waybill`; }, [props.title]);
  return (
    <main id="main" class={`view ${props.kind ?? ''}`}>
      <header class="view-head">
        <div>
          <h1 tabIndex={-1}>{props.title}</h1>
          {props.lead && <p class="lead">{props.lead}</p>}
        </div>
        {props.actions && <div class="actions">{props.actions}</div>}
      </header>
      {props.children}
    </main>
  );
}

/** Earlier and later pages of a list, with where one is. */
export function Pager(props: {
  page: number;
  shown: number;
  limit: number;
  total: number;
  what: string;
  next: (() => void) | null;
  previous: (() => void) | null;
}) {
  const first = props.page * props.limit + 1;
  const turn = (go: (() => void) | null) => () => {
    go?.();
    document.getElementById('main')?.scrollIntoView();
  };
  return (
    <nav class="pager" aria-label={`Pages of ${props.what}`}>
      <span role="status">
        {props.shown === 0
          ? `No ${props.what}`
          : `${first.toLocaleString('en')}–${(first + props.shown - 1).toLocaleString('en')} of ${props.total.toLocaleString('en')} ${props.what}`}
      </span>
      {(props.previous || props.next) && (
        <span class="pager-turn">
          <button type="button" disabled={!props.previous} onClick={turn(props.previous)}>Previous</button>
          <button type="button" disabled={!props.next} onClick={turn(props.next)}>Next</button>
        </span>
      )}
    </nav>
  );
}
