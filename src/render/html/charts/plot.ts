import { type Markish, type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Drawing } from './figure.ts';

/**
 * Draws with Observable Plot, without a browser. Every text in the marks must be sanitized already; the library escapes it.
 * Colours come as variables of the page, so that one drawing serves light, dark and paper.
 */
export function plotted(
  marks: readonly Markish[],
  options: Omit<PlotOptions, 'marks' | 'document'> & { readonly height: number },
): Drawing {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = plot({ ...options, style: { background: 'none' }, document, marks: [...marks] });
  // The page brings its own style, and names the chart as a whole.
  svg.querySelector('style')?.remove();
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  for (const { attributes } of svg.querySelectorAll('*')) {
    for (const attribute of attributes) attribute.value = attribute.value.replace(/\d+\.\d{2,}/g, tenths);
  }
  return {
    inside: { html: `<g text-anchor="middle" fill="currentColor">${svg.innerHTML}</g>` },
    height: options.height,
  };
}

/** No screen shows more. */
function tenths(number: string): string {
  return String(Math.round(Number(number) * 10) / 10);
}
