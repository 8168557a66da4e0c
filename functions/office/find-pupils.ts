import type { output } from 'zod/mini';
import { logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import type { Action, Target } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { classOf, isAt, type Lookup, type PupilCard, type PupilName } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/cursor.ts';
import { Refusal } from '../shared/errors.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { type Caller, fullName } from './asking.ts';
import { byName, isEnough, isFound, LEAST_LETTERS, pageAfter, wordsOf } from './rules.ts';
import type { FoundPupils, OwnerPupils } from './schema.ts';

export type FindDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'pupilsOfSchool' | 'schools'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Asked = { readonly name: string; readonly cursor?: string | undefined; readonly limit: number };
/** One search: the right it needs, whose list is read, and who of it may be shown. */
type Search = {
  readonly action: Action;
  readonly target: Target;
  readonly bound: string;
  readonly read: (ownerId: string) => Promise<readonly PupilName[]>;
  readonly isListed: (pupil: PupilName) => boolean;
  readonly isShown: (card: PupilCard) => boolean;
};

/** Use-case: pupils of a school by name (A9): its list once, and the cards of a page. */
export const findPupils =
  (deps: FindDeps) =>
  async (caller: Caller, asked: Asked & { readonly schoolId: string }): Promise<output<typeof FoundPupils>> => {
    const { schoolId } = asked;
    const { day } = caller.moment;
    const { cards, next } = await search(deps, caller, asked, {
      action: 'school:pupil-search',
      target: { kind: 'school', schoolId },
      bound: schoolId,
      read: (ownerId) => deps.lookup.pupilsOfSchool(ownerId, schoolId),
      isListed: (pupil) => holdsOn(pupil, day),
      isShown: (card) => isAt(card, schoolId, day),
    });
    return { pupils: cards.map((card) => rowOf(card, day)), next };
  };

/** Use-case: pupils of all schools by name, for the administrator who asks who has looked at one (J4); who has left is found too. */
export const findForOwner =
  (deps: FindDeps) =>
  async (caller: Caller, asked: Asked): Promise<output<typeof OwnerPupils>> => {
    const names = new Map<string, string>();
    const { cards, next } = await search(deps, caller, asked, {
      action: 'owner:pupil-search',
      target: { kind: 'owner' },
      bound: 'owner',
      read: async (ownerId) => {
        const { schools } = await deps.lookup.schools(ownerId);
        for (const school of schools) names.set(school.id, school.name);
        return (await Promise.all(schools.map(({ id }) => deps.lookup.pupilsOfSchool(ownerId, id)))).flat();
      },
      isListed: () => true,
      isShown: () => true,
    });
    return {
      pupils: cards.map((card) => {
        const { schoolId, stay } = card.facts;
        const row = rowOf(card, caller.moment.day);
        return { ...row, schoolId, schoolName: names.get(schoolId) ?? '', to: stay.to ?? null };
      }),
      next,
    };
  };

/** Asks for the right before any pupil is read; the list tells who it may be, each card whether it still is. */
async function search({ lookup, logRead, secret }: FindDeps, caller: Caller, asked: Asked, what: Search) {
  const { ownerId } = caller.login;
  const words = wordsOf(asked.name);
  const [who, signing] = await Promise.all([lookup.whoIs(caller.login), secret()]);
  const asking = await staffAsking(lookup, caller, who);
  const basis = permitStaff(asking, caller, what.action, what.target);
  if (!isEnough(words)) {
    const params = { least: LEAST_LETTERS };
    const faults = [{ pointer: '/name', code: 'office.name-too-short', params }];
    throw new Refusal('invalid', 'office.name-too-short', { params, faults });
  }
  const bound = ['pupil-search', ownerId, asking.actor.personId, what.bound, ...words];
  const after = asked.cursor === undefined ? undefined : openCursor(signing, bound, asked.cursor);
  const listed = (await what.read(ownerId))
    .filter((pupil) => what.isListed(pupil) && isFound(words, shieldOf(pupil, pupil.protection)))
    .sort(byName);
  const paged = pageAfter(listed, { after, limit: asked.limit });
  if (!paged) throw new Refusal('malformed', 'cursor-invalid');
  const read = await Promise.all(paged.page.map(({ pupilId }) => lookup.pupil(ownerId, pupilId)));
  const cards = read
    .flatMap((card) => card ?? [])
    .filter((card) => what.isShown(card) && isFound(words, shieldOf(card, card.facts.protection)));
  const looks = cards.map(({ facts }) => ({ facts, basis }));
  await logLooks(logRead, asking.actor, caller.moment, what.action, looks);
  return { cards, next: paged.last ? sealCursor(signing, bound, paged.last.pupilId) : null };
}

const shieldOf = (
  { givenName, familyName }: { readonly givenName: string; readonly familyName: string },
  protection: PupilName['protection'],
) => ({ givenName, familyName, isProtected: protection !== 'none' });

const rowOf = (card: PupilCard, day: Day) => ({
  pupilId: card.facts.pupilId,
  name: fullName(card),
  className: classOf(card, day),
  grade: card.gradeLevel ?? null,
  protected: card.facts.protection !== 'none',
});
