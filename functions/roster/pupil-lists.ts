import * as z from 'zod/mini';
import { isProtected, PROTECTIONS } from '../access/policy.ts';
import { isContactMissing, type Settings } from '../settings/lookup.ts';
import { allItems, countItems, type Dynamo, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import { nameOf, type PupilName } from './group-records.ts';

/** A guardian with the number to call. A missing protection counts as unknown (law 4). */
const Contact = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  mobile: z.optional(z.string()),
  protection: z._default(z.enum(PROTECTIONS), 'unknown'),
});
export type GuardianContact = {
  readonly guardianId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly isProtected: boolean;
};

/** The partition of a school's list of pupils: keys hold ids, never names. */
export const schoolPupils = (ownerId: string, schoolId: string): string => key(ownerId, 'SCHOOL', schoolId, 'PUPILS');

export type ContactSettings = { at(schoolId: string): Pick<Settings, 'school.contact'> };

/**
 * True while the work list asks for the school's contact. No source writes this line: it stands as long as the setting
 * is empty.
 */
export const asksForContact = (settings: ContactSettings, schoolId: string): boolean =>
  isContactMissing(settings.at(schoolId)['school.contact']);

/** Lists of pupils and guardians for an office, and the length of its work list. One round trip each. */
export function pupilLists(client: Dynamo, table: string) {
  return {
    /** Pupils whose home school this is or was (an eventually consistent index; the card has what holds now). */
    async pupilsOfSchool(ownerId: string, schoolId: string): Promise<readonly PupilName[]> {
      const items = await allItems(client, queryOf(table, { index: 'gsi1', pk: schoolPupils(ownerId, schoolId) }));
      return items.map(nameOf);
    },

    /** Guardians with their telephone numbers, by id; ids without a record are left out. */
    async guardianContacts(ownerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, GuardianContact>> {
      const keys = [...new Set(ids)].map((id) => ({ pk: key(ownerId, 'GUARDIAN', id), sk: 'FACTS#PROFILE' }));
      const found = (await itemsAt(client, table, keys)).map((item) => Contact.parse(item));
      return new Map(
        found.map(({ id, givenName, familyName, mobile, protection }) => [
          id,
          {
            guardianId: id,
            name: `${givenName} ${familyName}`.trim(),
            phone: mobile ?? null,
            isProtected: isProtected(protection),
          },
        ]),
      );
    },

    /** The number of lines on a school's work list: the stored ones, and the line about a missing contact. */
    async openQuestions(ownerId: string, schoolId: string, settings: ContactSettings): Promise<number> {
      const kept = await countItems(client, queryOf(table, { pk: key(ownerId, 'SCHOOL', schoolId, 'WORKLIST') }));
      return kept + (asksForContact(settings, schoolId) ? 1 : 0);
    },
  };
}
