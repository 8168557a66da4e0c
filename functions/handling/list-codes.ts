import type { Lookup } from '../roster/lookup.ts';
import type { Day } from '../shared/time.ts';
import { type Caller, permitClass, readClass, reasonWord, type SettingsLookup, setOn } from './asking.ts';
import { refuse } from './refusals.ts';
import { DIFFERENCES } from './rules.ts';

export type CodesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup;
};

/**
 * The codes that hold on a day for the class's type of school, in the caller's language (B6); limit flags in upper
 * secondary only.
 */
export const listCodes =
  (deps: CodesDeps) => async (caller: Caller, input: { readonly groupId: string; readonly date?: Day | undefined }) => {
    const asked = await readClass(deps, caller, input.groupId);
    const { group } = await permitClass(deps, caller, asked);
    const date = input.date ?? caller.moment.day;
    const { language } = caller;
    const set = setOn(asked.house, group.schoolId, date);
    if (!set) throw refuse('handling.no-code-set', { date });
    const reasons = asked.house.at(group.schoolId)['absence.reasons'];
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
      reasons: reasons.flatMap(({ id }) => reasonWord(asked.house, group.schoolId, id, language) ?? []),
      differences: [...DIFFERENCES],
    };
  };
