/** Who asks for a token. */
export interface AppIdentity {
  readonly appId: string;
  readonly appSecret: string;
  readonly instanceId: string;
}

/** Asks Wix for a token. Rejects with a Failure. */
export type AskToken = (app: AppIdentity) => Promise<{ readonly token: string; readonly seconds: number }>;

/** Keeps one token, and asks for one at most once at a time. */
export interface TokenKeeper {
  token(): Promise<string>;
  /** The token, if there is one that is good for a while. */
  current(): string | undefined;
  /** Forgets this token; another one, got in the meantime, stays. */
  drop(token: string): void;
  /** Every token this keeper has had. */
  issued(): readonly string[];
}

// A token must outlive the request it goes with, and the clocks need not agree.
const MARGIN_MS = 60_000;

/** A keeper for one app on one site. */
export function tokenKeeper(app: AppIdentity, ask: AskToken, now: () => number): TokenKeeper {
  const issued = new Set<string>();
  let asking: Promise<string> | undefined;
  let kept: { readonly token: string; readonly until: number } | undefined;

  const request = async (): Promise<string> => {
    const { token, seconds } = await ask(app);
    issued.add(token);
    const life = seconds * 1_000;
    kept = { token, until: now() + life - Math.min(MARGIN_MS, life / 2) };
    return token;
  };

  const current = () => (kept && now() < kept.until ? kept.token : undefined);

  return {
    current,
    token: () => {
      const token = current();
      if (token !== undefined) return Promise.resolve(token);
      asking ??= request().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    drop: (token) => {
      if (kept?.token === token) kept = undefined;
    },
    issued: () => [...issued],
  };
}
