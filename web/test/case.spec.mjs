import { expect, settled, test } from './desk.mjs';

test('a case shows all that it rests on', async ({ page, site }) => {
  const id = await site.caseId('ir-ru-shahed-136');
  const whole = await site.get(`/cases/${id}`);
  await page.goto(`/case/${id}`);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Shahed-136');
  await expect(page.locator('table.register tbody td').nth(7)).toHaveText(whole.register.status);
  await expect(page.locator('.grade-card')).toHaveCount(whole.grades.length);
  const grade = whole.grades.find((g) => g.stage === 'deliver');
  const card = page.getByRole('region', { name: 'Grade of Delivered' });
  await expect(card).toContainText(grade.grounds[0].text);
  await expect(card).toContainText(grade.would_change[0]);
  await expect(page.locator('article.claim')).toHaveCount(whole.claim_list.length);
  const claim = whole.claim_list[0];
  await expect(page.locator(`[id="claim-${claim.ref}"] blockquote`).first()).toHaveText(claim.evidence[0].text);
});

test('the timeline draws ranges as ranges and leads to the claims', async ({ page, site }) => {
  const id = await site.caseId('ir-ru-shahed-136');
  const { timeline } = await site.get(`/cases/${id}`);
  await page.goto(`/case/${id}`);
  await settled(page);
  const svg = page.locator('svg.timeline');
  const shown = timeline.filter((e) => e.date_from || e.date_to || e.published);
  await expect(svg.locator('a')).toHaveCount(shown.length);
  const ranged = timeline.filter((e) => e.date_from && e.date_to && Date.parse(e.date_to) - Date.parse(e.date_from) > 120 * 86_400_000);
  expect(ranged.length).toBeGreaterThan(0);
  expect(await svg.locator('rect').count()).toBeGreaterThanOrEqual(ranged.length);
  await page.locator('summary', { hasText: 'The timeline as a table' }).click();
  await expect(page.locator('.as-table tbody').first().locator('tr')).toHaveCount(timeline.length);
  await svg.locator('a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/document\/[^#]+#claim-\d+$/);
});

test('the origin tree names every origin, and conflicts stand side by side', async ({ page, site }) => {
  const id = await site.caseId('ir-ru-shahed-136');
  const whole = await site.get(`/cases/${id}`);
  await page.goto(`/case/${id}`);
  await settled(page);
  await expect(page.locator('svg.tree .node-origin')).toHaveCount(whole.origin_list.length);
  await page.locator('summary', { hasText: 'The origins as a list' }).click();
  await expect(page.locator('#origins')).toContainText(whole.origin_list[0].label);
  expect(whole.conflict_list.length).toBeGreaterThan(6);
  await expect(page.locator('.conflicts > li')).toHaveCount(6);
  await page.getByRole('button', { name: /Show all \d+ conflicts/ }).click();
  await expect(page.locator('.conflicts > li')).toHaveCount(whole.conflict_list.length);
  await expect(page.locator('.conflicts > li').first().locator('.side')).toHaveCount(2);
});

test('a report can be printed', async ({ page, context, site }) => {
  const id = await site.caseId('us-tr-f-35');
  await page.goto(`/case/${id}`);
  await settled(page);
  await page.getByText('Export', { exact: true }).click();
  const [report] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Printable report' }).click()]);
  await report.waitForLoadState();
  await expect(report.locator('body')).toContainText('F-35');
  expect((await report.pdf()).length).toBeGreaterThan(5_000);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.site-head')).toBeHidden();
  await expect(page.locator('article.claim').first()).toBeVisible();
});

test('a case that is not there leads on', async ({ page }) => {
  await page.goto('/case/no-such-case');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Find it in the ledger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible();
});
