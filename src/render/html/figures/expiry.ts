import type { ExpiryLoss, Impact } from '../../../impact/document.ts';
import { figureText } from '../../../impact/figure.ts';
import { amountText, currencyUnit } from '../../impact/amounts.ts';
import { dataTable } from '../table.ts';
import type { Section } from './section.ts';

/** Whose points expire. */
export function expirySection({ expiry, currency }: Impact): Section {
  const unit = currencyUnit(currency);
  const row = (about: string, loss: ExpiryLoss | null): readonly (readonly string[])[] =>
    loss === null
      ? []
      : [[about, figureText(loss.accounts), amountText(loss.points), loss.face ? amountText(loss.face, unit) : '–']];
  const rows =
    expiry === null
      ? []
      : [
          ...row('As soon as it is changed', expiry.atOnce),
          ...row(`Within ${expiry.horizonDays} days, new rule`, expiry.within.after),
          ...row(`Within ${expiry.horizonDays} days, today's rule`, expiry.within.before),
        ];
  const head = ['When', 'Customers', 'Points', 'Worth'];
  return {
    id: 'expiry',
    title: 'Points that expire',
    blocks: rows.length === 0 ? [] : [dataTable({ caption: 'Points that expire', head, rows })],
  };
}
