// Taking what a view shows away: files of the server's, files made here, paper.
import { useEffect, useRef } from 'preact/hooks';

export type Row = Record<string, string | number | null | undefined>;

/** A file that the server makes. */
export interface Download { label: string; href: string; /** Opens in a tab of its own. */ open?: boolean }

/** Quoted where needed; a cell that a spreadsheet would take for a formula gets an apostrophe. */
export function toCsv(rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: Row[string]) => {
    let text = value === null || value === undefined ? '' : String(value);
    if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((c) => row[c]))].map((r) => r.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Hands `text` to the browser as a file to keep. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * `files` come from the server. `rows` are what is in sight; they are saved as
 * CSV or JSON under `name`.
 */
export function ExportMenu(props: { name: string; files?: Download[]; rows?: () => Row[] }) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current;
      if (!menu?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        menu.querySelector('summary')?.focus();
      } else if (menu.contains(event.target as Node)) return;
      menu.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const { rows } = props;
  return (
    <details class="menu" ref={box}>
      <summary class="button">Export</summary>
      <ul>
        {props.files?.map((file) => (
          <li key={file.href}>
            {file.open
              ? <a href={file.href} target="_blank" rel="noopener">{file.label}</a>
              : <a href={file.href} download>{file.label}</a>}
          </li>
        ))}
        {rows && <li><button type="button" onClick={() => save(`${props.name}.csv`, 'text/csv', toCsv(rows()))}>What is shown, as CSV</button></li>}
        {rows && <li><button type="button" onClick={() => save(`${props.name}.json`, 'application/json', JSON.stringify(rows(), null, 2))}>What is shown, as JSON</button></li>}
        <li><button type="button" onClick={() => window.print()}>Print this page</button></li>
      </ul>
    </details>
  );
}
