// When what is said to have happened. A date known to lie within a range is a
// bar over the range; a claim without a date stands at its day of publication,
// hollow, since it can only have been before.
import { scaleUtc } from 'd3-scale';
import type { TimelineEntry } from '../api/types';
import { claimAddress, dateText } from '../parts/claim_card';
import { stageName, stages } from '../words';
import { useWidth } from './scene';

const lane = 14;
const labelWidth = 92;

interface Mark { entry: TimelineEntry; from: number; to: number; dated: boolean; lane: number }

function day(text: string | null): number | null {
  if (!text) return null;
  const time = Date.parse(text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);
  return Number.isNaN(time) ? null : time;
}

/** Marks of one stage on as many lanes as it takes that none covers another. */
function pack(entries: TimelineEntry[], x: (time: number) => number): { marks: Mark[]; lanes: number } {
  const ends: number[] = [];
  const marks = entries.flatMap((entry): Omit<Mark, 'lane'>[] => {
    const from = day(entry.date_from) ?? day(entry.date_to);
    const to = day(entry.date_to) ?? from;
    const published = day(entry.published);
    if (from !== null && to !== null) return [{ entry, from: x(from), to: x(to), dated: true }];
    return published === null ? [] : [{ entry, from: x(published), to: x(published), dated: false }];
  });
  marks.sort((a, b) => a.from - b.from || a.to - b.to);
  const placed = marks.map((mark) => {
    let at = ends.findIndex((end) => end + 14 <= mark.from);
    if (at < 0) at = ends.length;
    ends[at] = Math.max(mark.to, mark.from);
    return { ...mark, lane: at };
  });
  return { marks: placed, lanes: Math.max(1, ends.length) };
}

function Shape({ mark, y }: { mark: Mark; y: number }) {
  const denied = mark.entry.polarity === 'denied';
  const kind = `mark ${denied ? 'mark-denied' : 'mark-affirmed'} ${mark.dated ? '' : 'mark-undated'}`;
  const width = mark.to - mark.from;
  const cross = (cx: number) => <path class="mark-cross" d={`M${cx - 4} ${y - 4}l8 8m0 -8l-8 8`} />;
  if (width > 8) {
    return (
      <g class={kind}>
        <rect x={mark.from} y={y - 4} width={width} height={8} rx={2} />
        <path class="mark-ends" d={`M${mark.from} ${y - 5}v10M${mark.to} ${y - 5}v10`} />
        {denied && cross((mark.from + mark.to) / 2)}
      </g>
    );
  }
  const cx = (mark.from + mark.to) / 2;
  return <g class={kind}>{denied ? cross(cx) : <circle cx={cx} cy={y} r={4.5} />}</g>;
}

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const times = entries.flatMap((e) => [day(e.date_from), day(e.date_to), day(e.published)]).filter((t): t is number => t !== null);
  if (times.length === 0) return <p class="muted">No claim of this case has a date, nor has any of its documents.</p>;
  const pad = 15 * 86_400_000;
  const scale = scaleUtc([Math.min(...times) - pad, Math.max(...times) + pad], [labelWidth, width - 16]);
  const x = (time: number) => Math.round(scale(time) * 10) / 10;
  let top = 22;
  const rows = stages.filter((s) => entries.some((e) => e.stage === s)).map((stage) => {
    const packed = pack(entries.filter((e) => e.stage === stage), x);
    const row = { stage, top, ...packed };
    top += packed.lanes * lane + 8;
    return row;
  });
  const ticks = scale.ticks(Math.max(2, Math.floor((width - labelWidth) / 90)));
  const format = scale.tickFormat();
  return (
    <div ref={box}>
      <svg class="timeline" width={width} height={top + 4} role="group" aria-label="Timeline of the claims">
        {ticks.map((tick) => (
          <g key={+tick}>
            <line class="grid" x1={x(+tick)} x2={x(+tick)} y1={16} y2={top} />
            <text class="tick" x={x(+tick)} y={11} text-anchor="middle">{format(tick)}</text>
          </g>
        ))}
        {rows.map((row) => (
          <g key={row.stage}>
            <line class="grid" x1={0} x2={width} y1={row.top - 4} y2={row.top - 4} />
            <text class="row-name" x={0} y={row.top + 10}>{stageName(row.stage)}</text>
            {row.marks.map((mark) => {
              const when = mark.dated
                ? dateText({ from: mark.entry.date_from, to: mark.entry.date_to })
                : `no date given, published ${mark.entry.published}`;
              const text = `${stageName(mark.entry.stage)}, ${mark.entry.polarity}, ${when}: ${mark.entry.text}`;
              return (
                <a key={mark.entry.claim} href={claimAddress(mark.entry.claim)} aria-label={text}>
                  <title>{text}</title>
                  <Shape mark={mark} y={row.top + mark.lane * lane + 6} />
                </a>
              );
            })}
          </g>
        ))}
      </svg>
      <p class="key small">
        <span><svg width="14" height="10" aria-hidden="true"><g class="mark mark-affirmed"><circle cx="7" cy="5" r="4" /></g></svg> on a day</span>
        <span><svg width="26" height="10" aria-hidden="true"><g class="mark mark-affirmed"><rect x="2" y="1" width="22" height="8" rx="2" /><path class="mark-ends" d="M2 0v10M24 0v10" /></g></svg> some time within</span>
        <span><svg width="14" height="10" aria-hidden="true"><g class="mark mark-affirmed mark-undated"><circle cx="7" cy="5" r="4" /></g></svg> no date: published then</span>
        <span><svg width="14" height="10" aria-hidden="true"><g class="mark mark-denied"><path class="mark-cross" d="M3 1l8 8m0 -8l-8 8" /></g></svg> denied</span>
      </p>
      <details class="as-table">
        <summary>The timeline as a table</summary>
        <table>
          <thead><tr><th scope="col">When</th><th scope="col">Stage</th><th scope="col">Stance</th><th scope="col">Claim</th></tr></thead>
          <tbody>
            {entries.map((e) => (
              <tr key={e.claim}>
                <td>{dateText({ from: e.date_from, to: e.date_to }) || <span class="muted">published {e.published || 'without a date'}</span>}</td>
                <td>{stageName(e.stage)}</td><td>{e.polarity}</td>
                <td><a href={claimAddress(e.claim)}>{e.text}</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
