import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil, rightsOn } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import {
  codeOf,
  codeSetAt,
  contactLineAt,
  loadOrgContext,
  type OrgContext,
  type SettingsLookup,
  wordOf,
} from '../settings/lookup.ts';
import { APPLY, type LeaveSettings, READ } from './authorize.ts';
import { lastAllowedDay, MAX_SCHOOL_DAYS } from './rules.ts';
import type { LeaveRules } from './schema.ts';

export type RulesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'schools'>;
  readonly settings: SettingsLookup<LeaveSettings>;
};

type Shown = output<typeof LeaveRules>;

/** The rules of leave for the form: purposes, days, deciders, and the code of granted leave. One parallel read. */
export const showRules =
  (deps: RulesDeps) =>
  async (caller: FamilyCaller, { pupilId }: { readonly pupilId: string }): Promise<Shown> => {
    const { day } = caller.moment;
    const load = () => loadOrgContext(deps, caller);
    const { actor, card, loaded: org } = await authorizePupil(deps.lookup, caller, { right: READ, pupilId, load });
    const mayApply = rightsOn(actor, card, day)(APPLY.actions[caller.as]).allowed;
    const { schoolId } = card.facts;
    const settings = org.at(schoolId);
    const words = (key: 'leave.purposes' | 'leave.refusalReasons') =>
      settings[key].map(({ id }) => wordOf(settings[key], id, caller.language));
    return {
      may: mayApply
        ? { apply: true, why: null }
        : { apply: false, why: caller.as === 'guardian' ? 'pupil-of-age' : 'pupil-not-of-age' },
      firstDay: day,
      lastDay: lastAllowedDay(day),
      maxSchoolDays: MAX_SCHOOL_DAYS,
      purposes: words('leave.purposes'),
      blockedPeriods: settings['leave.blockedPeriods'].filter(({ to }) => to >= day).map((period) => ({ ...period })),
      deciders: decidersOf(settings['leave.contactTeacherMaxDays']),
      refusalReasons: words('leave.refusalReasons'),
      grantedAs: grantedAs(org, schoolId, caller),
      contact: contactLineAt(org, schoolId),
    };
  };

/** The decider for each number of school days; a single line if contact teachers decide on none. */
function decidersOf(contactTeacherMaxDays: number): Shown['deciders'] {
  const long = {
    decider: 'principal' as const,
    fromSchoolDays: contactTeacherMaxDays + 1,
    toSchoolDays: MAX_SCHOOL_DAYS,
  };
  const short = { decider: 'contact-teacher' as const, fromSchoolDays: 1, toSchoolDays: contactTeacherMaxDays };
  return contactTeacherMaxDays > 0 ? [short, long] : [long];
}

/** The code of granted leave in today's set of the school's type, with its flags. */
function grantedAs(
  org: OrgContext<LeaveSettings>,
  schoolId: string,
  { moment, language }: FamilyCaller,
): Shown['grantedAs'] {
  const set = codeSetAt(org, schoolId, moment.day);
  const code = set && codeOf(set, set.leave);
  if (!code) return null;
  const { id, onDiploma } = code;
  const countsTowardsLimit = 'countsTowardsLimit' in code ? code.countsTowardsLimit : null;
  return { code: { id, text: code[language] }, onDiploma, countsTowardsLimit };
}
