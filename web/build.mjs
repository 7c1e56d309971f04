// Builds dist/, which is committed so that the program builds without node:
// names carry a hash of what the files hold, so that they can be kept for good.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
const named = (stem, bytes, end) => `${stem}-${hash(bytes).slice(0, 12)}.${end}`;

function put(name, bytes) {
  writeFileSync(join(dist, name), bytes);
  console.log(`${name}  ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
  return name;
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const world = readFileSync(join(root, 'node_modules/world-atlas/countries-110m.json'));
const worldName = put(named('world', world, 'json'), world);
const icon = readFileSync(join(root, 'src/icon.svg'));
const iconName = put(named('icon', icon, 'svg'), icon);

const result = await build({
  absWorkingDir: root,
  entryPoints: { app: 'src/main.tsx', style: 'src/style/index.css' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome115', 'firefox120'],
  charset: 'utf8',
  legalComments: 'none',
  define: { WORLD: JSON.stringify(`/assets/${worldName}`) },
  metafile: true,
  write: false,
  outdir: 'dist',
});
const output = (end) => Buffer.from(result.outputFiles.find((f) => f.path.endsWith(end)).contents);
const script = put(named('app', output('app.js'), 'js'), output('app.js'));
const style = put(named('app', output('style.css'), 'css'), output('style.css'));

const page = readFileSync(join(root, 'src/index.html'), 'utf8')
  .replace('SCRIPT', script).replace('STYLE', style).replace('ICON', iconName);
put('index.html', Buffer.from(page));

// The licences of what went into the bundle, and of the outlines.
const used = new Set(['world-atlas']);
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) used.add(found[1]);
}
const licences = [...used].sort().map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(no text comes with it)';
  return `${name} ${version} (${license})\n\n${text}\n`;
});
put('LICENSES.txt', Buffer.from(`${licences.join(`\n${'-'.repeat(78)}\n\n`)}\nThe outlines of the map come from Natural Earth, which is in the public domain.\n`));

// By this a test sees that dist/ was built from the sources beside it.
const sources = [...filesUnder(join(root, 'src')), ...['build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'].map((f) => join(root, f))];
const sums = sources.map((path) => `${hash(readFileSync(path))}  ${relative(root, path)}\n`).sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
writeFileSync(join(dist, 'SOURCES.sha256'), sums.join(''));
