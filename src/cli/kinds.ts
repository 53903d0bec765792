import type { Kind } from '../kernel/kind.ts';
import { KINDS } from '../registry.ts';

/** All kinds, in the order of the registry, without their drivers: what is done offline loads no SDK. */
export const kinds: readonly Kind<unknown>[] = KINDS.map((registered) => registered.kind);
