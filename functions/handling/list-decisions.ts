import { logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, halfYearOf } from '../shared/time.ts';
import { type Caller, rangeOf, readHouse, type SettingsLookup } from './asking.ts';
import { MAX_RANGE_DAYS } from './rules.ts';
import type { HandlingStore } from './store.ts';
import { showValue } from './view.ts';

export type DecisionsDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'staffNames'>;
  readonly settings: SettingsLookup;
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
 * The decisions on a pupil's absence with every value each has had: what, who, when and why (law 6). Two parallel
 * reads.
 */
export const listDecisions = (deps: DecisionsDeps) => async (caller: Caller, input: DecisionsInput) => {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const half = halfYearOf(day);
  const range = rangeOf(input.from ?? half.from, input.to ?? half.to, MAX_RANGE_DAYS);
  const [who, card, house, finals] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, input.pupilId),
    readHouse(deps, ownerId),
    deps.store.between(ownerId, input.pupilId, range.from, range.to),
  ]);
  const hands = finals.flatMap((final) => final.trail.map((value) => value.by));
  const [asking, names] = await Promise.all([
    staffAsking(deps.lookup, caller, who),
    deps.lookup.staffNames(ownerId, hands),
  ]);
  if (!card || !isAt(card, input.schoolId, day)) throw notFound();
  const basis = permitStaff(asking, caller, ACTION, { kind: 'pupil', pupil: card.facts });
  await logLooks(deps.logRead, asking.actor, caller.moment, ACTION, [{ facts: card.facts, basis }]);
  const eye = { house, language: caller.language };
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
        const by = { you: value.by === asking.card.staffId, ...(name !== undefined && { name }) };
        return { ...showValue(value, schoolId, date, eye), by };
      }),
    })),
  };
};
