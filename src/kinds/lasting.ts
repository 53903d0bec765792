type Tree = { readonly [key: string]: unknown };

/**
 * For `Kind.nearest`: texts at these dotted paths can be set and changed at Wix, but not cleared. Where the goal has none, what is there
 * stays.
 */
export function lasting<Spec>(paths: readonly string[]): (from: Spec, goal: Spec) => Spec {
  return (from, goal) => paths.reduce((spec, path) => kept(from as Tree, spec as Tree, path.split('.')) as Spec, goal);
}

function kept(from: Tree, goal: Tree, [key = '', ...rest]: readonly string[]): Tree {
  const [had, wanted] = [from[key], goal[key]];
  if (rest.length > 0) return { ...goal, [key]: kept(had as Tree, wanted as Tree, rest) };
  return isEmpty(wanted) && !isEmpty(had) ? { ...goal, [key]: had } : goal;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
