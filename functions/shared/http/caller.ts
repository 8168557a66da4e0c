import type { Language } from '../texts/language.ts';
import type { Moment } from '../time.ts';
import type { Login } from './login.ts';

/** A login at a moment, and the language of its answers. A route for one kind of person needs no more. */
export type Caller = { readonly login: Login; readonly moment: Moment; readonly language: Language };
/** A caller in one of several roles, where guardians, pupils and staff share a use-case. */
export type CallerAs<As> = Caller & { readonly as: As };

/** The caller of a request. */
export const callerAs = <As>(as: As, { login, moment, language }: Caller): CallerAs<As> => ({
  as,
  login,
  moment,
  language,
});
