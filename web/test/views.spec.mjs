// Every view: opens at its address, is accessible, fits a phone, is dark when asked.
import { accessible, expect, settled, test } from './desk.mjs';

async function addresses(site) {
  const id = await site.caseId('us-tr-f-35');
  const { document_list: [document] } = await site.get(`/cases/${id}`);
  return {
    Ledger: '/', 'filtered ledger': '/?supplier=IR&conflicts=yes', 'empty ledger': '/?supplier=nobody', Case: `/case/${id}`,
    'busy case': `/case/${await site.caseId('ir-ru-shahed-136')}`,
    Document: `/document/${document.id}#claim-1`, map: '/flows?show=map', network: '/flows?show=network', matrix: '/flows?show=matrix',
    Search: '/search?q=drones', 'search in claims': '/search?q=drones&in=claims', 'empty search': '/search', Inbox: '/inbox',
    Alerts: '/alerts', Ingest: '/ingest', Quality: '/quality', 'missing case': '/case/nothing', 'missing page': '/nowhere',
  };
}

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 } },
})) {
  test.describe(name, () => {
    test.use(options);
    test('every view opens, fits and is accessible', async ({ page, site }) => {
      test.setTimeout(180_000);
      for (const [view, address] of Object.entries(await addresses(site))) {
        await test.step(view, async () => {
          await page.goto(address);
          await settled(page);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(over, `${view} is wider than the window`).toBeLessThanOrEqual(0);
          await accessible(page);
        });
      }
    });
  });
}

test('the ground is dark by the switch too, and stays so', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto('/');
  const light = await ground();
  await page.getByLabel('Colours').selectOption('dark');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await settled(page);
  expect(await ground()).toBe(dark);
});

test('the first stop of the keyboard leads to the view', async ({ page }) => {
  await page.goto('/');
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the view' })).toBeFocused();
  await page.getByRole('link', { name: 'Search', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeFocused();
  expect(await page.title()).toBe('Search · Waybill');
});

test('back and forward go through the views', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Quality' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quality' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible();
});

test('a server that is gone is said to be so, with a way to try again', async ({ page }) => {
  await page.goto('/');
  await settled(page);
  await page.route('**/api/v1/search**', (route) => route.abort());
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByRole('searchbox').fill('drones');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByRole('alert')).toContainText('does not answer');
  await page.unroute('**/api/v1/search**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.hits li').first()).toBeVisible();
});
