import type { Announcement } from '../call.ts';
import { editSite, type SiteEdit } from '../edits.ts';
import { Customers } from './customers.ts';
import type { Moment } from './moves.ts';

/** Collects what one step after the other changes; each sees what the ones before left. */
export class Doing {
  moment: Moment;
  readonly edits: SiteEdit[] = [];
  readonly announces: Announcement[] = [];

  constructor(moment: Moment) {
    this.moment = moment;
  }

  add(edits: readonly SiteEdit[], announces: readonly Announcement[]): void {
    this.edits.push(...edits);
    this.announces.push(...announces);
    this.moment = { ...this.moment, site: editSite(this.moment.site, edits) };
  }

  customers(): Customers {
    return new Customers(this.moment);
  }
}
