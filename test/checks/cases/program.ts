import { file, move } from '../subjects.ts';
import { type Case, cases, tiers } from './case.ts';

const points = (name: string, more = '') => `program: { name: Club, points: { name: ${name} }${more} }\n`;
const status = (word: string) => `program: { name: Club, status: ${word} }\n`;
const expires = (months: number, share = 100, word = 'enabled') =>
  `program: { expiration: { status: ${word}, monthsOfInactivity: ${months}, expiringPointsPercentage: ${share} } }\n`;
const lost = (points: number) => ({ figures: { expiring: { days: 90, points } } });
const icon = (address: string) => `program: { name: Club, points: { icon: '${address}' } }\n`;

export const PROGRAM: readonly Case[] = [
  ...cases('L-PROG-02', {
    'a singular': [file(points('Gold Star')), ['program/identity.points.name Gold Star']],
    'a plural': [file(points('Gold Stars')), []],
    'an emoji': [file(points('Stars ⭐')), ['program/identity.points.name Stars ⭐']],
    'another language': [file(points('Punkte')), []],
    'no name': [file(status('active')), []],
  }),
  ...cases('L-PROG-03', {
    'it is paused': [move(status('active'), status('paused')), ['program/status.status active → paused']],
    'it goes live': [move(status('draft'), status('active')), ['program/status.status draft → active']],
    'it stays a draft': [move(status('draft'), status('draft')), []],
    'nobody said before': [move('', status('active')), ['program/status.status nothing → active']],
    'nobody says after': [move(status('active'), ''), ['program/status.status active → nothing']],
  }),
  ...cases('L-PROG-04', {
    'another name': [
      move(points('Stars', ', status: active'), points('Suns', ', status: active')),
      ['program/identity.points.name Suns'],
    ],
    'the same name': [move(points('Stars', ', status: active'), points('Stars', ', status: active')), []],
    'another name in a draft': [move(points('Stars', ', status: draft'), points('Suns', ', status: draft')), []],
    'the first name': [
      move(status('active'), points('Suns', ', status: active')),
      ['program/identity.points.name Suns'],
    ],
    'no name any more': [
      move(points('Stars', ', status: active'), status('active')),
      ['program/identity.points.name Points'],
    ],
  }),
  ...cases('L-PROG-05', {
    'a page': [file(icon('https://example.com/star.HTML?v=1.svg')), ['program/identity.points.icon .html']],
    'a picture': [file(icon('https://example.com/star.SVG?v=1.html')), []],
    'no ending': [file(icon('https://example.com/star')), []],
    'a stock shape': [file(icon('shapes/39dc.svgx')), []],
    'of a tier and of the base tier': [
      file(
        `${tiers(9).replace('requiredPoints', 'icon: https://example.com/a.pdf, requiredPoints')}tiersProgram: { baseTier: { icon: https://example.com/b.mp4 } }\n`,
      ),
      ['tiersProgram/settings.baseTier.icon .mp4', 'tiers/silver.icon .pdf'],
    ],
    'not on https': [
      (() => {
        const subject = file(icon('https://example.com/star.svg'));
        return {
          ...subject,
          file: { ...subject.file, points: { name: undefined, icon: 'http://example.com/star.svg' } },
        };
      })(),
      ['program/identity.points.icon http'],
    ],
  }),
  ...cases('L-EXP-01', {
    'switched on': [move('', expires(12), lost(1)), ['program/expiration.status 1 point']],
    'switched on, and nothing is lost': [move('', expires(12), lost(0)), []],
    sooner: [move(expires(12), expires(11), lost(9022)), ['program/expiration.monthsOfInactivity 9,022 points']],
    'more of them': [
      move(expires(12, 50), expires(12, 51), lost(7)),
      ['program/expiration.monthsOfInactivity 7 points'],
    ],
    later: [move(expires(11), expires(12), lost(7)), []],
    'switched off': [move(expires(12), expires(1, 100, 'disabled'), lost(7)), []],
    'of which nobody says more': [
      move('program: { expiration: { status: enabled } }\n', 'program: { expiration: { status: enabled } }\n', lost(7)),
      [],
    ],
    'as much as the file lets': [
      move('', expires(12), lost(100)),
      [],
      { 'L-EXP-01': { points: 100, reason: 'hardly anything' } },
    ],
  }),
  ...cases('L-EXP-02', {
    'between two visits': [
      file(expires(2), { assumptions: { visitsPerMonth: 0.99 } }),
      ['program/expiration.monthsOfInactivity 2 months'],
    ],
    'after two visits': [file(expires(2), { assumptions: { visitsPerMonth: 1 } }), []],
    'switched off': [file(expires(1, 100, 'disabled'), { assumptions: { visitsPerMonth: 0.1 } }), []],
    'nobody says when': [
      file('program: { expiration: { status: enabled } }\n', { assumptions: { visitsPerMonth: 0.1 } }),
      [],
    ],
  }),
];
