import { ask, askBy } from './ask.ts';

/** A teacher of the sample who is no persona: the Feide name. */
type Teacher = { readonly persona: string } | { readonly login: 'feide'; readonly subject: string };

export type Wanted = {
  /** A leader or the office of the school. */
  readonly planner: string;
  readonly groupIds: readonly string[];
  readonly title: string;
  readonly teacherIds: readonly string[];
  /** Two times of 15 minutes and a break of 5 from 16:00, unless it is said otherwise. */
  readonly stretches?: readonly { readonly day: string; readonly from: string; readonly to: string }[];
  readonly mode?: 'room' | 'phone' | 'video';
  readonly bookingFrom?: string;
  readonly bookingUntil?: string;
  readonly cancelHours?: number;
  /** False for a conference that families do not see yet. */
  readonly open?: boolean;
};

export type PlannedConference = { readonly schoolId: string; readonly conferenceId: string; readonly path: string };

type Me = {
  readonly staffId: string;
  readonly roles: readonly { readonly schoolId: string | null }[];
  readonly groups: readonly { readonly groupId: string; readonly name: string; readonly schoolId: string }[];
};

/** The id of a teacher, and the ids of the groups by their names. */
export async function teacherOf(teacher: Teacher) {
  const { staffId, groups } = await askBy<Me>(teacher, 'GET /v1/staff/me');
  const groupId = (name: string): string => {
    const found = groups.find((group) => group.name === name);
    if (!found) throw new Error(`${JSON.stringify(teacher)} has no group ${name}.`);
    return found.groupId;
  };
  return { teacherId: staffId, groupId };
}

/** Plans a conference with times by the API, and opens it. `path` is its address at the school's API. */
export async function plannedConference(wanted: Wanted): Promise<PlannedConference> {
  const { planner, groupIds, title, teacherIds, mode = 'room', open = true } = wanted;
  const { stretches = [{ day: '2026-12-08', from: '16:00', to: '16:35' }] } = wanted;
  const { bookingFrom = '2026-12-01T05:00:00Z', bookingUntil = '2026-12-20T22:00:00Z', cancelHours = 24 } = wanted;
  const { roles } = await ask<Me>(planner, 'GET /v1/staff/me');
  const schoolId = roles.find((role) => role.schoolId !== null)?.schoolId ?? '';
  const body = { title, groupIds, bookingFrom, bookingUntil, cancelHours, gapMinutes: 5 };
  const all = `/v1/schools/${schoolId}/conferences`;
  const { conferenceId } = await ask<{ readonly conferenceId: string }>(planner, `POST ${all}`, { body });
  const path = `${all}/${conferenceId}`;
  const plan = { teacherIds, stretches, lengthMinutes: 15, breakMinutes: 5, mode };
  await ask(planner, `POST ${path}/times`, { body: { ...plan, ...(mode === 'room' && { room: 'B107' }) } });
  if (open) await ask(planner, `POST ${path}/state`, { body: { event: 'open' } });
  return { schoolId, conferenceId, path };
}
