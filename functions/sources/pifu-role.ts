import { type Period, periodOf } from './pifu-period.ts';
import { type Meaning, meaningOf, type Where } from './pifu-roles.ts';
import { activity, recStatus } from './pifu-words.ts';
import { child, children, type Element, textAt } from './read-xml.ts';

/** A member's role as read: its meaning for the person, or the reason for none. */
export type RoleReading =
  | ({ readonly is: 'taken'; readonly period: Period } & Meaning)
  /** The role is over: deleted or inactive in the source. */
  | { readonly is: 'over'; readonly code: string; readonly person: 'pupil' | 'staff' | undefined }
  /** The role cannot be read: `about` names the kinds of rows that the mistake must not end. */
  | {
      readonly is: 'refused';
      readonly code: string;
      readonly column: string;
      readonly value: string;
      readonly about: readonly ('pupil' | 'staff')[];
      readonly allowed?: readonly string[];
    };

const aboutWhom = (meaning: ReturnType<typeof meaningOf>) => {
  if ('unknown' in meaning) return meaning.about;
  return meaning.person === undefined ? [] : [meaning.person];
};

/** Reads a role by its words. `marks` are the record marks of its membership and member. */
export function readRole(role: Element, where: Where, marks: readonly Element[]): RoleReading {
  const [roletype, subrole] = [role.attributes.roletype ?? '', textAt(role, 'subrole')];
  const meaning = meaningOf(roletype, subrole, where);
  const about = aboutWhom(meaning);
  for (const mark of [...marks, role]) {
    const value = mark.attributes.recstatus ?? '';
    const found = recStatus(value.trim());
    const wrong = { is: 'refused', code: 'record-status-unknown', column: 'recstatus', value, about } as const;
    if (found === undefined) return { ...wrong, allowed: recStatus.known };
    if (found === 'deleted') return { is: 'over', code: 'marked-deleted', person: about[0] };
  }
  for (const value of [textAt(role, 'status'), ...statusesOf(role)]) {
    const found = activity(value);
    const wrong = { is: 'refused', code: 'activity-unknown', column: 'status', value, about } as const;
    if (found === undefined) return { ...wrong, allowed: activity.known };
    if (found === 'inactive') return { is: 'over', code: 'membership-inactive', person: about[0] };
  }
  if ('unknown' in meaning) {
    const value = meaning.unknown === 'roletype' ? roletype : subrole;
    return { is: 'refused', code: 'role-unknown', column: meaning.unknown, value, about, allowed: meaning.known };
  }
  const period = periodOf(child(role, 'timeframe'));
  if (typeof period === 'string') {
    const value = `${textAt(role, 'timeframe', 'begin')} ${textAt(role, 'timeframe', 'end')}`.trim();
    return { is: 'refused', code: period, column: 'timeframe', value, about };
  }
  return { is: 'taken', period, ...meaning };
}

/** The words of `pifu_status` of a person, a group or a role. */
export const statusesOf = (element: Element): readonly string[] =>
  children(child(element, 'extension'), 'pifu_status').map((found) => found.text.trim());

/** The fault of a record with an unknown `recstatus` or `pifu_status`. */
export function unknownStatusOf(element: Element) {
  const mark = element.attributes.recstatus ?? '';
  if (recStatus(mark.trim()) === undefined)
    return { code: 'record-status-unknown', column: 'recstatus', value: mark, allowed: recStatus.known };
  const status = statusesOf(element).find((word) => activity(word) === undefined);
  if (status === undefined) return undefined;
  return { code: 'activity-unknown', column: 'pifu_status', value: status, allowed: activity.known };
}
