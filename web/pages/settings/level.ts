import { useParams } from 'wouter';
import { type Acting, type Reading, useActing, useReading } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { useStaff } from '../../session/me.ts';
import { isOwnerAdmin } from '../home/staff-places.ts';

/** A setting with its value, the origin of the value, and its form. */
export type Setting = AnswerOf<'GET /v1/owner/settings'>['settings'][number];
export type History = AnswerOf<'GET /v1/owner/settings/{key}/history'>;
type List = AnswerOf<'GET /v1/owner/settings'>;
type Change = { readonly value?: unknown; readonly ifMatch: string };

export type Level = {
  readonly kind: 'owner' | 'school';
  /** The start of the API's addresses at this level, and what stands in them. */
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
  /** The address of the page with all settings, and of the page above it. */
  readonly page: string;
  readonly above: string;
  readonly name: string | undefined;
  /** True if the person may change the setting at this level. */
  readonly mayChange: (setting: Setting) => boolean;
};

/** Settings have the same routes at the owner's and at a school's level; the page's address names the level. */
export function useLevel(): Level {
  const { schoolId } = useParams();
  const staff = useStaff();
  const here = staff.roles.filter((role) => role.schoolId === schoolId);
  const admin = isOwnerAdmin(staff);
  const leads = here.some(({ role }) => role === 'leader');
  const above = schoolId === undefined ? '/owner' : `/school/${schoolId}`;
  return {
    kind: schoolId === undefined ? 'owner' : 'school',
    at: schoolId === undefined ? '/v1/owner' : '/v1/schools/{schoolId}',
    params: schoolId === undefined ? {} : { schoolId },
    page: `${above}/settings`,
    above,
    name: here[0]?.schoolName ?? undefined,
    mayChange: ({ perSchool }) => (schoolId === undefined ? admin : (admin || leads) && perSchool),
  };
}

/** Every setting at the level. */
export const useSettingList = ({ at, params }: Level): Reading<List> =>
  useReading(`GET ${at}/settings`, { params }) as Reading<List>;

/** The changes of a setting at the level, newest first. */
export const useHistory = ({ at, params }: Level, key: string, cursor: string | undefined): Reading<History> =>
  useReading(`GET ${at}/settings/{key}/history`, {
    params: { ...params, key },
    query: { cursor },
  }) as Reading<History>;

/** Sets a value at the level (`PUT`), or takes the level's own value away (`DELETE`). */
export function useChange({ at, params }: Level, method: 'PUT' | 'DELETE', key: string): Acting<Change, unknown> {
  const acting = useActing(`${method} ${at}/settings/{key}`);
  return {
    ...acting,
    act: ({ value, ifMatch }) =>
      acting.act({ params: { ...params, key }, ifMatch, body: method === 'PUT' ? { value } : undefined }),
  };
}
