import type { CallerAs } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { goLiveOf, readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { keyedId } from '../shared/ids.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Instant } from '../shared/time.ts';
import { type About, type AuthorizeDeps, authorizeStatement, type StatementSettings } from './authorize.ts';
import { basisOf, bytesOf, contentOf, frameOf, hashOf, isOnDiploma, type Now, type Records } from './content.ts';
import { statementFact } from './events.ts';
import { mustHaveBegun } from './half-year.ts';
import { type RecordDeps, readRecords } from './read-records.ts';
import type { Statement } from './record.ts';
import { Content } from './schema.ts';
import type { Frozen, StatementsStore } from './store.ts';

export type FreezeDeps = AuthorizeDeps &
  RecordDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
    readonly settings: SettingsLookup<StatementSettings>;
    readonly store: Pick<StatementsStore, 'strikeOuts' | 'statements' | 'freeze'>;
    readonly idempotency: Idempotency;
  };

type Wish = About & { readonly halfYear: string; readonly idempotencyKey: IdempotencyKey };

/**
 * Use-case: freezes a half-year statement (C5). Two reads one after the other and one transaction. The same key makes
 * the same id, so that a repeat after a lost answer or a crash finds its own statement.
 */
export const freezeStatement =
  (deps: FreezeDeps) =>
  (caller: CallerAs, { halfYear, idempotencyKey, ...about }: Wish) => {
    const half = halfYearFrom(halfYear, caller.moment.day);
    const { ownerId } = caller.login;
    return retryOnConflict(async () => {
      const { actor, card, basis, loaded } = await authorizeStatement(deps, caller, {
        ...about,
        act: 'pupil:statement-freeze',
        load: () =>
          Promise.all([
            readOrgContext(deps, ownerId),
            readRecords(deps, ownerId, about.pupilId, half),
            deps.store.statements(ownerId, about.pupilId, half.id),
            deps.idempotency.find(caller, idempotencyKey),
          ]),
      });
      const [org, records, earlier] = loaded;
      mustHaveBegun(half, caller.moment.day);
      const school = org.school(card.facts.schoolId);
      if (!school) throw notFound();
      const frozenBy = { staffId: actor.personId, basis };
      const statementId = nameOf(half.id, frozenBy.staffId, idempotencyKey.key, about.pupilId);
      const own = earlier.find((candidate) => candidate.statementId === statementId);
      if (own) return showStatement(own);
      const { instant, day } = caller.moment;
      const { 'absence.codeSets': codeSets, 'owner.name': owner } = org.at(school.id);
      const goLive = goLiveOf(org, org.schools)(school.id);
      const now = { at: instant, today: day, halfYear: half, card, school, codeSets, earlier, owner, goLive };
      const statement = made(statementId, now, records, frozenBy);
      // The stored answer is the id alone: a repeat reads the statement, whose fields keep the order of the hash.
      const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body: { statementId } });
      const written = await deps.store.freeze(ownerId, [withFact(ownerId, statement, instant)], reply);
      return written === 'written' ? showStatement(statement) : ('moved' as const);
    });
  };

/** A statement's id, derived from the member of staff, the idempotency key and the pupil: the half-year in front. */
export const nameOf = (halfYear: string, staffId: string, key: string, pupilId: string): string =>
  `${halfYear}-${keyedId(staffId, 'statement', key, pupilId)}`;

/** The statement that the records give now. */
export function made(statementId: string, now: Now, records: Records, frozenBy: Statement['frozenBy']): Statement {
  const basis = basisOf(records, now.at);
  const content = bytesOf(contentOf(frameOf(now), records, basis));
  return {
    statementId,
    pupilId: now.card.facts.pupilId,
    schoolId: now.school.id,
    halfYear: now.halfYear.id,
    asOf: now.at,
    content,
    sha256: hashOf(content),
    basis,
    frozenBy,
  };
}

export const withFact = (ownerId: string, statement: Statement, at: Instant): Frozen => {
  const { pupilId, schoolId, statementId, halfYear, sha256 } = statement;
  const data = { pupilId, schoolId, statementId, halfYear, sha256 };
  return { statement, fact: statementFact('statement-frozen', { ownerId, occurredAt: at, data }) };
};

/** A statement on the wire: its content exactly as it was hashed, down to the order of its fields. */
export function showStatement({ statementId, sha256, content }: Statement) {
  const parsed = contentIn(content);
  if (!parsed) throw new Error('A frozen statement does not have the shape of its format.');
  return { statementId, sha256, onDiploma: isOnDiploma(parsed), content: parsed };
}

/** The stored content; `undefined` if it is no longer readable. */
export function contentIn(bytes: string): Content | undefined {
  const parsed = parsedJson(bytes);
  return isContent(parsed) ? parsed : undefined;
}

const isContent = (value: unknown): value is Content => Content.safeParse(value).success;

function parsedJson(bytes: string): unknown {
  try {
    return JSON.parse(bytes);
  } catch {
    // Somebody has tampered with stored content that is not JSON: the verification answers `same: false`.
    return undefined;
  }
}
