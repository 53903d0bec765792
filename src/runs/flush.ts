import { fdatasync } from 'node:fs';

const sync = (file: number): Promise<void> =>
  new Promise((resolve, reject) => fdatasync(file, (error) => (error ? reject(error) : resolve())));

/** Resolves once everything that is in the file by now is on the disk. Rejects with what `node:fs` says when the disk refuses. */
export type Flush = () => Promise<void>;

/** A flush for one open file. Calls that come while one is under way, or in the same turn of the loop, share the next: ten at once cost one. */
export function flusher(file: number): Flush {
  let last: Promise<void> = Promise.resolve();
  let open: Promise<void> | undefined;
  return () => {
    open ??= last
      .catch(() => undefined)
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => {
        open = undefined;
        return sync(file);
      });
    last = open;
    return open;
  };
}
