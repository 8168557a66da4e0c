import type { Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { codeSetAt, type SettingsLookup, wordOf } from '../settings/lookup.ts';
import type { Day } from '../shared/time.ts';
import { authorizeClass, type HandlingSettings } from './authorize.ts';
import { refuse } from './refusals.ts';
import { DIFFERENCES } from './rules.ts';

export type CodesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup<HandlingSettings>;
};

/**
 * The codes of a day for the class's type of school, in the caller's language (B6); limit flags in upper secondary
 * only.
 */
export const listCodes =
  (deps: CodesDeps) => async (caller: Caller, input: { readonly groupId: string; readonly date?: Day | undefined }) => {
    const { group, org } = await authorizeClass(deps, caller, input);
    const date = input.date ?? caller.moment.day;
    const { language } = caller;
    const set = codeSetAt(org, group.schoolId, date);
    if (!set) throw refuse('handling.no-code-set', { date });
    const reasons = org.at(group.schoolId)['absence.reasons'];
    return {
      date,
      schoolType: set.schoolType,
      from: set.from,
      codes: set.codes.map((code) => ({
        id: code.id,
        mark: code.mark,
        text: code[language],
        documentation: code.documentation,
        onDiploma: code.onDiploma,
        ...('countsTowardsLimit' in code && { countsTowardsLimit: code.countsTowardsLimit }),
      })),
      unreported: set.unreported,
      reported: set.reported,
      leave: set.leave,
      reasons: reasons.map(({ id }) => wordOf(reasons, id, language)),
      differences: [...DIFFERENCES],
    };
  };
