import { define } from '../check.ts';
import { AT, type Program } from '../program.ts';

const ADDRESS = /^https?:\/\//iu;
const ENDING = /\.([a-z0-9]{1,8})$/iu;
const IMAGES = new Set(['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'ico']);

/** Only what the address itself says: an ending that is no picture's, or a connection without encryption. Nothing is fetched. */
export const prog05 = define({
  id: 'L-PROG-05',
  severity: 'warning',
  scope: 'static',
  title: 'an icon that is no picture, or not on https',
  why: 'Customers see a broken picture, and pages on https refuse one that is not.',
  fix: 'Give the address of a svg, png, jpg, gif or webp on https.',
  limits: {},
  check({ file }) {
    return iconsIn(file).flatMap(({ address, path, icon }) => {
      if (icon === undefined || !ADDRESS.test(icon)) return [];
      const ending = ENDING.exec(icon.replace(/[?#].*$/u, '').replace(/^[^/]*\/\/[^/]*/u, ''))?.[1]?.toLowerCase();
      const plain = icon.toLowerCase().startsWith('http:');
      const foreign = ending !== undefined && !IMAGES.has(ending);
      if (!plain && !foreign) return [];
      return [
        {
          address,
          path,
          message: `The icon of ${address} ${plain ? 'is not on https' : `ends in .${ending}, which is no picture`}.`,
          measured: plain ? 'http' : `.${ending}`,
          limit: 'a picture on https',
        },
      ];
    });
  },
});

interface Icon {
  readonly address: string;
  readonly path: string;
  readonly icon: string | undefined;
}

function iconsIn({ points, baseTier, tiers }: Program): readonly Icon[] {
  return [
    { address: AT.looks, path: 'points.icon', icon: points.icon },
    { address: AT.tiers, path: 'baseTier.icon', icon: baseTier.icon },
    ...tiers.map(({ address, icon }) => ({ address, path: 'icon', icon })),
  ];
}
