import type { Caller as AnyCaller } from '../access/asking.ts';
import type { Language } from '../shared/texts/language.ts';

/** Who asks, when, and in which language. */
export type Caller = AnyCaller & { readonly language: Language };

export const fullName = ({ givenName, familyName }: { readonly givenName: string; readonly familyName: string }) =>
  `${givenName} ${familyName}`.trim();
