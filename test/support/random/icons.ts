import type { WireImage } from '../../../src/wire/index.ts';
import type { Chance } from './chance.ts';

const MEDIA = '11062b_5f2a4d1e9c7b4a0fa8e3d2c1b0a9';

/** An icon as a file spells it. */
export function fileIcon(chance: Chance, outside: boolean): string {
  const number = chance.int(100, 999);
  const forms = [
    `shapes/39dce0a5d1ce498f95526b1390eaf${number}.svg`,
    `wix:image://v1/${MEDIA}${number}~mv2.png/star.png#originWidth=64&originHeight=64`,
  ];
  return chance.pick(outside ? [...forms, `https://img.example/icons/${number}.svg?v=2`] : forms);
}

/** An icon as a site stores it. */
export function wireIcon(chance: Chance): WireImage {
  const number = chance.int(100, 999);
  return chance.pick<WireImage>([
    { id: '', url: `shapes/11062b_0a8e17936d5b4d46971649be036c7${number}.svg`, height: 0, width: 0 },
    { id: '', url: `https://img.example/old/${number}.png`, height: 0, width: 0 },
    {
      id: `${MEDIA}${number}~mv2.png`,
      url: `https://static.wixstatic.com/media/${MEDIA}${number}~mv2.png`,
      height: 64,
      width: 64,
      filename: 'cup.png',
    },
  ]);
}
