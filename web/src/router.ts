// Addresses: every view has one, with its filters in the query string.
import { signal } from '@preact/signals';

export interface Place { path: string; query: URLSearchParams; hash: string }

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash.slice(1) };
}

/** Where the app is. */
export const place = signal<Place>(here());

/** Goes to an address of this app, as a link would; `replace` leaves no step to go back to. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  const from = place.value.path;
  place.value = here();
  if (from !== place.value.path) {
    window.scrollTo(0, 0);
    // Readers of the screen hear the new view's heading.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }));
  }
}

/** Changes members of the query string; an empty value takes the member out. */
export function setQuery(changes: Record<string, string | string[] | null>, options: { replace?: boolean } = {}): void {
  const query = new URLSearchParams(place.value.query);
  for (const [key, value] of Object.entries(changes)) {
    query.delete(key);
    for (const one of Array.isArray(value) ? value : [value]) if (one) query.append(key, one);
  }
  const text = query.toString();
  navigate(place.value.path + (text && `?${text}`), options);
}

function ownLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link?.hasAttribute('href') || link.hasAttribute('target') || link.hasAttribute('download')) return null;
  return link;
}

/** Takes over clicks on links to this app's own views, and the browser's back and forward. */
export function startRouter(): void {
  window.addEventListener('popstate', () => { place.value = here(); });
  window.addEventListener('hashchange', () => { place.value = here(); });
  document.addEventListener('click', (event) => {
    const link = ownLink(event);
    if (!link) return;
    const raw = link.getAttribute('href') ?? '';
    // An SVG link's href is an object: its attribute is all that both kinds share.
    const url = new URL(raw, location.href);
    if (url.origin !== location.origin || raw.startsWith('#')) return;
    if (url.pathname.startsWith('/api/') || url.pathname === '/feed.atom') return;
    event.preventDefault();
    navigate(url.pathname + url.search + url.hash);
  });
}
