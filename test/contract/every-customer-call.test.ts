import { describe, expect, it, onTestFinished } from 'vitest';
import { answersOf, CUSTOMER_SWITCH_NAMES, parsePopulation } from '../../src/sandbox/index.ts';
import { CUSTOMER_ROUTES, HEADERS } from '../../src/wire/index.ts';
import { customerSample } from './support/customer-samples.ts';
import { authorizationOf, BEFORE, CUSTOMER_MODULES, clientWith, KEY, prepared } from './support/customer-world.ts';
import { IN_PROCESS, OVER_HTTP } from './support/subjects.ts';

describe.each([IN_PROCESS, OVER_HTTP])('over $name', (subject) => {
  it.each(CUSTOMER_ROUTES.map((route) => ({ name: `${route.module}.${route.call}`, route })))(
    '$name',
    async ({ name, route }) => {
      const { sandbox, close } = await subject.open({
        sites: [
          { id: 'site-1', key: KEY, fixture: 'store', accountId: 'account-1', population: parsePopulation('salon') },
        ],
      });
      onTestFinished(close);
      const known = await prepared(sandbox);
      await BEFORE[name]?.(sandbox, known);
      const sample = customerSample(route, known);
      sandbox.forgetRequests();
      const url = subject === OVER_HTTP ? (await sandbox.listen()).url : undefined;
      const client = clientWith(sandbox, authorizationOf(sandbox, route, known), url);
      const module = client.use(CUSTOMER_MODULES[route.module] as never) as unknown as Record<
        string,
        (...given: readonly unknown[]) => unknown
      >;
      const pending = module[route.call]?.(...structuredClone(sample.arguments)) as
        | Promise<unknown>
        | { find(): Promise<unknown> };
      const result = await ('find' in pending ? pending.find() : pending);
      const [seen] = sandbox.requests();
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, part: string) => sample.path?.[part] ?? 'missing');
      expect(seen).toMatchObject({
        method: route.method,
        path,
        call: name,
        viaSdk: true,
        status: 200,
        write: route.write,
      });
      expect(seen?.headers[HEADERS.gateway]).toContain(`method-fqn=${route.fqn},`);
      if (sample.query !== undefined) expect(seen?.query).toMatchObject(sample.query);
      if (sample.body !== undefined) expect(seen?.body).toMatchObject(sample.body);
      if (route.sends !== undefined) expect(Object.keys(seen?.body as object)).toContain(route.sends);
      const builds = 'find' in pending;
      if (!builds && !route.unwraps && route.answers.length > 0)
        expect(Object.keys(result as object)).toEqual(expect.arrayContaining([...route.answers]));
    },
  );
});

const FLIPS = CUSTOMER_SWITCH_NAMES.flatMap((name) =>
  answersOf(name)
    .slice(1)
    .map((answer) => ({ name, answer })),
);

/** How a call may end that another answer of the site gets in the way of. */
const KNOWN_ENDS = [400, 403, 404, 409, 428];

describe('with another answer of the site', () => {
  it.each(FLIPS)('$name: $answer, every call is answered or refused within the contract', async ({ name, answer }) => {
    const { sandbox, close } = await IN_PROCESS.open({
      sites: [
        { id: 'site-1', key: KEY, fixture: 'store', accountId: 'account-1', population: parsePopulation('salon') },
      ],
    });
    onTestFinished(close);
    const known = await prepared(sandbox);
    sandbox.setSwitches({ [name]: answer });
    const ends: number[] = [];
    for (const route of CUSTOMER_ROUTES) {
      const client = clientWith(sandbox, authorizationOf(sandbox, route, known), undefined);
      const module = client.use(CUSTOMER_MODULES[route.module] as never) as unknown as Record<
        string,
        (...given: readonly unknown[]) => object
      >;
      const pending = module[route.call]?.(...structuredClone(customerSample(route, known).arguments)) ?? {};
      const result = 'find' in pending ? (pending as { find(): Promise<unknown> }).find() : pending;
      ends.push(
        await Promise.resolve(result).then(
          () => 200,
          ({ status }: { status: number }) => status,
        ),
      );
    }
    expect(ends.filter((status) => status !== 200 && !KNOWN_ENDS.includes(status))).toEqual([]);
    expect(ends.filter((status) => status === 200).length).toBeGreaterThan(CUSTOMER_ROUTES.length / 2);
  });
});
