import { programs, tiers } from '@wix/loyalty';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iconFromSdk, iconToSdk } from '../../src/site/index.ts';
import { siteOnServer } from './support/sites.ts';

/** Answers as Wix does: stores the image, and returns it with the fields it has. */
const keeps = ({ body }: { body: string }) => {
  const { tier } = JSON.parse(body) as { tier: object };
  return { json: { tier: { id: 'tier-1', ...tier } } };
};

async function roundTrip(icon: string): Promise<{ wire: unknown; back: string | undefined }> {
  const { site, server } = await siteOnServer();
  server.play(keeps);
  const made = await site.use(tiers).createTier({ tierDefinition: { name: 'Gold', icon }, requiredPoints: 1 });
  const sent = JSON.parse(server.seen[0]?.body ?? '') as { tier: { tierDefinition: { icon: unknown } } };
  return { wire: sent.tier.tierDefinition.icon, back: made.tierDefinition?.icon };
}

const NAMED = 'wix:image://v1/a~mv2.png/star.png#originWidth=200&originHeight=100';

describe('an icon', () => {
  it.each([
    ['a stock shape', 'shapes/39dce0a5.svg', { url: 'shapes/39dce0a5.svg' }],
    ['an address', 'https://example.com/star.svg', { url: 'https://example.com/star.svg' }],
    ['an address with a lone percent sign', 'https://example.com/100%.svg', { url: 'https://example.com/100%.svg' }],
    ['a plain name', 'abc~mv2.png', { url: 'abc~mv2.png' }],
    [
      'a media file',
      NAMED,
      { id: 'a~mv2.png', height: 100, width: 200, altText: 'star.png', filename: 'star.png', url: NAMED },
    ],
    [
      'a media file without a name',
      'wix:image://v1/a~mv2.png#originWidth=200&originHeight=100',
      { id: 'a~mv2.png', height: 100, width: 200 },
    ],
    ['a media file without anything', 'wix:image://v1/a~mv2.png', { id: 'a~mv2.png' }],
    [
      'a media file without sizes',
      'wix:image://v1/a~mv2.png/star.png',
      { id: 'a~mv2.png', altText: 'star.png', filename: 'star.png', url: 'wix:image://v1/a~mv2.png/star.png' },
    ],
  ])('as %s goes out in the form of the wire and comes back as it was', async (_what, icon, wire) => {
    expect(await roundTrip(icon)).toEqual({ wire, back: icon });
  });

  it.each([
    ['wix:image://v1/a.png/undefined#originWidth=undefined&originHeight=undefined', 'wix:image://v1/a.png'],
    ['wix:image://v1/a.png/star.png#originWidth=0&originHeight=0', 'wix:image://v1/a.png/star.png'],
    [
      'image://v1/a.png/star.png#originWidth=2&originHeight=3',
      'wix:image://v1/a.png/star.png#originWidth=2&originHeight=3',
    ],
    [
      'wix:image://v1/a.png/100%#originWidth=2&originHeight=3',
      'wix:image://v1/a.png/100%25#originWidth=2&originHeight=3',
    ],
    ['shapes/x.svg', 'shapes/x.svg'],
    ['https://icon.invalid/#%', 'https://icon.invalid/#%'],
  ])('read as %s is %s', (read, icon) => {
    expect(iconFromSdk(read)).toBe(icon);
  });

  it('of Wix comes back as a stock shape when the server answers in its own form', async () => {
    const { site, server } = await siteOnServer();
    const icon = { id: '', url: 'shapes/x.svg', height: 0, width: 0 };
    server.play({ json: { loyaltyProgram: { pointDefinition: { icon } } } });
    const { loyaltyProgram } = await site.use(programs).getLoyaltyProgram();
    expect(loyaltyProgram?.pointDefinition?.icon).toBe('shapes/x.svg');
  });

  it('survives any number of conversions', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constant(NAMED)),
        (icon) => {
          expect(iconToSdk(iconToSdk(icon))).toBe(iconToSdk(icon));
          const seen = iconFromSdk(iconToSdk(icon));
          expect(iconFromSdk(iconToSdk(seen))).toBe(seen);
        },
      ),
    );
  });

  it('that is not a media file is never changed on its way', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const icon = `shapes/${text}`;
        expect(iconFromSdk(iconToSdk(icon))).toBe(icon);
      }),
    );
  });
});
