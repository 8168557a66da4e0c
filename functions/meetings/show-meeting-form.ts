import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { type GroupFormDeps, type GroupName, groupForm } from '../announcements/lookup.ts';
import { READS } from './authorize.ts';
import type { MeetingForm } from './schema.ts';

export type FormDeps = GroupFormDeps;

/** Whom an invitation to the group reaches now, and those among them without a notice: five reads. */
export const showForm =
  (deps: FormDeps) =>
  async (caller: Caller, name: GroupName): Promise<output<typeof MeetingForm>> => {
    const { form } = await groupForm(deps, { action: 'group:meetings', right: READS, area: 'meetings' })(caller, name);
    return form;
  };
