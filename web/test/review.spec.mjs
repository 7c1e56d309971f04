// The whole review loop, by keyboard where the inbox has keys.
import { expect, settled, test } from './desk.mjs';

const current = (page) => page.locator('.inbox-list [aria-current="true"] span').first();
const inHand = (page) => page.locator('.inbox-claim h2');
const waiting = async (site) => (await site.get('/inbox?limit=1')).total;
const log = async (site) => (await site.get('/decisions?limit=500')).items;

test('keys walk the inbox', async ({ page }) => {
  await page.goto('/inbox');
  await settled(page);
  const first = await current(page).textContent();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('.inbox-list li').nth(2).locator('button')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(inHand(page)).toHaveText(first);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('next claim');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('accept and undo', async ({ page, site }) => {
  const before = await waiting(site);
  const [claim] = (await site.get('/inbox?limit=1')).items;
  await page.goto('/inbox');
  await settled(page);
  await page.keyboard.press('a');
  await expect(page.locator('.notice')).toContainText('Accepted');
  expect(await waiting(site)).toBe(before - 1);
  expect((await log(site)).some((d) => d.kind === 'accept' && d.claims.includes(claim.ref) && !d.undone)).toBe(true);
  await page.keyboard.press('u');
  await expect(page.locator('.notice')).toContainText('undone');
  expect(await waiting(site)).toBe(before);
});

test('reject takes a reason, and the claim out of the ledger', async ({ page, site }) => {
  const before = await waiting(site);
  const [claim] = (await site.get('/inbox?limit=1')).items;
  await page.goto('/inbox');
  await settled(page);
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say why');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the document says so of another ship');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toContainText('Rejected');
  expect(await waiting(site)).toBe(before - 1);
  const rejected = await site.get('/claims?review=rejected');
  expect(rejected.items.map((c) => c.ref)).toContain(claim.ref);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => waiting(site)).toBe(before);
});

test('correct changes what a claim says, and the case shows it', async ({ page, site }) => {
  const id = await site.caseId('tr-ua-bayraktar-tb2');
  const whole = await site.get(`/cases/${id}`);
  const claim = whole.claim_list.find((c) => c.stage === 'agree' && c.quantity?.max === 6);
  await page.goto(`/case/${id}`);
  await settled(page);
  const card = page.locator(`[id="claim-${claim.ref}"]`);
  await card.getByRole('button', { name: /^Correct/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Correct' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed');
  await dialog.getByLabel('Number, at most').fill('12');
  await dialog.getByLabel('Reason for the correction').fill('two batches of six');
  await dialog.getByRole('button', { name: 'Correct' }).click();
  await expect(page.locator('.notice')).toContainText('Corrected');
  await expect(card).toContainText('6–12');
  await expect(card).toContainText('corrected');
  await expect(page.locator('#history')).toContainText('two batches of six');
  const [decision] = (await log(site)).filter((d) => d.kind === 'correct');
  await page.getByRole('button', { name: `Undo decision ${decision.number}` }).click();
  await expect(card).toContainText('not reviewed');
});

test('split takes claims into a case of their own; merge brings them back', async ({ page, site }) => {
  const id = await site.caseId('us-tr-f-35');
  const whole = await site.get(`/cases/${id}`);
  const cases = (await site.get('/cases?limit=1')).total;
  const away = whole.claim_list.filter((c) => c.stage === 'halt');
  expect(away.length).toBeGreaterThan(0);
  await page.goto(`/case/${id}`);
  await settled(page);
  for (const claim of away) await page.locator(`[id="claim-${claim.ref}"]`).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Split off …' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('a halt of another programme');
  await page.getByRole('dialog').getByRole('button', { name: 'Split', exact: true }).click();
  await expect(page.locator('.notice')).toContainText('Split');
  await expect.poll(async () => (await site.get('/cases?limit=1')).total).toBe(cases + 1);
  const halves = (await site.get('/cases?supplier=US&recipient=TR&limit=100')).items.filter((c) => c.item === 'F-35');
  expect(halves.map((c) => c.claims).sort()).toEqual([away.length, whole.claim_list.length - away.length].sort());

  await page.goto(`/case/${halves[0].id}`);
  await settled(page);
  await page.getByRole('button', { name: 'Merge …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator(`input[value="${halves[1].id}"]`).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('one programme after all');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.locator('.notice')).toContainText('Merged');
  await expect.poll(async () => (await site.get('/cases?limit=1')).total).toBe(cases);
  const merge = (await log(site)).find((d) => d.kind === 'merge');
  const split = (await log(site)).find((d) => d.kind === 'split');
  expect([merge.reason, split.reason]).toEqual(['one programme after all', 'a halt of another programme']);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await site.get('/cases?limit=1')).total).toBe(cases + 1);
});

test('the last claim of a case cannot leave it', async ({ page, site }) => {
  const id = await site.caseId('se-hu-gripen');
  await page.goto(`/case/${id}`);
  await settled(page);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await expect(page.getByRole('button', { name: 'Split off …' })).toBeDisabled();
});
