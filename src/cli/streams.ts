import { writeSync } from 'node:fs';

/** Writes a whole text, synchronously, so that nothing is lost when the process ends; a reader that went away (`| head`) is no error. */
export function intoDescriptor(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** What a world prints on: the answer, which says when it cannot be printed, and the talk, which is dropped from then on. */
export function printers(
  answers: number,
  talks: number,
): { readonly out: (text: string) => void; readonly err: (text: string) => void } {
  let mute = false;
  return {
    out: (text) => {
      try {
        intoDescriptor(answers, text);
      } catch (error) {
        throw Object.assign(error as Error, { path: 'Standard output' });
      }
    },
    err: (text) => {
      if (mute) return;
      try {
        intoDescriptor(talks, text);
      } catch {
        mute = true;
      }
    },
  };
}
