import type { Impact } from '../../../impact/document.ts';
import { countText } from '../../../impact/figure.ts';
import { evidenceOf, readText, sureText } from '../../impact/sureness.ts';
import { dataTable } from '../table.ts';
import { prose, type Section } from './section.ts';

/** How sure the figures are, and what was read for them. */
export function confidenceSection(impact: Impact): Section {
  return {
    id: 'confidence',
    title: 'How sure this is',
    blocks: [
      prose(
        'Exact: counted. Bounded: between two ends, of which the worse is shown. Estimated: from a sample, with what it may be off in 95 of 100 cases.',
      ),
      dataTable({
        caption: 'How each figure was found',
        head: ['Figure', 'How sure', 'Accounts read', 'Calls', 'How it was found'],
        rows: evidenceOf(impact).map((one) => [
          one.figure,
          sureText(one),
          countText(one.accounts),
          String(one.calls),
          one.method,
        ]),
      }),
      prose(`Read: ${readText(impact)}.`),
    ],
  };
}
