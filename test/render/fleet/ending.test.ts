import { describe, expect, it } from 'vitest';
import {
  fleetEndingGithub,
  fleetEndingMarkdown,
  fleetEndingOutputs,
  fleetEndingText,
} from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { liveMarkdown } from '../live.ts';
import { anEnd, anEnding } from './fleets.ts';

const plain = { colour: false, width: 100 };
const { wave: _, journal: __, ...same } = { ...anEnd('sites/c/l.yaml', 'same'), exit: 0, applied: 0, total: 0 };
const done = { ...anEnd('sites/a/l.yaml', 'done'), exit: 0, applied: 2 };
const partly = anEnd('sites/b/l.yaml', 'partly', [aProblem({ severity: 'error' })]);
const stopped = anEnding([done, partly, same]);
const { stoppedAfter: ___, ...whole } = anEnding([done, same], { exit: 0 });

describe('the end of an apply of many sites', () => {
  it('is a table, the troubles, and what to look at first', () => {
    expect(
      fleetEndingText(stopped, { ...plain, width: 200 })
        .trimEnd()
        .split('\n'),
    ).toEqual([
      '   site  wave  result           changes  journal',
      '✖  b     1     applied in part  1 of 2   sites/b/l.yaml.jsonl',
      '✔  a     1     done             2 of 2   sites/a/l.yaml.jsonl',
      '',
      'b',
      '  error  SOMETHING_ODD',
      '    Something is odd.',
      '',
      'Next: Look at the sites of wave 1. When they are well, run the same command again: it plans anew, and finds nothing to do where all is done.',
      'Applied 1 of 3 sites; 1 applied in part and 1 nothing to do.',
    ]);
  });

  it('names sites without anything to do with -v, in no wave and without a journal', () => {
    const text = fleetEndingText(whole, { ...plain, verbose: true });
    expect(text).toMatch(/^= {2}c +nothing to do *$/m);
    expect(text).not.toContain('Next:');
    expect(fleetEndingText(whole, plain)).not.toMatch(/^= /m);
  });

  it('is one line where nothing was to be done anywhere', () => {
    const { stoppedAfter: _stopped, ...nothing } = anEnding([same], { exit: 0 });
    expect(fleetEndingText(nothing, plain)).toBe('Applied 0 of 1 site; 1 nothing to do.\n');
    const { stoppedAfter: _also, ...all } = anEnding([done], { exit: 0 });
    expect(fleetEndingText(all, plain)).toMatch(/\nApplied 1 of 1 site\.\n$/);
  });

  it('says what to do where all waves were begun, and one site failed', () => {
    const failed = anEnd('sites/b/l.yaml', 'failed', [aProblem({ severity: 'error' })]);
    const { stoppedAfter: _stopped, ...ending } = anEnding([done, failed]);
    expect(fleetEndingText(ending, plain)).toContain('Next: Do what is said at each site, then run the same command');
    expect(fleetEndingMarkdown(ending)).not.toContain('Stopped after');
  });

  it('is told under the pull request', () => {
    const text = fleetEndingMarkdown(stopped, { command: 'loyalty apply', remains: 'rest' });
    expect(text.split('\n')[0]).toMatch(/^<!-- loyalty:apply .*digest=d remains=rest/);
    expect(text).toContain('> **Stopped after wave 1: it did not go well.**');
    expect(text).toContain('#### 1 applied in part\n\n- b  \n- **error** `SOMETHING_ODD`  \n  b: Something is odd.');
    expect(text).toContain('```sh\nloyalty apply\n```');
    expect(liveMarkdown(text)).toEqual([]);
    expect(fleetEndingMarkdown(stopped)).not.toContain('**Next:**');
  });

  it('is told the runner: each trouble at its file, and the verdict', () => {
    expect(fleetEndingGithub(stopped).trimEnd().split('\n')).toEqual([
      '::error file=sites/b/l.yaml,title=SOMETHING_ODD::b: Something is odd.',
      '::notice title=Loyalty apply::Applied 1 of 3 sites; 1 applied in part and 1 nothing to do.',
    ]);
    expect(fleetEndingOutputs(stopped)).toContain('verdict=unfinished\n');
    expect(fleetEndingOutputs(whole)).toContain('verdict=applied\n');
  });
});
