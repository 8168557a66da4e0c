import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { useStaff } from '../../session/me.ts';

const ONE = 'GET /v1/schools/{schoolId}/conferences/{conferenceId}';

/** A round of talks as the school sees it. */
export type Round = AnswerOf<typeof ONE>;

/** The days on which the teachers of a round have times. */
export const daysOf = ({ teachers }: Round): readonly string[] =>
  [...new Set(teachers.flatMap(({ days }) => days))].sort();

/** The school of the page's address, for those who have a role or a group there. */
export function useTalkSchool() {
  const { schoolId = '' } = useParams();
  const { roles, groups, staffId } = useStaff();
  const places = [...roles, ...groups].filter((place) => place.schoolId === schoolId);
  return {
    schoolId,
    staffId,
    name: places[0]?.schoolName ?? undefined,
    /** The list of the school's rounds. */
    list: `/school/${schoolId}/conferences`,
    /** The page above the list: a teacher has no page of the school. */
    above: roles.some((role) => role.schoolId === schoolId) ? `/school/${schoolId}` : '/',
  };
}

/** The round of the page's address, and the addresses of the pages below it. */
export function useRound() {
  const { schoolId, staffId, list } = useTalkSchool();
  const { conferenceId = '' } = useParams();
  const params = { schoolId, conferenceId };
  const round = useRead(ONE, { params });
  return { params, staffId, list, round, at: (page: string): string => `${list}/${conferenceId}${page}` };
}
