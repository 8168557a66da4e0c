import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, namesOn } from '../roster/lookup.ts';
import { addDays } from '../shared/time.ts';
import { authorizeToWrite, choicesOf, type WriteDeps } from './authorize.ts';
import { choosableOn } from './rules.ts';
import type { Form } from './schema.ts';
import { byName, nameOn, showCategory } from './view.ts';

export type FormDeps = WriteDeps & { readonly lookup: Pick<Lookup, 'pupilNames'>; readonly logRead: LogRead };

/** The pupils and categories to choose from in a group today, and who will see the remark (E1, E2): three reads. */
export const showForm =
  (deps: FormDeps) =>
  async (caller: Caller, { groupId }: { readonly groupId: string }): Promise<output<typeof Form>> => {
    const { login, moment, language } = caller;
    const { actor, group, basis, settings } = await authorizeToWrite(deps, caller, { groupId });
    const pupils = byName(await namesOn(deps.lookup, login.ownerId, { group, day: moment.day }));
    const seen = pupils.map((facts) => ({ facts, basis }));
    await logLooks(deps.logRead, actor, moment, 'remark:write', seen);
    return {
      pupils: pupils.map((pupil) => ({ pupilId: pupil.pupilId, ...nameOn(pupil) })),
      categories: choosableOn(choicesOf(settings), moment.day).map((category) => showCategory(category, language)),
      firstDay: addDays(moment.day, -settings['remarks.daysBack']),
      lastDay: moment.day,
      held: settings['remarks.holdForContactTeacher'],
      visible: settings['remarks.visibleToGuardians'],
      commentVisible: settings['remarks.commentVisible'],
    };
  };
