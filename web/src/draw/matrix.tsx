// Suppliers by recipients: the drawing that many parties still fit in.
import { scaleSqrt } from 'd3-scale';
import { nodesOf, pairAddress, pairWords, type Pair } from './pairs';

const most = 50;

export function FlowMatrix(props: { pairs: Pair[]; query: string }) {
  const nodes = nodesOf(props.pairs);
  const suppliers = nodes.filter((n) => n.out > 0).sort((a, b) => b.out - a.out);
  const recipients = nodes.filter((n) => n.in > 0).sort((a, b) => b.in - a.in);
  const cells = new Map(props.pairs.map((p) => [p.key, p]));
  const level = scaleSqrt([0, Math.max(1, ...props.pairs.map((p) => p.claims))], [0, 5]);
  const rows = suppliers.slice(0, most);
  const columns = recipients.slice(0, most);
  return (
    <>
      {(rows.length < suppliers.length || columns.length < recipients.length) && (
        <p class="muted">The {most} busiest of {suppliers.length} suppliers and {recipients.length} recipients. The table below has all.</p>
      )}
      <div class="scroll matrix" tabIndex={0} role="region" aria-label="Matrix of suppliers and recipients">
        <table>
          <caption class="visually-hidden">Claims of each supplier (rows) and recipient (columns)</caption>
          <thead>
            <tr>
              <th scope="col"><span class="muted">supplier ↓ recipient →</span></th>
              {columns.map((c) => <th key={c.code} scope="col" class="turned"><span>{c.name}</span></th>)}
              <th scope="col">All</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                {columns.map((column) => {
                  const pair = cells.get(`${row.code}→${column.code}`);
                  return pair
                    ? (
                      <td key={column.code} class={`heat heat-${Math.max(1, Math.round(level(pair.claims)))}`}>
                        <a href={pairAddress(pair, props.query)} title={pairWords(pair)} aria-label={pairWords(pair)}>{pair.claims}{pair.denied > 0 && <sup>✗</sup>}</a>
                      </td>
                    )
                    : <td key={column.code} />;
                })}
                <td class="number">{row.out}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="key small">Numbers are claims; ✗ marks pairs with denials among them.</p>
    </>
  );
}
