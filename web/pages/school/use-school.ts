import { useParams } from 'wouter';
import { useStaff } from '../../session/me.ts';

/** A role at a school, as the API names it. */
export type SchoolRole = 'office' | 'leader' | 'principal';

export type School = {
  readonly schoolId: string;
  /** The school's name, for those who have a role there. */
  readonly name: string | undefined;
  /** The page above a report of a pupil: the school's day, or the pupil for a teacher, whom that day is not shown. */
  readonly above: (pupilId: string) => string;
  /** True if the person has one of the roles at the school today; the API asks again in every request. */
  readonly is: (...roles: readonly SchoolRole[]) => boolean;
};

/** The school in the page's address, as the signed-in member of staff has it. */
export function useSchool(): School {
  const { schoolId = '' } = useParams();
  const here = useStaff().roles.filter((role) => role.schoolId === schoolId);
  return {
    schoolId,
    name: here[0]?.schoolName ?? undefined,
    above: (pupilId) => (here.length > 0 ? `/school/${schoolId}` : `/pupils/${schoolId}/${pupilId}`),
    is: (...roles) => here.some(({ role }) => roles.some((wanted) => wanted === role)),
  };
}
