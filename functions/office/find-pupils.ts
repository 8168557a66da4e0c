import type { output } from 'zod/mini';
import { authorizeStaff, type Caller, logLooks } from '../access/authorize.ts';
import { type Action, type Actor, isProtected, type Target } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { classOf, isAt, type Lookup, type PupilCard, type PupilName } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { fullName } from './full-name.ts';
import { readPage } from './read-page.ts';
import { refuse } from './refusals.ts';
import { byName, isEnough, isFound, LEAST_LETTERS, restAfter, wordsOf } from './rules.ts';
import type { FoundPupils, OwnerPupils } from './schema.ts';

export type FindDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'pupilsOfSchool' | 'schools'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Asked = { readonly name: string; readonly cursor?: string | undefined; readonly limit: number };
/** One search: the right it needs, and what its cursors are good for. */
type Search = { readonly action: Action; readonly target: Target; readonly bound: string };
/** A search that is let through, before any pupil is read. */
type Searching = {
  readonly actor: Actor;
  readonly action: Action;
  readonly basis: string;
  readonly words: readonly string[];
  /** Makes and opens cursors. */
  readonly signing: string;
  readonly bound: readonly string[];
};

/** Use-case: pupils of a school by name (A9): its list once, and the cards of a page. */
export const findPupils =
  (deps: FindDeps) =>
  async (caller: Caller, asked: Asked & { readonly schoolId: string }): Promise<output<typeof FoundPupils>> => {
    const { schoolId } = asked;
    const { day } = caller.moment;
    const target = { kind: 'school', schoolId } as const;
    const searching = await permitSearch(deps, caller, asked, {
      action: 'school:pupil-search',
      target,
      bound: schoolId,
    });
    const listed = (await deps.lookup.pupilsOfSchool(caller.login.ownerId, schoolId)).filter((pupil) =>
      holdsOn(pupil, day),
    );
    const isShown = (card: PupilCard) => isAt(card, schoolId, day);
    const { cards, next } = await pageOf(deps, caller, asked, { searching, listed, isShown });
    return { pupils: cards.map((card) => rowOf(card, day)), next };
  };

/**
 * Use-case: pupils of all schools by name, for the administrator who asks who has looked at one (J4); who has left is
 * found too.
 */
export const findForOwner =
  (deps: FindDeps) =>
  async (caller: Caller, asked: Asked): Promise<output<typeof OwnerPupils>> => {
    const { ownerId } = caller.login;
    const searching = await permitSearch(deps, caller, asked, {
      action: 'owner:pupil-search',
      target: { kind: 'owner' },
      bound: 'owner',
    });
    const { schools } = await deps.lookup.schools(ownerId);
    const listed = (await Promise.all(schools.map(({ id }) => deps.lookup.pupilsOfSchool(ownerId, id)))).flat();
    const { cards, next } = await pageOf(deps, caller, asked, { searching, listed, isShown: () => true });
    const names = new Map(schools.map(({ id, name }) => [id, name]));
    return {
      pupils: cards.map((card) => {
        const { schoolId, stay } = card.facts;
        const row = rowOf(card, caller.moment.day);
        return { ...row, schoolId, schoolName: names.get(schoolId) ?? '', to: stay.to ?? null };
      }),
      next,
    };
  };

/** Asks for the right before any pupil is read. */
async function permitSearch(
  { lookup, secret }: FindDeps,
  caller: Caller,
  { name }: Asked,
  { action, target, bound }: Search,
): Promise<Searching> {
  const words = wordsOf(name);
  const { actor, basis, loaded: signing } = await authorizeStaff(lookup, caller, { action, target, load: secret });
  if (!isEnough(words)) {
    const params = { least: LEAST_LETTERS };
    const faults = [{ pointer: '/name', code: 'office.name-too-short', params }];
    throw refuse('office.name-too-short', params, { faults });
  }
  const search = ['pupil-search', caller.login.ownerId, actor.personId, bound, ...words];
  return { actor, action, basis, words, signing, bound: search };
}

type Found = {
  readonly searching: Searching;
  readonly listed: readonly PupilName[];
  readonly isShown: (card: PupilCard) => boolean;
};

/** The page that is asked for: the list tells who it may be, each card whether it still is. */
async function pageOf(
  { lookup, logRead }: FindDeps,
  caller: Caller,
  { cursor, limit }: Asked,
  { searching, listed, isShown }: Found,
) {
  const { ownerId } = caller.login;
  const { actor, action, basis, words, signing, bound } = searching;
  const after = cursor === undefined ? undefined : openCursor(signing, bound, cursor);
  const found = listed.filter((pupil) => isFound(words, shieldOf(pupil, pupil.protection))).sort(byName);
  const rest = restAfter(found, after);
  if (!rest) throw refuse('cursor-invalid');
  const isStill = (card: PupilCard) => isShown(card) && isFound(words, shieldOf(card, card.facts.protection));
  const { shown: cards, last } = await readPage(rest, limit, async (part) => {
    const read = await Promise.all(part.map(({ pupilId }) => lookup.pupil(ownerId, pupilId)));
    return read.map((card) => (card && isStill(card) ? card : undefined));
  });
  const looks = cards.map(({ facts }) => ({ facts, basis }));
  await logLooks(logRead, actor, caller.moment, action, looks);
  return { cards, next: last === undefined ? null : sealCursor(signing, bound, last) };
}

const shieldOf = (
  { givenName, familyName }: { readonly givenName: string; readonly familyName: string },
  protection: PupilName['protection'],
) => ({ givenName, familyName, isProtected: isProtected(protection) });

const rowOf = (card: PupilCard, day: Day) => ({
  pupilId: card.facts.pupilId,
  pupilName: fullName(card),
  className: classOf(card, day),
  grade: card.gradeLevel ?? null,
  protected: isProtected(card.facts.protection),
});
