import type { Problem } from '../kernel/problem.ts';
import { FILE_LIMITS } from './limits.ts';
import { problemAt, type Source } from './source.ts';

/** Bytes as text without the byte order mark, or why they are none. */
export function decode(file: string, bytes: Uint8Array | string, limit: number = FILE_LIMITS.bytes): Source | Problem {
  const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength;
  if (size > limit) return tooLarge(file, size, limit);
  if (typeof bytes === 'string') return { file, text: withoutMark(bytes) };
  try {
    return { file, text: withoutMark(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch {
    return notUtf8(file, bytes);
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function tooLarge(file: string, size: number, limit: number): Problem {
  return problemAt({ file, text: '' }, 0, {
    code: 'FILE_TOO_LARGE',
    message: `The file has ${size} bytes; at most ${limit} are read.`,
    next: 'Check that this is the right file.',
  });
}

function notUtf8(file: string, bytes: Uint8Array): Problem {
  const source = { file, text: withoutMark(new TextDecoder().decode(bytes)) };
  return problemAt(source, Math.max(0, source.text.indexOf('\ufffd')), {
    code: 'FILE_NOT_UTF8',
    message: 'The file is not UTF-8 text.',
    next: 'Save it as UTF-8 and try again.',
  });
}
