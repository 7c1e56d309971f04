// A stand-in for the server: the API's shapes over what the commands of a waybill program print.
// usage: node test/mock.mjs PROGRAM STORE PORT
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [program, store, port] = process.argv.slice(2);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json', svg: 'image/svg+xml', txt: 'text/plain' };
const names = { IR: 'Iran', RU: 'Russia', UA: 'Ukraine', TR: 'Türkiye', US: 'United States', FR: 'France', DE: 'Germany', AR: 'Argentina', GB: 'United Kingdom', PL: 'Poland', KR: 'South Korea', PK: 'Pakistan', SE: 'Sweden', houthis: 'Houthis' };
const points = { IR: [32.4, 53.7], RU: [61.5, 96], UA: [49, 31.4], TR: [39, 35.2], US: [39.8, -98.6], FR: [46.6, 2.4], DE: [51.2, 10.4], AR: [-35, -65], GB: [54, -2], PL: [52, 19.4], KR: [36.4, 127.9], PK: [30, 69.4], SE: [62, 15], NG: [9.6, 8], IN: [22, 79], PH: [12, 122], HU: [47, 19.4], BR: [-10, -52], QA: [25.3, 51.2], LT: [55.3, 23.9] };
const run = (...args) => execFileSync(program, [...args, '--store', store], { encoding: 'utf8', maxBuffer: 1 << 28 });
const lines = (...args) => run(...args, '--format', 'jsonl').split('\n').filter(Boolean).map((l) => JSON.parse(l));
const name = (code) => (code === null ? null : names[code] ?? code);
const texts = new Map();
const readTexts = (path) => { for (const line of execFileSync(program, ['text', path], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').filter(Boolean)) { const d = JSON.parse(line); texts.set(d.id, d.text); } };
for (const given of ['../../sample/articles', 'articles']) readTexts(fileURLToPath(new URL(given, import.meta.url)));
const watches = [];
const inputs = [];
let account = { running: false, files: 0, read: 0, known: 0, refused: 0, claims: 0, refusals: [], latest: null };
let version = 1;
let cache = null;
const streams = new Set();
const tell = (event, data) => { for (const s of streams) s.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`); };

function world() {
  if (cache) return cache;
  const claims = [...lines('claims'), ...lines('claims', '--review', 'rejected')].map((c) => ({
    ...c, ref: `${c.document}#${c.index}`, document: { id: c.document, name: c.doc, title: c.title, outlet: c.outlet, published: c.published, url: c.url, lang: 'en' },
    supplier_name: name(c.supplier), recipient_name: name(c.recipient), evidence: c.evidence.map((text, i) => ({ text, start: c.spans[i][0], end: c.spans[i][1] })),
    review: (/review#\d+:(\w+)/.exec(c.rules.at(-1) ?? '') ?? [])[1] ?? 'none', case: null,
    quantity: c.quantity && { min: null, max: null, unit: '', ...c.quantity },
    words: `${name(c.supplier) ?? 'somebody'} → ${name(c.recipient) ?? 'somebody'}: ${c.item.designation ?? c.item.text}, ${c.polarity === 'denied' ? 'denied: ' : ''}${c.stage}`,
  }));
  const byRef = new Map(claims.map((c) => [c.ref, c]));
  const registers = new Map(lines('cases', '--register').map((r) => [r.case, r]));
  const cases = lines('cases').map((row) => {
    const full = lines('case', row.id)[0];
    const list = full.claims.map((c) => ({ ...byRef.get(`${c.document}#${c.index}`), membership: c.why, origin: c.origin ?? null }));
    for (const c of list) byRef.get(c.ref).case = row.id;
    const docs = [...new Map(list.map((c) => [c.document.id, c.document])).values()];
    const numbers = [...new Set(list.map((c) => c.quantity?.text).filter(Boolean))];
    return {
      ...row, supplier_name: name(row.supplier), recipient_name: name(row.recipient), documents: docs.length, numbers,
      best_credibility: Math.min(...row.grades.map((g) => g.credibility)), claims: list.length,
      stages: row.grades.map((g) => ({ ...g, affirmed: list.filter((c) => c.stage === g.stage && c.polarity === 'affirmed').length, denied: list.filter((c) => c.stage === g.stage && c.polarity === 'denied').length })),
      claim_list: list, document_list: docs,
      origin_list: full.origins.map((o) => ({ ...o, claims: o.claims.map((m) => m.claim.join('#')), members: o.claims.map((m) => ({ claim: m.claim.join('#'), ...m.why })) })),
      conflict_list: full.conflicts.map((k) => { const e = Object.entries(k.claims).map((p) => p.join('#')); return { kind: k.kind, first: e[0], second: e[1] ?? e[0], ...k.why }; }),
      derivation_list: full.derivations.map((d) => ({ from: docs.find((x) => x.name === d.from)?.id ?? d.from, to: docs.find((x) => x.name === d.to)?.id ?? d.to, kind: d.kind, ...d.why })),
      register: registers.get(row.id) ?? {}, summary: `${name(row.supplier)} is said to have supplied ${row.item} to ${name(row.recipient)}.`,
      timeline: list.map((c) => ({ date_from: c.date?.from ?? null, date_to: c.date?.to ?? null, published: c.document.published, stage: c.stage, polarity: c.polarity, claim: c.ref, text: c.words })),
      decisions: decisions().filter((d) => d.claims.some((r) => list.some((c) => c.ref === r)) || d.cases.includes(row.id)),
    };
  });
  cache = { claims, byRef, cases };
  return cache;
}

function decisions() {
  return lines('review', 'log').map((d) => ({ ...d, claims: (d.claims ?? []).map((c) => `${c.document}#${c.index}`), others: [], cases: d.cases ?? [], source: d.source ?? null, letter: d.letter ?? null, undoes: d.undoes ?? null, undone: /undone/.test(d.state ?? ''), reading: null }));
}

const is = {
  supplier: (c, v) => [c.supplier, c.supplier_name].some((x) => x?.toLowerCase() === v.toLowerCase()), recipient: (c, v) => [c.recipient, c.recipient_name].some((x) => x?.toLowerCase() === v.toLowerCase()),
  category: (c, v) => c.category === v, stage: (c, v) => c.stages.some((s) => s.stage === v), year: (c, v) => c.last.startsWith(v),
  grade: (c, v) => String(c.best_credibility) === v, conflicts: (c, v) => (c.conflicts > 0) === (v === 'yes'), q: (c, v) => `${c.id} ${c.supplier_name} ${c.recipient_name} ${c.item}`.toLowerCase().includes(v.toLowerCase()),
};
const passes = (c, q, but) => [...q].every(([k, v]) => k === but || !is[k] || is[k](c, v));
const page = (items, q) => { const at = Number(q.get('cursor') ?? 0); const n = Number(q.get('limit') ?? 50); return { items: items.slice(at, at + n), next: at + n < items.length ? String(at + n) : null, total: items.length }; };
const short = ({ claim_list, origin_list, conflict_list, derivation_list, document_list, grades, register, timeline, summary, decisions: _, ...row }) => row;
const claimName = (ref) => { const c = world().byRef.get(ref); return `${c.document.name}#${c.index}`; };

function decide(d) {
  const why = d.reason ? ['--reason', d.reason] : [];
  const r = d.reading ?? {};
  const opt = (k, v) => (v === undefined ? [] : [`--${k}`, v === null || v === '' ? 'none' : String(v)]);
  const fields = [...opt('stage', r.stage), ...opt('supplier', r.supplier), ...opt('recipient', r.recipient), ...opt('place', r.place), ...opt('polarity', r.polarity), ...opt('certainty', r.certainty),
    ...(r.item ? [...opt('designation', r.item.designation), ...opt('category', r.item.category)] : []), ...(r.quantity !== undefined ? opt('quantity', r.quantity && `${r.quantity.min ?? ''}-${r.quantity.max ?? ''}`) : [])];
  const out = {
    accept: () => run('review', 'accept', ...d.claims.map(claimName), ...why), reject: () => run('review', 'reject', ...d.claims.map(claimName), ...why),
    correct: () => run('review', 'correct', ...d.claims.map(claimName), ...fields, ...why), merge: () => run('review', 'merge', ...d.cases, ...why),
    split: () => run('review', 'split', d.case, ...d.claims.map(claimName), ...why), undo: () => run('review', 'undo', String(d.number), ...why),
  }[d.kind]();
  cache = null; version += 1; tell('ledger', { version });
  return { number: Number(/decision (\d+)/.exec(out)[1]), ledger_version: version };
}

function ingest(file, bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'mock-'));
  const path = join(folder, basename(file));
  writeFileSync(path, bytes);
  const out = run('ingest', path);
  const n = (re) => Number((re.exec(out) ?? [0, 0])[1]);
  account = { ...account, files: account.files + 1, read: account.read + n(/(\d+) documents? read/), known: account.known + n(/(\d+) already/), refused: account.refused + n(/(\d+) refused/), claims: account.claims + n(/with (\d+) claims/), latest: file };
  const state = n(/(\d+) documents? read/) ? 'read' : n(/(\d+) already/) ? 'known' : 'refused';
  inputs.push({ path: file, state, reason: state === 'refused' ? 'not a text' : null, document: null });
  if (state === 'read') readTexts(path);
  cache = null; version += 1; tell('ingest', account); tell('ledger', { version });
}

function documents() {
  return new Map(world().claims.map((c) => [c.document.id, c.document]));
}

function answer(method, path, q, body) {
  const w = world();
  const [, kind, a, b] = path.split('/');
  if (kind === 'session') return { user: null, role: 'admin', local: true, version: '0.1.0', store: basename(store), letters: true };
  if (kind === 'cases' && a) return w.cases.find((c) => c.id === decodeURIComponent(a));
  if (kind === 'cases') {
    const sort = q.get('sort') ?? '-last'; const key = { grade: 'best_credibility' }[sort.replace('-', '')] ?? sort.replace('-', '');
    const list = w.cases.filter((c) => passes(c, q)).map(short).sort((x, y) => ((x[key] ?? '') < (y[key] ?? '') ? -1 : 1) * (sort[0] === '-' ? -1 : 1));
    return page(list, q);
  }
  if (kind === 'facets') {
    const get = { supplier: (c) => [c.supplier], recipient: (c) => [c.recipient], category: (c) => [c.category], stage: (c) => c.stages.map((s) => s.stage), year: (c) => [c.last.slice(0, 4)], grade: (c) => [String(c.best_credibility)], conflicts: (c) => [c.conflicts > 0 ? 'yes' : 'no'] };
    return Object.fromEntries(Object.entries(get).map(([key, of]) => {
      const n = new Map();
      for (const c of w.cases.filter((x) => passes(x, q, key))) for (const v of of(c)) if (v) n.set(v, (n.get(v) ?? 0) + 1);
      return [key, [...n].sort((x, y) => y[1] - x[1]).map(([value, count]) => ({ value, name: name(value), count }))];
    }));
  }
  if (kind === 'flows') {
    const list = w.cases.filter((c) => passes(c, q));
    const codes = [...new Set(list.flatMap((c) => [c.supplier, c.recipient]).filter(Boolean))];
    return { flows: list.map((c) => ({ ...short(c), year: c.last.slice(0, 4), cases: 1, denied: c.claim_list.filter((x) => x.polarity === 'denied').length })), parties: codes.map((code) => ({ code, name: name(code), ...(points[code] && { lat: points[code][0], lon: points[code][1] }) })) };
  }
  if (kind === 'documents' && !a) return page([...documents().values()], q);
  if (kind === 'status') return { documents: texts.size };
  if (kind === 'claims') return page(w.claims.filter((c) => !q.get('review') || c.review === q.get('review')), q);
  if (kind === 'documents') {
    const head = documents().get(decodeURIComponent(a));
    if (!head) return undefined;
    const text = texts.get(head.name) ?? '';
    return { ...head, text, first_seen: '2026-11-26T20:57:58Z', original: { sha256: 'ab'.repeat(32), size: text.length }, claims: w.claims.filter((c) => c.document.id === head.id).sort((x, y) => x.index - y.index), neighbours: [] };
  }
  if (kind === 'inbox') return page(w.claims.filter((c) => c.review === 'none').sort((x, y) => x.confidence - y.confidence), q);
  if (kind === 'search') {
    const words = q.get('q').toLowerCase();
    if (q.get('in') === 'claims') return page(w.claims.filter((c) => c.evidence.some((e) => e.text.toLowerCase().includes(words))), q);
    const hits = [...documents().values()].map((document) => ({ document, claim: w.claims.find((c) => c.document.id === document.id && c.evidence[0].text.toLowerCase().includes(words)) })).filter((h) => h.claim);
    return page(hits.map(({ document, claim }) => { const at = claim.evidence[0].text.toLowerCase().indexOf(words); return { document, snippet: claim.evidence[0].text, marks: [[at, at + words.length]] }; }), q);
  }
  if (kind === 'decisions' && method === 'POST') return decide(body);
  if (kind === 'decisions') return page(decisions(), q);
  if (kind === 'watches' && method === 'POST') { watches.push({ ...body, words: JSON.stringify(body.filter), author: 'me', created: '' }); return body; }
  if (kind === 'watches') return page(watches, q);
  if (kind === 'alerts') return page(w.claims.length === 0 ? [] : [{ number: 1, time: '2026-11-26T20:00:00Z', watch: 'to Ukraine', kind: 'appears', case: w.cases[13]?.id ?? null, about: 'IR → RU, Shahed-136', text: 'a case appears', claim: w.claims[0]?.ref ?? null, says: w.claims[0]?.words }], q);
  if (kind === 'ingest') return account;
  if (kind === 'inputs') return page(inputs.filter((i) => !q.get('state') || i.state === q.get('state')), q);
  if (kind === 'quality') return { measured: { claims: [{ set: 'seed articles', reference_claims: 57, core_f1: 0.372 }, { set: 'validation', reference_claims: 122, core_f1: 0.485 }] }, reviewed: { claims: 3, by_stage: [{ stage: 'deliver', precision: 0.5 }] } };
  if (kind === 'audit' || kind === 'users' || kind === 'tokens') return page([], q);
  return b === undefined ? undefined : undefined;
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  const send = (status, type, text) => { response.writeHead(status, { 'Content-Type': type }); response.end(text); };
  try {
    if (url.pathname === '/api/v1/events') { response.writeHead(200, { 'Content-Type': 'text/event-stream' }); response.write(`event: ledger\ndata: {"version":${version}}\n\n`); streams.add(response); request.on('close', () => streams.delete(response)); return; }
    if (url.pathname === '/api/v1/ingest' && request.method === 'POST') { ingest(url.searchParams.get('name'), Buffer.concat(chunks)); return send(202, types.json, '{"job":1}'); }
    if (url.pathname.startsWith('/api/v1/')) {
      const data = answer(request.method, url.pathname.slice(7), url.searchParams, chunks.length ? JSON.parse(Buffer.concat(chunks)) : null);
      return data === undefined ? send(404, types.json, '{"error":{"code":"not_found","message":"there is nothing of that name"}}') : send(200, types.json, JSON.stringify(data));
    }
    const file = url.pathname.startsWith('/assets/') ? basename(url.pathname) : 'index.html';
    return send(200, types[file.split('.').pop()] ?? 'text/plain', readFileSync(join(dist, file)));
  } catch (error) {
    return send(500, types.json, JSON.stringify({ error: { code: 'failed', message: String(error.stderr || error.message).trim() } }));
  }
}).listen(Number(port), '127.0.0.1');
