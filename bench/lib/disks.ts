import { execFileSync } from 'node:child_process';
import { LOYALTY, type Running, start } from './child.ts';

/** How a small disk is made on this machine. */
export type SmallDisk = 'tmpfs' | 'file size';

/** A memory file system in a mount namespace of its own where that is allowed; else a limit on the size of files, which anybody may set. */
export function smallDisk(): SmallDisk {
  for (const flags of [['-m'], ['-r', '-m']]) {
    try {
      execFileSync('unshare', [...flags, 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' });
      return 'tmpfs';
    } catch {
      // Not allowed here; try the next.
    }
  }
  return 'file size';
}

export interface FullDiskOptions {
  readonly cwd: string;
  /** Where the small disk is to be. */
  readonly folder: string;
  readonly kib: number;
}

/** Starts the command with a disk of so many KiB at `folder`. */
export function startOnSmallDisk(
  disk: SmallDisk,
  args: readonly string[],
  { cwd, folder, kib }: FullDiskOptions,
): Running {
  const quoted = [process.execPath, LOYALTY, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  if (disk === 'file size') {
    // A process that ignores the signal is told by the write that there is no room.
    return start('bash', ['-c', `trap '' XFSZ; ulimit -f ${kib}; exec ${quoted}`], { cwd });
  }
  // The folder outlives the namespace, what is in it does not: it is copied out for the judge.
  const script = `mkdir -p ${folder} ${folder}.kept && mount -t tmpfs -o size=${kib}k tmpfs ${folder} && ${quoted}; code=$?; cp -r ${folder}/. ${folder}.kept/; exit $code`;
  const flags = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  return start('unshare', [...flags, 'sh', '-c', script], { cwd });
}
