import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What to do with a request: answer it, or one of the ways not to. `half` sends the head and half of the body. */
export type Move =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | 'reset'
  | 'hang'
  | 'half';

/** A server on this machine that plays a script: the nth request gets the nth move, the last move stays. */
export interface ScriptedServer {
  readonly endpoint: string;
  readonly seen: Seen[];
  readonly sockets: Set<Socket>;
  play(...moves: readonly (Move | ((seen: Seen) => Move))[]): void;
  close(): Promise<void>;
}

export async function scriptedServer(): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  let script: readonly (Move | ((seen: Seen) => Move))[] = [];
  let at = 0;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(entry);
      const step = script[Math.min(at++, script.length - 1)] ?? { json: {} };
      perform(typeof step === 'function' ? step(entry) : step, response);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    seen,
    sockets,
    play: (...moves) => {
      script = moves;
      at = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function perform(move: Move, response: http.ServerResponse): void {
  if (move === 'hang') return;
  if (move === 'reset') {
    response.socket?.destroy();
    return;
  }
  if (move === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"tiers":[', () => response.socket?.destroy());
    return;
  }
  const body = move.text ?? (move.json === undefined ? '' : JSON.stringify(move.json));
  response.writeHead(move.status ?? 200, {
    'content-type': 'application/json',
    'x-wix-request-id': 'req-1',
    ...move.headers,
  });
  response.end(body);
}

/** A port of this machine on which nobody listens. */
export async function deadEndpoint(): Promise<string> {
  const server = await scriptedServer();
  await server.close();
  return server.endpoint;
}
