import { useParams, useSearchParams } from 'wouter';
import { useStaff } from '../../session/me.ts';

const LEADING = ['leader', 'principal'];

/** The class of a page, and what the person is in it. */
export type OfClass = {
  readonly groupId: string;
  /** The class's name, where the person's own groups tell it. */
  readonly name: string | undefined;
  readonly schoolId: string;
  readonly contact: boolean;
  readonly leader: boolean;
  readonly office: boolean;
  /** Ends the address of a page below, so that it knows the school too. */
  readonly search: string;
};

/**
 * The class that the page's address names. A person without the class among their own groups comes from a list of a
 * school, and the address carries that school.
 */
export function useOfClass(): OfClass {
  const { groupId = '' } = useParams();
  const [search] = useSearchParams();
  const { groups, roles } = useStaff();
  const own = groups.filter((group) => group.groupId === groupId);
  const contact = own.find(({ role }) => role === 'contact-teacher');
  const asked = search.get('school');
  const schools = roles.map((role) => role.schoolId).filter((school) => school !== null);
  const schoolId = (contact ?? own[0])?.schoolId ?? asked ?? schools[0] ?? '';
  return {
    groupId,
    name: (contact ?? own[0])?.name,
    schoolId,
    contact: contact !== undefined,
    leader: roles.some((role) => LEADING.includes(role.role) && role.schoolId === schoolId),
    office: roles.some((role) => role.role === 'office' && role.schoolId === schoolId),
    search: asked === null ? '' : `?school=${asked}`,
  };
}

type Staff = ReturnType<typeof useStaff>;

/** The classes of a contact teacher. */
export const contactClasses = ({ groups }: Staff): Staff['groups'] =>
  groups.filter(({ role, kind }) => role === 'contact-teacher' && (kind === 'basis' || kind === 'contact'));
