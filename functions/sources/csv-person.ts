import type { Known, Mapper } from './csv-rows.ts';
import { PROTECTIONS, ROLES, within } from './csv-words.ts';
import type { CsvRecord } from './read-csv.ts';

const some = (text: string): string | undefined => (text === '' ? undefined : text);
const firstOf = (list: string): string => list.split(/[,;]/)[0]?.trim() ?? '';
const STAFF_ROLES = new Set(['teacher', 'administrator', 'aide']);

/** A user by role. The password column is never read. */
export function personOf(record: CsvRecord, { births }: Known): ReturnType<Mapper> {
  const key = record.get('sourcedId');
  const role = record.get('role');
  const name = {
    givenName: [record.get('givenName'), record.get('middleName')].filter(Boolean).join(' '),
    familyName: record.get('familyName'),
    ...(record.get('enabledUser') === 'false' && { left: true as const }),
  };
  if (name.givenName === '' || name.familyName === '') return 'name-missing';
  const ids = new Map(
    [...record.get('userIds').matchAll(/\{(\w+):([^}]*)\}/g)].map((match) => [
      match[1]?.toLowerCase(),
      match[2]?.trim(),
    ]),
  );
  const number = ids.get('nin');
  const feideName = ids.get('feide')?.toLowerCase();
  const protection = within(PROTECTIONS, record.get('metadata.addressProtection')) ?? 'unknown';
  const email = some(record.get('email'));
  const schoolKey = firstOf(record.get('orgSourcedIds'));
  if (role === 'student') {
    const birthDate = births.get(key);
    if (!birthDate) return 'birth-date-missing';
    const languageForm = some(record.get('metadata.languageForm'));
    return {
      kind: 'pupil',
      key,
      data: {
        ...name,
        birthDate,
        protection,
        schoolKey,
        gradeLevel: some(record.get('grades')),
        languageForm,
        number,
        feideName,
      },
    };
  }
  if (role === 'guardian' || role === 'parent') {
    const contactCheckedDate = some(record.get('metadata.contactCheckedDate'));
    return {
      kind: 'guardian',
      key,
      data: { ...name, protection, number, email, mobile: some(record.get('sms')), contactCheckedDate },
    };
  }
  if (!STAFF_ROLES.has(role)) return 'role-unknown';
  const held = within(ROLES, record.get('metadata.staffRole')) ?? [];
  const at = held.map((one) => ({ role: one, schoolKey: one === 'owner-admin' ? undefined : schoolKey }));
  return { kind: 'staff', key, data: { ...name, email, number, feideName, roles: at } };
}
