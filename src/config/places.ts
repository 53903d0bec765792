import type { Place, Problem } from '../kernel/problem.ts';
import type { Layer } from './layers.ts';
import { lineAbout } from './lists.ts';
import { find, pointTo } from './locate.ts';
import { addressAt, filePath } from './references.ts';
import { type Finding, frameAt, placeAt, problemAt, type Source } from './source.ts';
import type { FileKind, Sections } from './types.ts';

/** Finds places in a stack of files: of the layer that wrote a value last. */
export class Places {
  private readonly layers: readonly Layer[];
  private readonly kinds: readonly FileKind[];

  constructor(layers: readonly Layer[], kinds: readonly FileKind[]) {
    this.layers = layers;
    this.kinds = kinds;
  }

  /** The Problem for a finding about a path of keys, at the deepest part of the path that is written. */
  problem(path: readonly string[], point: 'key' | 'value', finding: Finding): Problem {
    const about = addressAt(path, this.kinds) ?? {};
    const spot = this.spot(path, point);
    if (!spot) return { severity: 'error', ...finding, ...about };
    return problemAt(spot.source, spot.offset, { ...about, ...finding });
  }

  /** See `Loaded.locate`. */
  locate(address: string, path?: string): Place | undefined {
    const way = filePath(address, path, this.kinds);
    if (!way) return undefined;
    const thing = filePath(address, undefined, this.kinds) as readonly string[];
    const spot = this.spot(way, 'value');
    return spot && spot.depth >= thing.length ? placeAt(spot.source, spot.offset) : undefined;
  }

  /** See `Loaded.placed`. */
  placed(problem: Problem): Problem {
    const { address, path } = problem;
    if (problem.place) return problem;
    const place =
      address === undefined
        ? this.exact([path ?? ''], 'key')
        : (this.locate(address, path) ?? this.exact(lineAbout(address, (list) => this.entries(list)) ?? []));
    return place ? { ...problem, place, frame: this.frame(place) } : problem;
  }

  /** See `Loaded.frame`. */
  frame(place: Place): string {
    const source = this.layers.map((layer) => layer.parsed.source).find((one) => one.file === place.file);
    return source ? frameAt(source, place) : '';
  }

  /** Where exactly this path is written. */
  exact(path: readonly string[], point: 'key' | 'value' = 'value'): Place | undefined {
    const spot = this.spot(path, point);
    return path.length > 0 && spot?.depth === path.length ? placeAt(spot.source, spot.offset) : undefined;
  }

  /** A list of the topmost layer that has it. */
  private entries(list: string): readonly unknown[] {
    const values = this.layers.toReversed().map(({ parsed }) => (parsed.value as Sections | undefined)?.[list]);
    return values.find((value) => Array.isArray(value)) ?? [];
  }

  private spot(
    path: readonly string[],
    point: 'key' | 'value',
  ): { source: Source; offset: number; depth: number } | undefined {
    let best: { source: Source; offset: number; depth: number } | undefined;
    for (const { parsed } of this.layers.toReversed()) {
      const found = find(parsed.nodes, path);
      if (best && found.depth <= best.depth) continue;
      // What is merely around the thing in question is pointed at by its key.
      best = {
        source: parsed.source,
        offset: pointTo(found, found.depth === path.length ? point : 'key'),
        depth: found.depth,
      };
      if (found.depth === path.length) break;
    }
    return best;
  }
}
