import type { Reference } from '../../kernel/address.ts';
import { keyIn, textOf } from '../../kernel/address.ts';
import { compose } from '../../kernel/compose.ts';
import type { ThingDrift } from '../../kernel/drift.ts';
import { trace } from '../../kernel/lineage.ts';
import { plan } from '../../kernel/plan.ts';
import type { Planned } from '../../kernel/plan-document.ts';
import { maybeRenamed } from '../../kernel/renaming.ts';
import { reasoned } from '../../kernel/telling.ts';
import type { Values } from '../flags.ts';
import { metaOf, policyOf, type Reviewed, wishesOf } from '../planning.ts';
import { assess } from '../reviewing.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';
import { comparedOf, type Sides } from './comparing.ts';

/** The plan that puts back what was changed on the site, and does nothing of what the file has changed since; conflicts go by the file. */
function revertOf(sides: Sides): Planned {
  const { loaded, base, live } = sides;
  const { things } = comparedOf(sides);
  const { ignore = [] } = policyOf(loaded);
  const left = things.flatMap(oursIn);
  const added = new Set<string>(things.filter(isNew).map(({ address }) => address));
  const wishes = wishesOf(loaded).map(({ kind, wanted }) => ({
    kind,
    wanted: wanted.filter(({ address }) => !added.has(address)),
  }));
  const known = base?.loaded ? trace(wishes, wishesOf(base.loaded), live, { ignore }).wishes : wishes;
  const planned = plan({ site: loaded.model.site, wishes: known, survey: live, ignore: [...ignore, ...left] });
  const words = new Set(left.map(textOf));
  const own = { ...planned, ignored: planned.ignored.filter((address) => !words.has(address)) };
  if (!base?.loaded) return own;
  const doubts = things.filter(({ side }) => side !== 'ours').flatMap(maybeRenamed);
  return reasoned({ ...own, problems: [...own.problems, ...doubts] }, { things });
}

/** The same as a document, judged as every plan is. */
export async function reviewRevert(sides: Sides, session: Session, values: Values, world: World): Promise<Reviewed> {
  const { loaded, live } = sides;
  const planned = revertOf(sides);
  const problems = [...loaded.problems, ...planned.problems].map((problem) => loaded.placed(problem));
  const manual = planned.manual.map((problem) => loaded.placed(problem));
  const document = compose({ ...planned, problems, manual }, metaOf(loaded, world, true));
  return assess(document, loaded, { live, session }, values, world);
}

function isNew({ state, side }: ThingDrift): boolean {
  return state === 'gone' && side === 'ours';
}

/** What the file has changed is left as the site has it. */
function oursIn({ address, state, fields }: ThingDrift): readonly Reference[] {
  if (state !== 'differs') return [];
  const section = address.slice(0, address.indexOf('/'));
  return fields.filter(({ side }) => side === 'ours').map(({ path }) => ({ section, key: keyIn(address), path }));
}
