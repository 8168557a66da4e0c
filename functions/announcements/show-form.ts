import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { basisIn, type GroupName, IN_GROUP } from './authorize.ts';
import { type GroupFormDeps, groupForm } from './group-form.ts';
import type { AnnouncementForm } from './schema.ts';

export type FormDeps = GroupFormDeps;

/** Whom an announcement to the group reaches now, and those among them without a notice: five reads. */
export const showForm =
  (deps: FormDeps) =>
  async (caller: Caller, name: GroupName): Promise<output<typeof AnnouncementForm>> => {
    const { form, found } = await groupForm(deps, { action: 'group:announce', right: IN_GROUP, area: 'messages' })(
      caller,
      name,
    );
    const { day } = caller.moment;
    return { ...form, mayBeUrgent: basisIn(found, 'group:announce-urgent', { day }) !== undefined };
  };
