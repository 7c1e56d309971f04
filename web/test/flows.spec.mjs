import { expect, settled, test } from './desk.mjs';

test('map, network and matrix draw the same flows', async ({ page, site }) => {
  const { flows, parties } = await site.get('/flows');
  const placed = new Set(parties.filter((p) => typeof p.lat === 'number').map((p) => p.code));
  const pairs = new Map(flows.map((f) => [`${f.supplier} ${f.recipient}`, f]));
  await page.goto('/flows');
  await settled(page);
  await expect(page.locator('svg.map .land')).toHaveAttribute('d', /^M/);
  const onMap = [...pairs.values()].filter((f) => placed.has(f.supplier) && placed.has(f.recipient));
  expect(onMap.length).toBeGreaterThan(5);
  await expect(page.locator('svg.map .flow')).toHaveCount(onMap.length);
  await page.getByRole('button', { name: 'Network' }).click();
  await expect(page).toHaveURL(/show=network/);
  await expect(page.locator('svg.network .flow')).toHaveCount(pairs.size);
  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(page.locator('.matrix td a')).toHaveCount(pairs.size);
  await expect(page.locator('table.flows tbody tr')).toHaveCount(pairs.size);
});

test('a flow leads to its cases, filters go along', async ({ page }) => {
  await page.goto('/flows?show=matrix&category=loitering-munition');
  await settled(page);
  await page.locator('.matrix td a').first().click();
  await expect(page).toHaveURL(/category=loitering-munition/);
  await expect(page).toHaveURL(/supplier=/);
  await expect(page.locator('table.ledger tbody tr').first()).toBeVisible();
});

test('the page is there before the outlines of the map', async ({ page }) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/assets/world-*.json', async (route) => { await held; await route.continue(); });
  await page.goto('/flows');
  await expect(page.locator('svg.map .flow').first()).toBeVisible();
  await expect(page.locator('svg.map .land')).toHaveCount(0);
  release();
  await expect(page.locator('svg.map .land')).toHaveCount(1);
});
