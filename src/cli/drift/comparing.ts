import type { Loaded } from '../../config/index.ts';
import { composeDrift, type DriftDocument } from '../../kernel/drift-document.ts';
import type { Survey } from '../../kernel/survey.ts';
import { type Compared, compare } from '../../kernel/three-way.ts';
import type { Base } from '../base/past.ts';
import { metaOf, policyOf, wishesOf } from '../planning.ts';
import type { World } from '../world.ts';

/** A file, what it was, and a site that has been read. */
export interface Sides {
  readonly loaded: Loaded;
  readonly base: Base | undefined;
  readonly live: Survey;
}

/** Compares the sides: three where the base is known, or else two. */
export function comparedOf({ loaded, base, live }: Sides): Compared {
  const before = base?.loaded && wishesOf(base.loaded);
  return compare({ wishes: wishesOf(loaded), base: before, survey: live, ...policyOf(loaded) });
}

/** What they differ in, as a document. */
export function driftDocument(sides: Sides, world: World): DriftDocument {
  const { loaded, base } = sides;
  const compared = comparedOf(sides);
  const { tool, createdAt, config } = metaOf(loaded, world);
  const problems = [...(base?.problems ?? []), ...compared.problems].map((problem) => loaded.placed(problem));
  const known = base?.loaded && { given: base.given, ...(base.commit === undefined ? {} : { commit: base.commit }) };
  return composeDrift(
    loaded.model.site,
    { ...compared, problems: [...loaded.problems, ...problems] },
    { tool, createdAt, config, base: known ?? null },
  );
}
