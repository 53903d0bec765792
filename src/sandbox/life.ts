/** The end of a sandbox: who waits for it, and what has to be closed with it. */
export class Life {
  readonly #closers = new Set<() => Promise<void>>();
  readonly #waiting = new Set<() => void>();

  #ended = false;

  /** Calls back at the end, unless the answer is called before; at once when the end has come. */
  onEnd(callback: () => void): () => void {
    if (this.#ended) queueMicrotask(callback);
    this.#waiting.add(callback);
    return () => void this.#waiting.delete(callback);
  }

  /** Closes something with the sandbox, unless the answer is called before. */
  closing(close: () => Promise<void>): () => void {
    this.#closers.add(close);
    return () => void this.#closers.delete(close);
  }

  async end(): Promise<void> {
    this.#ended = true;
    for (const callback of this.#waiting) callback();
    this.#waiting.clear();
    await Promise.all([...this.#closers].map((close) => close()));
    this.#closers.clear();
  }
}
