import { authorizeGroup, type Caller, groupTarget, logLooks } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, membersOn } from '../roster/lookup.ts';
import { goLiveOf, readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { HalfYear } from '../shared/time.ts';
import type { StatementSettings } from './authorize.ts';
import { made, nameOf, withFact } from './freeze-statement.ts';
import { mustHaveBegun } from './half-year.ts';
import { type RecordDeps, readRecords } from './read-records.ts';
import type { Statement } from './record.ts';
import { refuse } from './refusals.ts';
import type { StatementsStore } from './store.ts';

export type ClassDeps = RecordDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup<StatementSettings>;
  readonly store: Pick<StatementsStore, 'strikeOuts' | 'statements' | 'freeze'>;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
};

type Wish = { readonly groupId: string; readonly halfYear: string; readonly idempotencyKey: IdempotencyKey };

const FREEZE = 'class:statement-freeze';
/** A transaction takes a hundred writes: two for each statement with its fact, and one for the stored answer. */
const AT_ONCE = 45;

/**
 * Use-case: freezes a statement for every pupil of the class today. Two reads one after the other, then a transaction
 * per 45 pupils, the last one with the answer. Each statement's id is derived from the idempotency key: a repeat finds
 * the statements of a failed attempt, leaves them, and freezes the rest.
 */
export const freezeClass =
  (deps: ClassDeps) =>
  (caller: Caller, { groupId, halfYear, idempotencyKey }: Wish) => {
    const half = halfYearFrom(halfYear, caller.moment.day);
    const { ownerId } = caller.login;
    const { instant } = caller.moment;
    return retryOnConflict(async () => {
      const { statements, missing } = await planned(deps, caller, { groupId, half, idempotencyKey });
      const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201 });
      for (let at = 0; at < missing.length; at += AT_ONCE) {
        const some = missing.slice(at, at + AT_ONCE).map((statement) => withFact(ownerId, statement, instant));
        const last = at + AT_ONCE >= missing.length;
        if ((await deps.store.freeze(ownerId, some, last ? reply : undefined)) === 'there') return 'moved' as const;
      }
      return {
        halfYear: half.id,
        statements: statements.map(({ pupilId, statementId, sha256 }) => ({ pupilId, statementId, sha256 })),
      };
    });
  };

type Plan = { readonly groupId: string; readonly half: HalfYear; readonly idempotencyKey: IdempotencyKey };

async function planned(deps: ClassDeps, caller: Caller, { groupId, half, idempotencyKey }: Plan) {
  const { moment } = caller;
  const { ownerId } = caller.login;
  const {
    actor,
    card: staff,
    group,
    loaded,
  } = await authorizeGroup(deps.lookup, caller, {
    action: 'class:statement-read',
    groupId,
    load: () => Promise.all([readOrgContext(deps, ownerId), deps.idempotency.find(caller, idempotencyKey)]),
  });
  const [org] = loaded;
  const decision = decide(FREEZE, actor, groupTarget(group), moment.day);
  if (!decision.allowed) throw refuse('forbidden');
  const { basis } = decision;
  mustHaveBegun(half, moment.day);
  const pupils = await Promise.all(
    membersOn(group, moment.day).map((pupilId) => readPupil(deps, ownerId, pupilId, half)),
  );
  const seen = pupils.flatMap(({ card }) => (card ? [{ facts: card.facts, basis }] : []));
  await logLooks(deps.logRead, actor, moment, FREEZE, seen);
  const frozenBy = { staffId: staff.staffId, basis };
  const all = pupils.flatMap(({ card, records, earlier }): { statement: Statement; there: boolean }[] => {
    const school = card && org.school(card.facts.schoolId);
    if (!card || !school) return [];
    const statementId = nameOf(half.id, frozenBy.staffId, idempotencyKey.key, card.facts.pupilId);
    const own = earlier.find((statement) => statement.statementId === statementId);
    if (own) return [{ statement: own, there: true }];
    const { 'absence.codeSets': codeSets, 'owner.name': owner } = org.at(school.id);
    const goLive = goLiveOf(org, org.schools)(school.id);
    const now = {
      at: moment.instant,
      today: moment.day,
      halfYear: half,
      card,
      school,
      codeSets,
      earlier,
      owner,
      goLive,
    };
    return [{ statement: made(statementId, now, records, frozenBy), there: false }];
  });
  return {
    statements: all.map(({ statement }) => statement),
    missing: all.flatMap(({ statement, there }) => (there ? [] : [statement])),
  };
}

async function readPupil(deps: ClassDeps, ownerId: string, pupilId: string, half: HalfYear) {
  const [card, records, earlier] = await Promise.all([
    deps.lookup.pupil(ownerId, pupilId),
    readRecords(deps, ownerId, pupilId, half),
    deps.store.statements(ownerId, pupilId, half.id),
  ]);
  return { card, records, earlier };
}
