import { Env } from '../../functions/announcements/env.ts';
import { routes } from '../../functions/announcements/routes.ts';
import { Feature } from '../parts/feature.ts';

/** Announcements to a class or group. Their notices are made by the inboxes. */
export class Announcements extends Feature {
  readonly api = this.serve({
    entry: 'functions/announcements/api.ts',
    env: Env,
    routes,
    impact: 'Schools can send no announcement, and families can open none; what was sent is safe.',
    runbook: 'announcements-api',
    may: {
      table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      accessLogTable: ['PutItem'],
    },
    reads: ['loginKey'],
  });
}
