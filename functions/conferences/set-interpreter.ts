import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { bookingOf, interpretedBy } from './changes.ts';
import { conferenceFact } from './events.ts';
import { type TalkName, timesOf } from './keys.ts';
import { isIn } from './plan-booking.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Talk } from './record.ts';
import { refuse } from './refusals.ts';
import type { SchoolTalk } from './school-schema.ts';
import type { TalkStore } from './talk-store.ts';
import { idsOf, showToSchool } from './view.ts';

export type InterpreterDeps = PlannerDeps & { readonly store: Pick<TalkStore, 'talk' | 'slots' | 'change'> };
type Input = ConferenceName & TalkName & { readonly interpreter: NonNullable<Talk['interpreter']> };

/**
 * Sets the language and the status of a talk's interpreter, for the office and leaders: also of a talk for which the
 * family asked for none. The times of the talk say it too, for the lists of the school. A repeat answers the same and
 * changes nothing.
 */
export const setInterpreter =
  (deps: InterpreterDeps) =>
  (caller: Caller, { interpreter, ...name }: Input) =>
    retryOnConflict(async (): Promise<output<typeof SchoolTalk> | 'moved'> => {
      const { ownerId } = caller.login;
      const load = () => deps.store.talk(ownerId, name);
      const { actor, loaded: talk } = await loadPlanner(deps, caller, { name, load });
      if (!talk) throw notFound();
      const { language, status } = interpreter;
      if (talk.interpreter?.language === language && talk.interpreter.status === status) return showToSchool(talk);
      if (talk.state !== 'booked') throw refuse('conferences.talk-over');
      const slots = await deps.store.slots(ownerId, timesOf(talk));
      if (slots.filter((slot) => isIn(slot, talk)).length !== timesOf(talk).length) return 'moved';
      const after = interpretedBy(talk, interpreter, { id: actor.personId, at: caller.moment.instant });
      const madeBy = { kind: actor.kind, personId: actor.personId };
      const data = { ...idsOf(after), madeBy, isSettled: status === 'confirmed' || status === 'none-found' };
      const fact = conferenceFact('talk-interpreter-set', { ownerId, occurredAt: after.changedAt, data });
      const saved = await deps.store.change({
        ownerId,
        slots: slots.map((slot) => ({ ...slot, booking: bookingOf(after), version: slot.version + 1 })),
        talks: [after],
        sheets: [],
        relations: [],
        facts: [fact],
        reply: undefined,
        today: caller.moment.day,
      });
      return saved === 'saved' ? showToSchool(after) : 'moved';
    });
