import { createHash, randomBytes } from 'node:crypto';

/** The token in a feed's address: 256 random bits, so that nobody guesses one. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The hash by which the table knows a token. Of any text it is a legal part of a key. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** By this ending calendars know a feed; it is no part of the token. */
const ENDING = '.ics';
export const tokenIn = (name: string): string => (name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : name);

/** The address of a feed. */
export const addressOf = (base: string, token: string): string => `${base}/v1/calendar/${token}${ENDING}`;
