import { groupTarget, logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import { decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GroupCard, Lookup } from '../roster/lookup.ts';
import { goLiveOf } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Day, type HalfYear, holdsOn } from '../shared/time.ts';
import {
  type Caller,
  halfYearAsked,
  mustHaveBegun,
  type RecordDeps,
  readRecords,
  type SettingsLookup,
} from './asking.ts';
import { made, nameOf, withFact } from './freeze-statement.ts';
import type { Statement } from './record.ts';
import { refuse } from './refusals.ts';
import type { StatementsStore } from './store.ts';

export type ClassDeps = RecordDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<StatementsStore, 'strikeOuts' | 'statements' | 'freeze'>;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
};

type Wish = { readonly groupId: string; readonly halfYear: string; readonly idempotencyKey: IdempotencyKey };

const FREEZE = 'class:statement-freeze';
/** A statement and its fact are two of the hundred writes of a transaction; one more is the answer to the key. */
const AT_ONCE = 45;

/**
 * Use-case: freezes a statement for everybody who is in the class today. Two reads one after the other, then a
 * transaction per 45 pupils, the last one with the answer. Each pupil's statement has its name from the key: what a
 * broken attempt has frozen is found and left as it is, the rest follows.
 */
export const freezeClass =
  (deps: ClassDeps) =>
  (caller: Caller, { groupId, halfYear, idempotencyKey }: Wish) => {
    const half = halfYearAsked(halfYear, caller.moment.day);
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
  const { login, moment } = caller;
  const { ownerId } = login;
  const [who, group, { schools }, settings] = await Promise.all([
    deps.lookup.whoIs(login),
    deps.lookup.group(ownerId, groupId),
    deps.lookup.schools(ownerId),
    deps.settings.of(ownerId),
    deps.idempotency.find(caller, idempotencyKey),
  ]);
  const asking = await staffAsking(deps.lookup, caller, who);
  if (!group) throw notFound();
  const target = groupTarget(group);
  permitStaff(asking, caller, 'class:statement-read', target);
  const decision = decide(FREEZE, asking.actor, target, moment.day);
  if (!decision.allowed) throw refuse('forbidden');
  const { basis } = decision;
  mustHaveBegun(half, moment.day);
  const pupils = await Promise.all(
    membersOn(group, moment.day).map((pupilId) => readPupil(deps, ownerId, pupilId, half)),
  );
  const seen = pupils.flatMap(({ card }) => (card ? [{ facts: card.facts, basis }] : []));
  await logLooks(deps.logRead, asking.actor, moment, FREEZE, seen);
  const frozenBy = { staffId: asking.card.staffId, basis };
  const all = pupils.flatMap(({ card, records, earlier }): { statement: Statement; there: boolean }[] => {
    const school = schools.find((candidate) => candidate.id === card?.facts.schoolId);
    if (!card || !school) return [];
    const statementId = nameOf(half.id, frozenBy.staffId, idempotencyKey.key, card.facts.pupilId);
    const own = earlier.find((statement) => statement.statementId === statementId);
    if (own) return [{ statement: own, there: true }];
    const { 'absence.codeSets': codeSets, 'owner.name': owner } = settings.at(school.id);
    const goLive = goLiveOf(settings, schools)(school.id);
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

/** Pupils who are in a group on a day, each once. */
export const membersOn = (group: GroupCard | undefined, day: Day): readonly string[] => [
  ...new Set(
    (group?.members ?? []).flatMap((member) =>
      member.as === 'student' && holdsOn(member, day) ? [member.personId] : [],
    ),
  ),
];
