import { type Caller, loadStaff, logLooks, permitStaff } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, halfYearOf } from '../shared/time.ts';
import type { HandlingSettings } from './authorize.ts';
import { rangeOf } from './range.ts';
import { MAX_RANGE_DAYS } from './rules.ts';
import type { HandlingStore } from './store.ts';
import { showValue } from './view.ts';

export type DecisionsDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'staffNames'>;
  readonly settings: SettingsLookup<HandlingSettings>;
  readonly store: Pick<HandlingStore, 'between'>;
  readonly logRead: LogRead;
};

export type DecisionsInput = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
};

const ACTION = 'pupil:absence-decide';

/**
 * The decisions on a pupil's absence. Each has all its values, with code, author, time and reason (law 6). Two
 * parallel reads.
 */
export const listDecisions = (deps: DecisionsDeps) => async (caller: Caller, input: DecisionsInput) => {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const half = halfYearOf(day);
  const range = rangeOf(input.from ?? half.from, input.to ?? half.to, MAX_RANGE_DAYS);
  const [who, card, org, finals] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, input.pupilId),
    loadOrgContext(deps, caller),
    deps.store.between(ownerId, input.pupilId, range.from, range.to),
  ]);
  const hands = finals.flatMap((final) => final.trail.map((value) => value.by));
  const [staff, names] = await Promise.all([
    loadStaff(deps.lookup, caller, who),
    deps.lookup.staffNames(ownerId, hands),
  ]);
  if (!card || !isAt(card, input.schoolId, day)) throw notFound();
  const basis = permitStaff(staff, caller, ACTION, { kind: 'pupil', pupil: card.facts });
  await logLooks(deps.logRead, staff.actor, caller.moment, ACTION, [{ facts: card.facts, basis }]);
  const viewer = { org, language: caller.language };
  return {
    pupilId: input.pupilId,
    ...range,
    decisions: finals.map(({ date, lessonId, version, reports, schoolId, trail }) => ({
      date,
      ...(lessonId !== undefined && { lessonId }),
      version,
      reports,
      values: trail.map((value) => {
        const name = names.get(value.by);
        const by = { you: value.by === staff.card.staffId, ...(name !== undefined && { name }) };
        return { ...showValue(value, schoolId, date, viewer), by };
      }),
    })),
  };
};
