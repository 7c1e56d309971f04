import { readFileSync } from 'node:fs';
import { expect, settled, test } from './desk.mjs';

const rows = (page) => page.locator('table.ledger tbody tr');

test('facets narrow the list, count what is there, and stand in the address', async ({ page, context }) => {
  await page.goto('/');
  await settled(page);
  const iran = page.getByRole('group', { name: 'Supplier' }).getByRole('button', { name: /^Iran/ });
  const count = Number((await iran.locator('.count').textContent()));
  await iran.click();
  await expect(page).toHaveURL(/\?supplier=IR$/);
  await expect(rows(page)).toHaveCount(count);
  await expect(iran).toHaveAttribute('aria-pressed', 'true');
  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(rows(shared)).toHaveCount(count);
  await page.getByRole('button', { name: /Take off supplier/ }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('columns sort both ways', async ({ page }) => {
  await page.goto('/');
  await settled(page);
  /** The column's numbers, each minus the one above it: all of one sign when sorted. */
  const steps = async () => {
    const numbers = (await rows(page).locator('td:nth-of-type(5)').allTextContents()).map(Number);
    expect(new Set(numbers).size).toBeGreaterThan(1);
    return numbers.slice(1).map((n, i) => Math.sign(n - numbers[i])).filter((n) => n !== 0);
  };
  await page.getByRole('button', { name: 'Claims' }).click();
  await expect(page.getByRole('columnheader', { name: /Claims/ })).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await steps()).every((n) => n < 0)).toBe(true);
  await page.getByRole('button', { name: /Claims/ }).click();
  await expect(page.getByRole('columnheader', { name: /Claims/ })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => (await steps()).every((n) => n > 0)).toBe(true);
});

test('pages turn by cursor', async ({ page, site }) => {
  const { total } = await site.get('/cases?limit=1');
  expect(total).toBeGreaterThan(50);
  await page.goto('/');
  await settled(page);
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(rows(page)).toHaveCount(total - 50);
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(rows(page)).toHaveCount(50);
});

test('a search can be kept and forgotten', async ({ page }) => {
  await page.goto('/?supplier=TR');
  await settled(page);
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByLabel('Name').fill('Turkish supplies');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('/');
  await page.getByRole('link', { name: 'Turkish supplies' }).click();
  await expect(page).toHaveURL(/\?supplier=TR$/);
  await page.getByRole('button', { name: 'Forget Turkish supplies' }).click();
  await expect(page.getByRole('link', { name: 'Turkish supplies' })).toHaveCount(0);
});

test('what no case passes says what to do', async ({ page }) => {
  await page.goto('/?q=zzzz');
  await expect(page.getByText('No case passes these filters.')).toBeVisible();
  await page.getByRole('link', { name: 'see all cases' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('the ledger can be taken away as CSV', async ({ page }) => {
  await page.goto('/?supplier=TR');
  await settled(page);
  const shown = await rows(page).count();
  await page.getByText('Export', { exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Cases, as CSV' }).click()]);
  const lines = readFileSync(await file.path(), 'utf8').trim().split(/\r?\n/);
  expect(lines.length).toBe(shown + 1);
});
