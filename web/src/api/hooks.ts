// Hooks that keep what a view shows in step with the server.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, type ApiFailure } from './client';
import { ledgerVersion } from './events';
import type { List } from './types';

export interface Resource<T> {
  data: T | null;
  error: ApiFailure | null;
  /** Also while older data still show. */
  loading: boolean;
  reload: () => void;
}

/**
 * What GET `path` gives, read again when the path or the ledger changes. Older
 * data of the same `path` stay in sight meanwhile. A null path asks nothing.
 */
export function useResource<T>(path: string | null): Resource<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; error: ApiFailure | null }>({
    path: null, data: null, error: null,
  });
  const [loading, setLoading] = useState(path !== null);
  const [turn, setTurn] = useState(0);
  const version = ledgerVersion.value;
  useEffect(() => {
    if (path === null) return undefined;
    const abort = new AbortController();
    setLoading(true);
    get<T>(path, abort.signal).then(
      (data) => { setState({ path, data, error: null }); setLoading(false); },
      (error) => {
        if (abort.signal.aborted) return;
        setState({ path, data: null, error: error as ApiFailure });
        setLoading(false);
      },
    );
    return () => abort.abort();
  }, [path, turn, version]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  return { data: state.data, error: state.error, loading: loading || state.path !== path, reload };
}

export interface Pages<T> extends Resource<List<T>> {
  /** Counted from 0. */
  page: number;
  next: (() => void) | null;
  previous: (() => void) | null;
}

/** A list by its cursor, one page in sight at a time so that the page stays light. */
export function usePages<T>(path: string, limit = 50): Pages<T> {
  const [trail, setTrail] = useState<string[]>([]);
  const last = useRef(path);
  // Another list begins at its first page.
  const current = last.current === path ? trail : [];
  useEffect(() => {
    if (last.current !== path) {
      last.current = path;
      setTrail([]);
    }
  }, [path]);
  const cursor = current.at(-1);
  const join = path.includes('?') ? '&' : '?';
  const resource = useResource<List<T>>(
    `${path}${join}limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
  );
  const following = resource.data?.next ?? null;
  return {
    ...resource,
    page: current.length,
    next: following ? () => setTrail([...current, following]) : null,
    previous: current.length ? () => setTrail(current.slice(0, -1)) : null,
  };
}
