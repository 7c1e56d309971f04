// From an empty store: drop, watch, look, search.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, expect, settled, test } from './desk.mjs';
import { sample } from './site.mjs';

test.use({ inputs: [] });
test.describe.configure({ mode: 'serial' });

/** Lets go of files over the drop zone, as a hand would. */
async function drop(page, files) {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    return transfer;
  }, files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })));
  await page.dispatchEvent('.drop', 'dragover', { dataTransfer: data });
  await expect(page.locator('.drop-over')).toHaveCount(1);
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
}

test('an empty store says what to do', async ({ page }) => {
  for (const [address, words] of Object.entries({
    '/': 'The ledger is empty.', '/flows': 'No flow passes', '/inbox': 'Nothing waits for review.', '/alerts': 'No alerts.',
    '/ingest': 'Nothing was given yet.', '/search?q=drone': 'Nothing found',
  })) {
    await page.goto(address);
    await settled(page);
    await expect(page.locator('main')).toContainText(words);
    await accessible(page);
  }
  await page.goto('/');
  await page.getByRole('link', { name: 'ingest files' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ingest' })).toBeVisible();
});

test('a watch is added before anything comes', async ({ page }) => {
  await page.goto('/alerts');
  await settled(page);
  await page.getByLabel('Name').fill('to Ukraine');
  await page.getByLabel('Recipient').fill('UA');
  await page.getByRole('button', { name: 'Add the watch' }).click();
  await expect(page.locator('aside').getByText('to Ukraine', { exact: true })).toBeVisible();
});

test('the dropped sample is read, and what is no text is refused with its reason', async ({ page, site }) => {
  await page.goto('/ingest');
  await settled(page);
  const files = readdirSync(sample).sort().map((name) => ({ name, bytes: readFileSync(join(sample, name)) }));
  files.push({ name: 'noise.bin', bytes: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) % 256)) });
  await drop(page, files);
  await expect(page.getByText(`Sent ${files.length} of ${files.length} files`)).toBeVisible({ timeout: 45_000 });
  await expect.poll(async () => (await site.get('/ingest')).running, { timeout: 45_000 }).toBe(false);
  await expect(page.locator('.progress')).toContainText('Last ingest');
  await expect(page.getByRole('row', { name: /noise\.bin/ }).first()).toBeVisible();
  const account = await site.get('/ingest');
  expect(account.refusals.map((r) => r.input).join()).toContain('noise.bin');
  expect((await site.get('/status')).documents).toBe(37);
  await page.getByRole('button', { name: 'Refused' }).click();
  await expect(page.locator('table.inputs')).toContainText('noise.bin');
  await accessible(page);
});

test('the watch told what came, and can be removed', async ({ page }) => {
  await page.goto('/alerts');
  await settled(page);
  await expect(page.locator('.alerts li').first()).toContainText('New case');
  await page.locator('.alerts li').first().getByRole('button', { name: 'to Ukraine' }).click();
  await expect(page).toHaveURL(/watch=to\+Ukraine|watch=to%20Ukraine/);
  await accessible(page);
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Remove the watch to Ukraine' }).click();
  await expect(page.locator('aside')).toContainText('None yet.');
});

test('an open ledger shows new cases by itself', async ({ page, context }) => {
  await page.goto('/?supplier=AU');
  await settled(page);
  await expect(page.getByText('No case passes these filters.')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/ingest');
  await settled(other);
  const text = 'CANBERRA, May 3 2023 (Wire) - Australia delivered 20 Bushmaster vehicles to Ukraine, the Australian defence ministry said on Wednesday.\n';
  await drop(other, [{ name: 'bushmaster.txt', bytes: Buffer.from(text) }]);
  await expect(page.locator('table.ledger tbody tr').first()).toBeVisible({ timeout: 30_000 });
});

test('search finds words in place, in documents and in claims', async ({ page }) => {
  await page.goto('/search');
  await page.getByRole('searchbox').fill('Gripen');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=Gripen/);
  await expect(page.locator('.hits li').first()).toBeVisible();
  await expect(page.locator('.hits mark').first()).toHaveText(/gripen/i);
  await page.getByRole('button', { name: 'Claims' }).click();
  await expect(page.locator('.hit-claim').first()).toContainText('Gripen');
  await page.locator('.hit-claim .ref').first().click();
  await expect(page).toHaveURL(/\/document\/.+#claim-\d+/);
});

test('quality has the measured figures', async ({ page }) => {
  await page.goto('/quality');
  await settled(page);
  await expect(page.locator('main table').first()).toBeVisible();
  await page.getByText('Export', { exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'What is shown, as CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8').split('\r\n').length).toBeGreaterThan(3);
});
