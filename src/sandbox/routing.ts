import type { Route } from '../wire/index.ts';
import type { Area, Perform } from './call.ts';

/** A call found for a request. */
export interface Hit {
  readonly route: Route<string>;
  readonly perform: Perform;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Template {
  readonly route: Route<string>;
  readonly perform: Perform;
  readonly segments: readonly string[];
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

function fit({ route, perform, segments }: Template, given: readonly string[]): Hit | undefined {
  if (segments.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    if (isParameter(segment)) parameters[segment.slice(1, -1)] = decoded(value);
    else if (segment !== value) return undefined;
  }
  return { route, perform, parameters };
}

/** Finds the call of a method and path. A template without parameters wins over one with. Throws when an area misses a call of its routes. */
export function routerOf(areas: readonly Area[]): (method: string, path: string) => Hit | undefined {
  const literals = new Map<string, Hit>();
  const templates = new Map<string, Template[]>();
  for (const { routes, calls } of areas) {
    for (const route of routes) {
      const perform = calls[route.call];
      if (perform === undefined) throw new Error(`No area performs ${route.module}.${route.call}`);
      const segments = route.path.split('/');
      if (!segments.some(isParameter))
        literals.set(`${route.method} ${route.path}`, { route, perform, parameters: {} });
      else templates.set(route.method, [...(templates.get(route.method) ?? []), { route, perform, segments }]);
    }
  }
  return (method, path) => {
    const literal = literals.get(`${method} ${path}`);
    if (literal !== undefined) return literal;
    const given = path.split('/');
    for (const template of templates.get(method) ?? []) {
      const hit = fit(template, given);
      if (hit !== undefined) return hit;
    }
    return undefined;
  };
}
