import { decide, guardiansOn, guardiansWho, type PupilFacts } from '../access/policy.ts';
import { birthdayOf, type Day, isAdult } from '../shared/time.ts';
import type { Reader } from './record.ts';
import type { Template } from './template.ts';

/** Why somebody of the family does not read a document. */
export type WhyNot = 'no-responsibility' | 'not-today' | 'pupil-of-age' | 'too-young';
type LeftOut = { readonly kind: 'guardian' | 'pupil'; readonly id: string; readonly why: WhyNot };
export type Readers = { readonly readers: readonly Reader[]; readonly leftOut: readonly LeftOut[] };

/**
 * Who of the family reads a kind of document on a day, by the policy that guards the reading itself, and who does not
 * with the reason. Nobody adds or removes a reader.
 */
export function readersOf(
  ownerId: string,
  facts: PupilFacts,
  { template, day }: { readonly template: Template; readonly day: Day },
): Readers {
  const { publishedTo } = template;
  if (!publishedTo) return { readers: [], leftOut: [] };
  const guardians = publishedTo.guardians ? guardiansWho('child:documents', ownerId, facts, day) : [];
  const told = new Set(guardians.map(({ guardianId }) => guardianId));
  const others = publishedTo.guardians ? [...new Set(facts.relations.map(({ guardianId }) => guardianId))] : [];
  const { pupilId } = facts;
  const pupil = pupilReads(ownerId, facts, { template, day });
  return {
    readers: [
      ...(pupil === undefined ? [] : [{ person: { kind: 'pupil', id: pupilId } as const, basis: pupil }]),
      ...guardians
        .map(({ guardianId, basis }): Reader => ({ person: { kind: 'guardian', id: guardianId }, basis }))
        .sort((a, b) => (a.person.id < b.person.id ? -1 : 1)),
    ],
    leftOut: [
      ...(pupil === undefined ? [{ kind: 'pupil', id: pupilId, why: 'too-young' } as const] : []),
      ...others
        .filter((id) => !told.has(id))
        .sort()
        .map((id) => ({ kind: 'guardian', id, why: whyNot(facts, id, day) }) as const),
    ],
  };
}

/** The basis by which the pupil reads a kind of document: from the template's age, and always when of age. */
export function pupilReads(
  ownerId: string,
  facts: PupilFacts,
  { template, day }: { readonly template: Pick<Template, 'publishedTo'>; readonly day: Day },
): string | undefined {
  const self = { kind: 'pupil', ownerId, personId: facts.pupilId } as const;
  const own = decide('pupil:own-documents', self, { kind: 'pupil', pupil: facts }, day);
  if (!own.allowed || !template.publishedTo) return undefined;
  const { pupilFromYears } = template.publishedTo;
  const isOld = pupilFromYears !== null && day >= birthdayOf(facts.birthDate, pupilFromYears);
  return isOld || isAdult(facts.birthDate, day) ? own.basis : undefined;
}

function whyNot({ birthDate, relations }: PupilFacts, guardianId: string, day: Day): WhyNot {
  if (!guardiansOn({ relations }, day).includes(guardianId)) return 'not-today';
  return isAdult(birthDate, day) ? 'pupil-of-age' : 'no-responsibility';
}
