// What all tests of views share: a site, a page that lets no fault pass unseen.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as plain } from '@playwright/test';
import { openSite } from './site.mjs';

/**
 * `inputs` is an option of a file: what its store is made from. A page fails its
 * test on any script error, refused load (CSP) or request to another host.
 */
export const test = plain.extend({
  inputs: [undefined, { option: true, scope: 'worker' }],
  site: [async ({ inputs }, use) => {
    const site = await openSite(inputs);
    await use(site);
    await site.close();
  }, { scope: 'worker' }],
  baseURL: async ({ site }, use) => { await use(site.base); },
  page: async ({ page, site }, use) => {
    const faults = [];
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // A refusal that a test provokes shows as a failed load; what it leads to is looked at by that test.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(site.base)) faults.push(`asks another host: ${request.url()}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** Nothing that axe-core calls serious or critical. */
export async function accessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  expect(bad.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
}

/** The view has been read whole. */
export async function settled(page) {
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('.spinner')).toHaveCount(0);
}
