import type { output } from 'zod/mini';
import { addDays } from '../shared/time.ts';
import { askToWrite, type Caller, choicesOf, type WriteDeps } from './asking.ts';
import { choosableOn } from './rules.ts';
import type { Form } from './schema.ts';
import { showCategory } from './view.ts';

/** What the caller may choose for a group today, and what becomes of it (E1, E2): two reads. */
export const showForm =
  (deps: WriteDeps) =>
  async (caller: Caller, { groupId }: { readonly groupId: string }): Promise<output<typeof Form>> => {
    const { settings } = await askToWrite(deps, caller, groupId, async () => undefined);
    const { day } = caller.moment;
    return {
      categories: choosableOn(choicesOf(settings), day).map((one) => showCategory(one, caller.language)),
      firstAllowedDay: addDays(day, -settings['remarks.daysBack']),
      held: settings['remarks.holdForContactTeacher'],
      visibleToGuardians: settings['remarks.visibleToGuardians'],
      commentVisible: settings['remarks.commentVisible'],
    };
  };
