import { format } from 'node:util';

/** What takes the place of `y18n` under yargs: English as it stands there. Bundled, it would look for its texts in a folder outside of the package. */
export default function y18n() {
  return {
    __: (text: string, ...values: readonly unknown[]): string => format(text, ...values),
    __n: (one: string, many: string, count: number, ...values: readonly unknown[]): string =>
      format(count === 1 ? one : many, ...values),
    getLocale: (): string => 'en',
    setLocale: (): void => undefined,
    updateLocale: (): void => undefined,
  };
}
