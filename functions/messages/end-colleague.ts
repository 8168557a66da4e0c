import type { CallerAs } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addedIn, type ChangeDeps, readForChange, saveChange } from './change-people.ts';
import { isSeated } from './colleague-rules.ts';
import { byRelation, MAY_READ, type ThreadName } from './rights.ts';

type Input = ThreadName & { readonly staffId: string };

/**
 * A teacher of the conversation, or the colleague, ends an added colleague's part, also while the family is asked (G2):
 * two reads and one transaction. A repeat, and an end of somebody who is not in it, change nothing.
 */
export const endColleague =
  (deps: ChangeDeps) =>
  async (caller: CallerAs<'staff'>, input: Input): Promise<void> => {
    await retryOnConflict(async () => {
      const { moment } = caller;
      const { staffId } = input;
      const found = await readForChange(deps, { ...caller, name: input }, MAY_READ);
      const { thread, basis, party } = found;
      if (!byRelation(basis) && party.person.id !== staffId) throw notFound();
      const ended = addedIn(thread, staffId);
      if (!ended || !isSeated(ended, moment)) return 'saved';
      const stay = thread.parties.filter((each) => each !== ended);
      const change = { kind: 'colleague-removed', staffId, people: () => stay, dropped: [ended] } as const;
      return saveChange(deps, caller, { found, change });
    });
  };
