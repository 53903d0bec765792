import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk } from '../support/world.ts';
import { openChromium } from './chromium.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core');
const ASSUMED = `
assumptions:
  currency: USD
  averageOrder: 58
  visitsPerMonth: 0.8
  margin: 0.48
  redemptionRate: 0.6
  shippingCost: 6.95
`;

/** The report of the store: Silver at 2,000 points in place of 1,500, five dollars off at 600 in place of 500. */
async function storeReport(): Promise<string> {
  const made = desk();
  expect((await made.loyalty('sandbox --fixture store --population store --reset')).exit).toBe(0);
  expect((await made.loyalty('export --write')).exit).toBe(0);
  const file = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
  const raised = file
    .replace('requiredPoints: 1500', 'requiredPoints: 2000')
    .replace(/(name: \$5 off your order\n(?:.*\n){0,3}?.*costInPoints: )500/, '$1600');
  made.write('loyalty.yaml', raised + ASSUMED);
  await made.loyalty('plan --impact estimate --report html=report.html');
  return readFileSync(join(made.folder, 'report.html'), 'utf8');
}

const SCREENS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, width })),
);

describe('the report in a browser', () => {
  let html = '';
  let browser: Browser | undefined;
  let missing = '';

  beforeAll(async () => {
    const found = await openChromium();
    if ('browser' in found) browser = found.browser;
    else missing = found.missing;
    if (missing !== '') console.warn(`THE REPORT IS NOT LOOKED AT: ${missing}`);
  }, 120_000);
  afterAll(() => browser?.close());

  async function open(
    options: { readonly colorScheme?: 'light' | 'dark'; readonly width?: number; readonly script?: boolean },
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { colorScheme = 'light', width = 1280, script = true } = options;
    const context = await (browser as Browser).newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: script,
      offline: true,
      bypassCSP: true,
    });
    try {
      const page = await context.newPage();
      await page.setContent(html);
      await look(page);
    } finally {
      await context.close();
    }
  }

  it('is made of the plan', async ({ skip }) => {
    skip(missing !== '', missing);
    html = await storeReport();
    expect(html).toContain('<strong>352</strong> <span>customers go down from Silver to Member</span>');
    expect(html).toContain('<strong>600</strong> <span>customers can take “$5 off your order” today');
    expect(html).toContain('<strong>9,022.85 USD</strong>');
  });

  it.for(SCREENS)('is fit for everybody, $colorScheme and $width wide', async ({ colorScheme, width }, { skip }) => {
    skip(missing !== '', missing);
    await open({ colorScheme, width }, async (page) => {
      // Tables behind the charts are looked at as well.
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.evaluate(SPILLED)).toEqual([]);
      await page.addScriptTag({ path: AXE });
      const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults;
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(bad.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'svg-img-alt', 'label']));
    });
  });

  it.for(SCREENS)('shows each chart once, $colorScheme and $width wide', async ({ colorScheme, width }, { skip }) => {
    skip(missing !== '', missing);
    await open({ colorScheme, width }, async (page) => {
      const charts = page.getByRole('img');
      expect(await charts.count()).toBe(4);
      await expect(charts.first().getAttribute('aria-labelledby')).resolves.toContain('flow');
      // Letters keep their size on a phone.
      const sizes = (await page.evaluate(LETTERS)) as readonly number[];
      expect(Math.min(...sizes)).toBeGreaterThan(11);
      // A colour that no theme knows is painted black.
      const streams = await page.evaluate(FILL_OF('svg .stream.down'));
      expect(streams).not.toBe('rgb(0, 0, 0)');
    });
  });

  it('is read and signed with the keyboard, and without script', async ({ skip }) => {
    skip(missing !== '', missing);
    await open({ script: false }, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(page.url()).toContain('#details');
      await page.getByLabel('Name').focus();
      await page.keyboard.type('Ada Shop');
      expect(await page.getByLabel('Name').inputValue()).toBe('Ada Shop');
      const table = page.getByText('The same as a table').first();
      await table.focus();
      await page.keyboard.press('Enter');
      expect(await page.getByRole('cell', { name: '36.6 %' }).isVisible()).toBe(true);
    });
  });

  it('is printed on a page for the owner, and the rest behind it', async ({ skip }) => {
    skip(missing !== '', missing);
    await open({ colorScheme: 'dark' }, async (page) => {
      const pdf = await page.pdf({
        format: 'A4',
        margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
      });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
      expect(await page.evaluate('getComputedStyle(document.querySelector(".details")).breakBefore')).toBe('page');
      // What is between the margins of A4.
      await page.setViewportSize({ width: 680, height: 1009 });
      expect(await page.evaluate('document.querySelector(".sign").getBoundingClientRect().bottom')).toBeLessThan(1009);
    });
  });
});

/** What sticks out of the screen, but for what scrolls in itself. */
const SPILLED = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, pre, .skip'))
  .map((one) => one.outerHTML.slice(0, 80))`;

/** How high the letters of the charts are on the screen. */
const LETTERS = `[...document.querySelectorAll('svg text')]
  .filter((one) => one.getClientRects().length > 0)
  .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getBoundingClientRect().width / one.ownerSVGElement.viewBox.baseVal.width)`;

const FILL_OF = (selector: string): string =>
  `getComputedStyle([...document.querySelectorAll('${selector}')].find((one) => one.getClientRects().length > 0)).fill`;
