import type { PlanDocument } from '../../../kernel/document.ts';
import { type Html, html } from '../markup.ts';

/** Where the owner of the shop signs: for these changes and no others, which the digest tells apart. */
export function signOff({ digest }: Pick<PlanDocument, 'digest'>): Html {
  return html`<section class="sign" aria-labelledby="sign"><h2 id="sign">Sign-off</h2>
<p>I have read this page and agree to these changes.</p>
<div class="fields">
<label>Name <input type="text" autocomplete="name"></label>
<label>Date <input type="text" autocomplete="off"></label>
<label>Signature <input type="text" autocomplete="off"></label>
</div>
<p class="soft">It holds for the changes with this number and for no others:<br><code>${digest}</code></p>
</section>`;
}
