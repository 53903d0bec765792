import { writeFileSync } from 'node:fs';

// Loaded before a measured script: leaves the peak resident memory of the process, in KiB, where it is asked for.
process.on('exit', () => {
  writeFileSync(String(process.env['BENCH_PEAK_FILE']), String(process.resourceUsage().maxRSS));
});
