// Searches that a person keeps in this browser.
import { useState } from 'preact/hooks';
import { place } from '../router';

const key = 'waybill.searches';
interface Saved { name: string; address: string }

function load(): Saved[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((s): s is Saved => typeof s?.name === 'string' && String(s?.address).startsWith('/')) : [];
  } catch {
    return [];
  }
}

/** The kept searches as links, and a way to keep the present one. */
export function SavedSearches() {
  const [list, setList] = useState(load);
  const [naming, setNaming] = useState(false);
  const store = (next: Saved[]) => {
    setList(next);
    try { localStorage.setItem(key, JSON.stringify(next)); } catch { /* a browser that keeps nothing still works for now */ }
  };
  const text = place.value.query.toString();
  const address = place.value.path + (text && `?${text}`);
  const keep = (event: Event) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('name')).trim();
    if (!name) return;
    store([...list.filter((s) => s.name !== name), { name, address }]);
    setNaming(false);
  };
  return (
    <div class="saved">
      {list.length > 0 && (
        <ul class="chips" aria-label="Saved searches">
          {list.map((s) => (
            <li key={s.name} class="chip-pair">
              <a class="chip" href={s.address} aria-current={s.address === address ? 'page' : undefined}>{s.name}</a>
              <button type="button" class="chip" aria-label={`Forget ${s.name}`} onClick={() => store(list.filter((x) => x !== s))}>✕</button>
            </li>
          ))}
        </ul>
      )}
      {naming
        ? (
          <form class="inline" onSubmit={keep}>
            <label>Name <input name="name" autofocus required maxLength={60} autocomplete="off" /></label>
            <button type="submit">Save</button>
            <button type="button" onClick={() => setNaming(false)}>Cancel</button>
          </form>
        )
        : <button type="button" class="link" onClick={() => setNaming(true)}>Save this search</button>}
    </div>
  );
}
