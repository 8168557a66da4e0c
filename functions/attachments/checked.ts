import type { Fault } from './rules.ts';

/** The outcome of a check: the file as people get it, or why nobody does. */
export type Checked = { readonly bytes: Uint8Array } | { readonly fault: Fault };

/** True where these bytes stand at a place of a file. */
export const standsAt = (bytes: Uint8Array, at: number, wanted: Uint8Array): boolean =>
  at >= 0 && at + wanted.length <= bytes.length && wanted.every((byte, index) => bytes[at + index] === byte);

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
