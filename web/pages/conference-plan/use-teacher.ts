import { useParams } from 'wouter';
import { type ReadOptions, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { useStaff } from '../../session/me.ts';
import { type Round, useRound } from './use-round.ts';

const TIMES = 'GET /v1/schools/{schoolId}/conferences/{conferenceId}/teachers/{teacherId}/times';

/** A teacher's time, with the talk in it. */
export type Time = AnswerOf<typeof TIMES>['times'][number];

/** True for a time that has begun, by the server's clock. */
export function hasBegun({ day, from }: Pick<Time, 'day' | 'from'>): boolean {
  const now = osloNow();
  return day < now.day || (day === now.day && from <= now.time);
}

/** True for a time that a family can still get. */
export const isOpen = (time: Time): boolean => time.status === 'free' && !hasBegun(time);

/** The times of a teacher of a round; nothing is asked before the teacher is known. */
export function useTimes(
  { schoolId, conferenceId }: Pick<Round, 'schoolId' | 'conferenceId'>,
  teacherId: string,
  options: ReadOptions = {},
) {
  const request = { params: { schoolId, conferenceId, teacherId } };
  return useRead(TIMES, request, { ...options, enabled: teacherId !== '' });
}

/** The teacher of the page's address, with the round and the teacher's times. */
export function useTeacher(options: ReadOptions = {}) {
  const of = useRound();
  const { name, staffId } = useStaff();
  const { teacherId = '' } = useParams();
  const times = useTimes(of.params, teacherId, options);
  const isOwn = teacherId === staffId;
  const found = of.round.data?.teachers.find((teacher) => teacher.teacherId === teacherId);
  return {
    ...of,
    teacherId,
    isOwn,
    times,
    name: found?.teacherName ?? (isOwn ? name : undefined),
    /** The addresses of the pages below the teacher's. */
    below: (page: string): string => of.at(`/teachers/${teacherId}${page}`),
  };
}
