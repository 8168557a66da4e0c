import type { output } from 'zod/mini';
import { decide } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { codeOf, codeSetOn } from '../settings/lookup.ts';
import {
  APPLY,
  contactOf,
  type FamilyCaller,
  type House,
  permit,
  READ,
  readHouse,
  type SettingsLookup,
} from './asking.ts';
import { lastAllowedDay, MAX_SCHOOL_DAYS } from './rules.ts';
import type { LeaveRules } from './schema.ts';
import { wordOf } from './view.ts';

export type RulesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools'>;
  readonly settings: SettingsLookup;
};

type Shown = output<typeof LeaveRules>;

/**
 * What leave may be applied for, who decides and what comes of it, shown before the form is filled: one parallel read.
 */
export const showRules =
  (deps: RulesDeps) =>
  async (caller: FamilyCaller, { pupilId }: { readonly pupilId: string }): Promise<Shown> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const [who, house, found] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      readHouse(deps, ownerId),
      deps.lookup.pupil(ownerId, pupilId),
    ]);
    const { actor, card } = permit(READ, caller, who, found);
    const mayApply = decide(APPLY[caller.as], actor, { kind: 'pupil', pupil: card.facts }, day).allowed;
    const { schoolId } = card.facts;
    const settings = house.at(schoolId);
    const words = (key: 'leave.purposes' | 'leave.refusalReasons') =>
      settings[key].map(({ id }) => wordOf(settings[key], id, caller.language));
    return {
      may: mayApply
        ? { apply: true }
        : { apply: false, why: caller.as === 'guardian' ? 'pupil-of-age' : 'pupil-not-of-age' },
      firstDay: day,
      lastDay: lastAllowedDay(day),
      maxSchoolDays: MAX_SCHOOL_DAYS,
      purposes: words('leave.purposes'),
      blockedPeriods: settings['leave.blockedPeriods'].filter(({ to }) => to >= day).map((period) => ({ ...period })),
      deciders: decidersOf(settings['leave.contactTeacherMaxDays']),
      refusalReasons: words('leave.refusalReasons'),
      grantedAs: grantedAs(house, schoolId, caller),
      contact: contactOf(house, schoolId),
    };
  };

/** Who decides on how many school days; an owner who lets contact teachers decide on none has one line. */
function decidersOf(contactTeacherMaxDays: number): Shown['deciders'] {
  const long = {
    decider: 'principal' as const,
    fromSchoolDays: contactTeacherMaxDays + 1,
    toSchoolDays: MAX_SCHOOL_DAYS,
  };
  const short = { decider: 'contact-teacher' as const, fromSchoolDays: 1, toSchoolDays: contactTeacherMaxDays };
  return contactTeacherMaxDays > 0 ? [short, long] : [long];
}

/** The code that granted leave gets in today's set of the school's type, with what it counts towards. */
function grantedAs(house: House, schoolId: string, { moment, language }: FamilyCaller): Shown['grantedAs'] {
  const type = house.school(schoolId)?.type;
  const set = type && codeSetOn(house.at(schoolId)['absence.codeSets'], type, moment.day);
  const code = set && codeOf(set, set.leave);
  if (!code) return null;
  const { id, onDiploma } = code;
  const towards = 'countsTowardsLimit' in code ? { countsTowardsLimit: code.countsTowardsLimit } : {};
  return { code: { id, text: code[language] }, onDiploma, ...towards };
}
