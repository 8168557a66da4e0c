import type { Faults } from './faults.ts';
import type { Left } from './left.ts';
import type { Topics } from './topics.ts';

export type PushWorld = {
  readonly left: Pick<Left, 'takePush' | 'waitFor' | 'endpoint' | 'endpointWith' | 'keepEndpoint' | 'dropEndpoint'>;
  readonly faults: Pick<Faults, 'strikes'>;
  readonly topics: Pick<Topics, 'has' | 'publish'>;
  /** Platform applications that exist. */
  readonly applications: readonly string[];
  readonly now: () => number;
};

/** An error of SNS by its code on the wire; the SDK knows it by a longer name. */
export class PushError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
export const invalid = (parameter: string, reason: string): PushError =>
  new PushError('InvalidParameter', `Invalid parameter: ${parameter} Reason: ${reason}`);

export type Form = URLSearchParams;
export type Result = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
