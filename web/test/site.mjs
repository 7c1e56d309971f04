// A store of its own, served by the program itself, for one file of tests.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const sample = join(root, 'sample/articles');

/** $WAYBILL, else the program of the first build folder that has one. */
function findProgram() {
  if (process.env.WAYBILL) return process.env.WAYBILL;
  const builds = join(root, 'build');
  const names = existsSync(builds) ? ['dev', 'release', ...readdirSync(builds)] : [];
  const found = names.map((name) => join(builds, name, 'src/cli/waybill')).find((path) => existsSync(path));
  if (!found) throw new Error('no waybill program: build one, or name it in $WAYBILL');
  return found;
}

export const program = findProgram();

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(base, child) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${base}/api/v1/session`).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('the server does not answer');
}

/** Serves a new store of the documents at `inputs` on a free port; close it after use. */
export async function openSite(inputs = [sample]) {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-web-'));
  const store = join(folder, 'desk.db');
  if (inputs.length) execFileSync(program, ['ingest', ...inputs, '--store', store], { stdio: 'pipe' });
  else execFileSync(program, ['init', '--store', store], { stdio: 'pipe' });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = process.env.WAYBILL_MOCK
    ? spawn(process.execPath, [join(root, 'web/test/mock.mjs'), program, store, String(port)], { stdio: 'inherit' })
    : spawn(program, ['serve', '--store', store, '--port', String(port)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const close = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => { child.on('exit', resolve); });
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(base, child);
  } catch (error) {
    await close();
    throw error;
  }
  const get = async (path) => {
    const answer = await fetch(`${base}/api/v1${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  /** The case whose id begins so; ids end in a hash that may change with the data. */
  const caseId = async (begins) => {
    const { items } = await get('/cases?limit=500');
    const found = items.find((c) => c.id.startsWith(begins));
    if (!found) throw new Error(`no case ${begins}…`);
    return found.id;
  };
  return { base, folder, store, get, caseId, close };
}
