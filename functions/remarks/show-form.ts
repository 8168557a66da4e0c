import type { output } from 'zod/mini';
import { logLooks } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { addDays } from '../shared/time.ts';
import { askToWrite, type Caller, choicesOf, membersOn, type WriteDeps } from './asking.ts';
import { choosableOn } from './rules.ts';
import type { Form } from './schema.ts';
import { hereByName, nameOn, showCategory } from './view.ts';

export type FormDeps = WriteDeps & { readonly lookup: Pick<Lookup, 'pupilNames'>; readonly logRead: LogRead };

/** Whom and what the caller may choose in a group today, and what becomes of it (E1, E2): three reads. */
export const showForm =
  (deps: FormDeps) =>
  async (caller: Caller, { groupId }: { readonly groupId: string }): Promise<output<typeof Form>> => {
    const { login, moment, language } = caller;
    const { asking, group, basis, settings } = await askToWrite(deps, caller, groupId, async () => undefined);
    const names = await deps.lookup.pupilNames(login.ownerId, membersOn(group, moment.day), group);
    const pupils = hereByName(names, moment.day);
    const seen = pupils.map((facts) => ({ facts, basis }));
    await logLooks(deps.logRead, asking.actor, moment, 'remark:write', seen);
    return {
      pupils: pupils.map((pupil) => ({ pupilId: pupil.pupilId, ...nameOn(pupil) })),
      categories: choosableOn(choicesOf(settings), moment.day).map((category) => showCategory(category, language)),
      firstAllowedDay: addDays(moment.day, -settings['remarks.daysBack']),
      lastAllowedDay: moment.day,
      held: settings['remarks.holdForContactTeacher'],
      visibleToGuardians: settings['remarks.visibleToGuardians'],
      commentVisible: settings['remarks.commentVisible'],
    };
  };
