import { createSandbox, type Fault } from '../../src/sandbox/index.ts';
import { CONSENTS } from '../../test/support/consents.ts';
import { filesBelow } from '../../test/support/outputs.ts';
import { loyalty } from '../lib/child.ts';
import { programText, type Size } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { EMPTY } from '../lib/site.ts';

const SIZE: Size = { tiers: 2, rules: 3, rewards: 3 };
const ID = 'shop';
/** One in every slot there is; spelled otherwise in an address and in base64. */
const KEY = 'IST.canary-key/k+y==';
const APP = { appId: 'an-app', appSecret: 'canary-secret/k+y==', instanceId: 'canary-instance' };
const SLOTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'an API key': { WIX_API_KEY: KEY },
  'an app': { WIX_APP_ID: APP.appId, WIX_APP_SECRET: APP.appSecret, WIX_INSTANCE_ID: APP.instanceId },
};
const COMMANDS = [
  [
    'plan',
    '-v',
    ...CONSENTS,
    '--trace',
    'trace.jsonl',
    '--out',
    'plan.json',
    '--report',
    'html=plan.html',
    '--report',
    'markdown=plan.md',
  ],
  ['apply', '--yes', ...CONSENTS, '-v', '--trace', 'trace.jsonl', '--settle', '0.1', '--timeout', '1'],
  ['plan', '-q', '--format', 'json'],
  ['export', '--out', 'exported.yaml'],
  ['doctor'],
  ['history', '-v'],
] as const;
const FAULTS: readonly Fault['do'][] = [
  'lose',
  'reset',
  'cut',
  'torn',
  'html',
  '401',
  '429-text',
  '500',
  '503-html',
  'hang',
];

/** S4: secrets in every slot, all commands at their most talkative, when all goes well and under every fault; every output and every file is searched. */
export async function s4(report: Report): Promise<void> {
  const forms = [KEY, APP.appSecret, APP.instanceId].flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ]);
  let [hits, texts] = [0, 0];
  const search = (where: string, text: string): void => {
    texts++;
    const found = [...forms, 'canary'].filter((form) => text.includes(form));
    if (found.length > 0) report.note(`${where}: ${found[0]}`);
    hits += found.length;
  };
  for (const [slot, env] of Object.entries(SLOTS)) {
    const calm = [undefined, ...FAULTS.map((fault) => ({ do: fault, at: 3, times: 1 }))];
    for (const fault of calm) {
      const sandbox = createSandbox({
        sites: [{ id: ID, key: KEY, apps: [APP], state: EMPTY }],
        faults: fault ? [fault] : [],
      });
      const { url } = await sandbox.listen();
      const desk = scratch({ 'loyalty.yaml': programText(SIZE).replace('site: sandbox', `site: ${ID}`) });
      for (const command of fault ? COMMANDS.slice(1, 2) : COMMANDS) {
        const reach = command[0] === 'history' ? [] : ['--endpoint', url];
        const { out, err } = await loyalty([...command, ...reach], {
          cwd: desk.folder,
          env: { ...env, SOMETHING_ELSE: 'canary-five' },
        });
        search(`${slot}, ${fault?.do ?? 'no fault'}, ${command[0]}`, out + err);
      }
      for (const [name, text] of filesBelow(desk.folder)) search(`${slot}, ${fault?.do ?? 'no fault'}, ${name}`, text);
      await sandbox.close();
      desk.clear();
    }
  }
  report.note(`${texts} outputs and files searched`);
  report.count('S4', 'canary secrets in outputs and files', hits, '=', 0);
}
