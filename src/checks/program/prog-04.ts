import { define } from '../check.ts';
import { AT } from '../program.ts';
import type { Move } from '../subject.ts';

export const prog04 = define({
  id: 'L-PROG-04',
  severity: 'critical',
  scope: 'live',
  title: 'the points of a running program get another name',
  why: 'Cards, posters, mails and habits still say the old one.',
  fix: 'Have the new material ready, then accept it in the file.',
  limits: {},
  check({ move }) {
    const { before, after } = move as Move;
    const [from, to] = [before.points.name ?? 'Points', after.points.name ?? 'Points'];
    if (before.status !== 'active' || from === to) return [];
    return [
      {
        address: AT.looks,
        path: 'points.name',
        message: `Points are called ${JSON.stringify(from)} by everybody, and would be ${JSON.stringify(to)}.`,
        measured: to,
        limit: from,
      },
    ];
  },
});
