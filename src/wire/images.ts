/**
 * An image as it travels. With an `id` it is a file of the media manager; without one, `url` is either an outside address or
 * one of Wix's stock shapes, written `shapes/<file>.svg` with no host.
 */
export interface WireImage {
  readonly id?: string;
  readonly url?: string;
  readonly height?: number;
  readonly width?: number;
  readonly altText?: string;
  readonly filename?: string;
}

/** How the url of a stock icon begins. */
export const SHAPE_PREFIX = 'shapes/';
