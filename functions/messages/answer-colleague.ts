import type { FamilyCaller } from '../access/authorize.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addedIn, type Change, type ChangeDeps, readForChange, saveChange } from './change-people.ts';
import { ANSWERS, type ColleagueState, inStateAt, stateOf } from './colleague-rules.ts';
import type { Party, Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { MAY_WRITE, type ThreadName } from './rights.ts';
import type { ChangeKind, Person } from './rules.ts';

type Input = ThreadName & { readonly staffId: string; readonly yes: boolean };

/**
 * A guardian of the conversation, or the pupil of age, answers what was asked about a colleague (G2): two reads and one
 * transaction. A later answer replaces an earlier one; a repeat changes nothing.
 */
export const answerColleague =
  (deps: ChangeDeps) =>
  async (caller: FamilyCaller, input: Input): Promise<void> => {
    await retryOnConflict(async () => {
      const { moment } = caller;
      const found = await readForChange(deps, { ...caller, name: input }, MAY_WRITE);
      const { thread, party } = found;
      const asked = addedIn(thread, input.staffId);
      const step = ANSWERS[(asked && stateOf(asked, moment)) ?? 'out'][input.yes ? 'yes' : 'no'];
      if (!asked || !step) throw refuse('messages.not-asked');
      if (step === 'repeat') return 'saved';
      const change = answered(thread, { asked, by: party.person, step });
      return saveChange(deps, caller, { found, change });
    });
  };

type Answered = {
  readonly asked: Party;
  readonly by: Person;
  readonly step: { readonly to: ColleagueState; readonly tells: ChangeKind };
};

function answered({ parties }: Thread, { asked, by, step: { to, tells } }: Answered): Change {
  const about = { kind: tells, staffId: asked.person.id };
  if (to === 'out') {
    const stay = parties.filter((party) => party !== asked);
    return { ...about, people: () => stay, dropped: [asked] };
  }
  // A colleague who comes by the answer sees from it on.
  const people = (lineId: string) => {
    const seesFrom = asked.waits === true ? lineId : asked.seesFrom;
    const next = { ...inStateAt(asked, to, { seesFrom }), answeredBy: by };
    return parties.map((party) => (party === asked ? next : party));
  };
  return { ...about, people, dropped: [] };
}
