import type { output } from 'zod/mini';
import { authorizeStaff, type Caller, logLooks } from '../access/authorize.ts';
import { type Action, type Actor, isProtected, type Target } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { classOf, isAt, type Lookup, type PupilCard, type PupilName } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { wordsOf } from '../shared/texts/name-words.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { fullName } from './full-name.ts';
import { readPage } from './read-page.ts';
import { refuse } from './refusals.ts';
import { byName, isEnough, isFound, LEAST_LETTERS, restAfter } from './rules.ts';
import type { FoundPupils, OwnerPupils } from './schema.ts';

export type FindDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'pupilsOfSchool' | 'schools'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type SearchInput = { readonly name: string; readonly cursor?: string | undefined; readonly limit: number };
/** A search: the right it needs, and the value that binds its cursors. */
type Search = { readonly action: Action; readonly target: Target; readonly bound: string };
/** An authorized search, before any pupil is read. */
type Searching = {
  readonly actor: Actor;
  readonly action: Action;
  readonly basis: string;
  readonly words: readonly string[];
  /** Makes and opens cursors. */
  readonly signing: string;
  readonly bound: readonly string[];
};

/** Use-case: pupils of a school by name (A9). Reads the school's list once, then the cards of a page. */
export const findPupils =
  (deps: FindDeps) =>
  async (caller: Caller, asked: SearchInput & { readonly schoolId: string }): Promise<output<typeof FoundPupils>> => {
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
 * Use-case: pupils of all schools by name, also pupils who have left, for an administrator who reads the access log
 * (J4).
 */
export const findForOwner =
  (deps: FindDeps) =>
  async (caller: Caller, asked: SearchInput): Promise<output<typeof OwnerPupils>> => {
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

/** Authorizes the search before any pupil is read. */
async function permitSearch(
  { lookup, secret }: FindDeps,
  caller: Caller,
  { name }: SearchInput,
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

/** A page of a search: the list gives candidates, and each card shows whether the candidate still matches. */
async function pageOf(
  { lookup, logRead }: FindDeps,
  caller: Caller,
  { cursor, limit }: SearchInput,
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
