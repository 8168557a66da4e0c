import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES } from '../../../web/pages.ts';

/**
 * The widths at which every page is looked at: a small phone and a desk. `WEB_WIDTHS=360` takes the phone only, in half
 * the time.
 */
export const WIDTHS: readonly number[] = process.env.WEB_WIDTHS?.split(',').map(Number) ?? [360, 1280];

/** The pages that this run has looked at, one a line, from all its workers. */
const FILE = fileURLToPath(new URL('../../../.skolebro/looked-at.txt', import.meta.url));

/** Forgets what an earlier run has looked at. */
export function forgetLooked(): void {
  mkdirSync(dirname(FILE), { recursive: true });
  rmSync(FILE, { force: true });
}

/** The places of an address in the list of pages. */
const placesOf = (pathname: string, width: number): readonly string[] =>
  PAGES.filter(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(pathname)).map(
    ({ path }) => `${width} ${path}`,
  );

/** Remembers that a page was looked at: its place in the list of pages, by the path of its address. */
export const rememberLooked = (pathname: string, width: number): void =>
  appendFileSync(
    FILE,
    placesOf(pathname, width)
      .map((place) => `${place}\n`)
      .join(''),
  );

/** True for a page that this run has looked at; an address outside the list of pages is none. */
export function isLooked(pathname: string, width: number): boolean {
  const looked = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n') : [];
  return placesOf(pathname, width).every((place) => looked.includes(place));
}

/** The pages that nothing of the run has looked at, each with the width. */
export function notLooked(): readonly string[] {
  const looked = new Set(readFileSync(FILE, 'utf8').split('\n'));
  return PAGES.flatMap(({ path }) => WIDTHS.map((width) => `${width} ${path}`)).filter((place) => !looked.has(place));
}
