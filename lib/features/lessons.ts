import { Env, FactEnv } from '../../functions/lessons/env.ts';
import { routes } from '../../functions/lessons/routes.ts';
import { SubscribedFact } from '../../functions/lessons/subscription.ts';
import { Feature } from '../parts/feature.ts';

/** The teacher's lessons: the HTTP function, and the queue by which registers follow a changed timetable. */
export class Lessons extends Feature {
  /** The queue of the timetable's facts. */
  readonly inbound = this.subscribe({
    entry: 'functions/lessons/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    impact: 'Absence in lessons that were changed afterwards counts with the old times; what was registered is safe.',
    runbook: 'lessons-on-fact',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  });

  readonly api = this.serve({
    entry: 'functions/lessons/api.ts',
    env: Env,
    routes,
    impact: 'Teachers cannot register absence or confirm lessons; what guardians have reported is safe.',
    runbook: 'lessons-api',
    may: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });
}
