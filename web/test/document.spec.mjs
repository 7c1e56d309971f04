// The document page: marks in place, and nothing of a document ever runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, settled, test } from './desk.mjs';
import { root, sample } from './site.mjs';

const hostile = join(root, 'web/test/articles');
test.use({ inputs: [sample, hostile] });

async function documentOf(site, name) {
  const { items } = await site.get('/documents?limit=500');
  const head = items.find((d) => d.name === name);
  expect(head, name).toBeTruthy();
  return site.get(`/documents/${head.id}`);
}

/** What is marked for a claim, without the numbers at its ends. */
function marked(page, index) {
  return page.evaluate((claim) => {
    const marks = [...document.querySelectorAll('.document-text mark')].filter((m) => m.dataset.claims.split(' ').includes(String(claim)));
    return marks.map((m) => [...m.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data).join('')).join('');
  }, index);
}

for (const name of ['hostile', 'shahed-northgate-0712']) {
  test(`the marks of ${name} are the evidence, to the letter`, async ({ page, site }) => {
    const names = (await site.get('/documents?limit=500')).items.map((d) => d.name);
    const whole = await documentOf(site, names.includes(name) ? name : names.find((n) => n.startsWith('shahed')));
    expect(whole.claims.length).toBeGreaterThan(0);
    await page.goto(`/document/${whole.id}`);
    await settled(page);
    for (const claim of whole.claims) {
      const expected = [...claim.evidence].sort((a, b) => a.start - b.start).map((e) => e.text).join('');
      expect(await marked(page, claim.index)).toBe(expected);
    }
  });
}

test('an address with a claim opens it; pointing and focus show its fields and rules', async ({ page, site }) => {
  const whole = await documentOf(site, 'hostile');
  const [claim] = whole.claims;
  await page.goto(`/document/${whole.id}#claim-${claim.index}`);
  await settled(page);
  const side = page.locator(`li#claim-${claim.index}`);
  await expect(side).toContainText(claim.rules[0]);
  await expect(side).toContainText('Confidence');
  const other = whole.claims.at(-1);
  expect(other.index).not.toBe(claim.index);
  await page.locator(`.document-text mark[data-claims~="${other.index}"]`).first().hover();
  await expect(page.locator(`li#claim-${other.index}`)).toContainText(other.rules[0]);
  await page.mouse.move(0, 0);
  await expect(page.locator(`li#claim-${other.index} .claim-detail`)).toHaveCount(0);
  await page.locator(`.document-text .mark-ref[href="#claim-${other.index}"]`).first().focus();
  await expect(page.locator(`li#claim-${other.index}`)).toContainText(other.rules[0]);
});

test('a copy or a rewrite leads to what it was made from', async ({ page, site }) => {
  const { items } = await site.get('/documents?limit=500');
  for (const head of items) {
    const whole = await site.get(`/documents/${head.id}`);
    const [neighbour] = whole.neighbours;
    if (!neighbour) continue;
    await page.goto(`/document/${head.id}`);
    await settled(page);
    await page.getByRole('region', { name: 'Text as archived' }).getByRole('link', { name: neighbour.document.title }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(neighbour.document.title);
    return;
  }
  throw new Error('no document of the sample has a neighbour');
});

test('the original comes back byte for byte, and never as a page', async ({ page, site }) => {
  const whole = await documentOf(site, 'hostile');
  await page.goto(`/document/${whole.id}`);
  await settled(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the original' }).click()]);
  expect(readFileSync(await file.path())).toEqual(readFileSync(join(hostile, 'hostile.txt')));
});

test('a hostile document stays text in every view', async ({ page, site }) => {
  const whole = await documentOf(site, 'hostile');
  const id = whole.claims.find((c) => c.case)?.case;
  const addresses = [
    `/document/${whole.id}`, `/case/${id}`, '/', '/inbox', '/search?q=Shahed', '/search?q=Shahed&in=claims', '/ingest',
    `/?q=${encodeURIComponent('<img src=x onerror=window.pwned=1>')}`, `/search?q=${encodeURIComponent('<script>window.pwned=1</script>')}`,
    `/case/${encodeURIComponent('<img src=x onerror=window.pwned=1>')}`,
  ];
  for (const address of addresses) {
    await page.goto(address);
    await settled(page);
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(await page.locator('main img, main iframe, main script, main b[onmouseover], a[href^="javascript:" i]').count()).toBe(0);
  }
  await page.goto(`/document/${whole.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=window.pwned=1>');
  await expect(page.locator('.document-text')).toContainText('<script>window.pwned=1</script>');
});

test('a cell that a spreadsheet would run is made harmless', async ({ page, site }) => {
  const whole = await documentOf(site, 'hostile');
  await page.goto('/');
  await settled(page);
  const script = await page.evaluate(() => document.querySelector('script[src]').src);
  expect(script).toContain('/assets/app-');
  const csv = await (await fetch(`${site.base}/api/v1/export/claims?format=csv`)).text();
  expect(csv).toContain('HYPERLINK');
  expect(csv).not.toMatch(/(^|,)"?=HYPERLINK/m);
  expect(whole.title).toMatch(/^=HYPERLINK/);
});
