// How well the program reads, as measured, and as people found here.
import { useResource } from '../api/hooks';
import { ExportMenu, type Row } from '../parts/export_menu';
import { Page } from '../parts/page';
import { Ready } from '../parts/states';
import { label } from '../words';

type Cell = string | number | boolean | null;
interface Table { title: string; rows: Record<string, Cell>[] }

const flat = (value: unknown): value is Cell => value === null || typeof value !== 'object';

/** Every list of flat records in the answer is a table, named by where it stands. */
export function tablesOf(data: unknown, path: string[] = []): Table[] {
  if (Array.isArray(data)) {
    const rows = data.filter((r): r is Record<string, unknown> => r !== null && typeof r === 'object' && !Array.isArray(r));
    if (rows.length === 0) return [];
    const nested = rows.flatMap((row, i) => {
      const name = String(row.title ?? row.name ?? i + 1);
      return Object.entries(row).filter(([, v]) => !flat(v)).flatMap(([key, v]) => tablesOf(v, [...path.slice(0, -1), key === 'rows' ? name : `${name}, ${key}`]));
    });
    const own = rows.map((row) => Object.fromEntries(Object.entries(row).filter((e): e is [string, Cell] => flat(e[1]))));
    const table = nested.length === 0 && own.some((r) => Object.keys(r).length > 0) ? [{ title: path.map(label).join(' · '), rows: own }] : [];
    return [...table, ...nested];
  }
  if (data === null || typeof data !== 'object') return [];
  const record = data as Record<string, unknown>;
  const facts = Object.entries(record).filter((e): e is [string, Cell] => flat(e[1]) && e[1] !== null && e[0] !== 'note');
  const here = path.length > 0 && facts.length > 0 ? [{ title: path.map(label).join(' · '), rows: [Object.fromEntries(facts)] }] : [];
  return [...here, ...Object.entries(record).flatMap(([key, value]) => tablesOf(value, [...path, key]))];
}

function cellText(value: Cell | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(3);
  return String(value);
}

function Figures({ table }: { table: Table }) {
  const columns = [...new Set(table.rows.flatMap((r) => Object.keys(r)))];
  return (
    <section aria-label={table.title}>
      <h2>{table.title}</h2>
      <div class="scroll figures" tabIndex={0} role="region" aria-label={`Table: ${table.title}`}>
        <table>
          <thead><tr>{columns.map((c) => <th key={c} scope="col" class={typeof table.rows[0]?.[c] === 'number' ? 'number' : ''}>{label(c)}</th>)}</tr></thead>
          <tbody>{table.rows.map((row, i) => <tr key={i}>{columns.map((c) => <td key={c} class={typeof row[c] === 'number' ? 'number' : ''}>{cellText(row[c])}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}

export function QualityView() {
  const resource = useResource<unknown>('/quality');
  const rows = (): Row[] => tablesOf(resource.data).flatMap((t) => t.rows.map((r) => ({
    table: t.title, ...Object.fromEntries(Object.entries(r).map(([k, v]) => [k, typeof v === 'boolean' ? String(v) : v])),
  })));
  return (
    <Page
      title="Quality" lead="What was measured on texts with known answers, and what reviewers of this ledger found."
      actions={<ExportMenu name="quality" files={[{ label: 'Figures, as JSON', href: '/api/v1/quality' }]} rows={rows} />}
    >
      <p class="prose">Waybill misses claims, and makes some up. Read the evidence before you rely on a line; every claim leads to the words it rests on. The more claims are reviewed in the <a href="/inbox">inbox</a>, the better this page can say how well your own material is read.</p>
      <Ready of={resource} what="the figures">{(data) => <>{tablesOf(data).map((t) => <Figures key={t.title} table={t} />)}</>}</Ready>
    </Page>
  );
}
