import { standingRelation } from '../access/policy.ts';
import type { GuardianContact, PupilCard } from '../roster/lookup.ts';
import { type RelationCondition, relationConditionOf } from '../shared/table/relation-condition.ts';
import { type Day, isAdult } from '../shared/time.ts';
import { bookersOf, homeOf } from './authorize.ts';
import type { Adult } from './record.ts';
import { refuse } from './refusals.ts';

/** Those who come to a talk that the school books: pure. */

type About = {
  readonly ownerId: string;
  readonly card: PupilCard;
  readonly day: Day;
  readonly contacts: ReadonlyMap<string, Pick<GuardianContact, 'isProtected'>>;
};

/**
 * The adults that the school names: guardians of one home who may book for a minor, a pupil of age alone, or nobody
 * where nobody of the family can sign in. Adults of two homes get a talk each, so that neither learns of the other's.
 */
export function namedAdults(guardianIds: readonly string[], about: About): readonly Adult[] {
  const { pupilId, birthDate } = about.card.facts;
  const at = '/guardianIds';
  const named = [...new Set(guardianIds)].map((id): Adult => ({ kind: 'guardian', id }));
  const may = bookersOf(about);
  if (named.some(({ id }) => !may.includes(id))) throw refuse('conferences.unknown-adult', {}, { at });
  if (isAdult(birthDate, about.day)) return [{ kind: 'pupil', id: pupilId }];
  const [first] = named;
  if (!first && may.length > 0) throw refuse('conferences.nobody-named', {}, { at });
  const home = first ? homeOf(first, about).map(({ id }) => id) : [];
  if (named.some(({ id }) => !home.includes(id))) throw refuse('conferences.not-one-home', {}, { at });
  return named;
}

/** The guardians' relations, which must still hold when the talk is written (law 2). */
export const relationsOf = ({ facts }: PupilCard, adults: readonly Adult[], day: Day): readonly RelationCondition[] =>
  adults.flatMap(({ kind, id }) => {
    const relation = kind === 'guardian' ? standingRelation(id, facts, day) : undefined;
    return relation ? [relationConditionOf(facts.pupilId, relation)] : [];
  });
