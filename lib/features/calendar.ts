import { Env } from '../../functions/calendar/env.ts';
import { routes } from '../../functions/calendar/routes.ts';
import { Feature } from '../parts/feature.ts';

/**
 * Own appointments in the calendars of phones. Feeds are at the portal's address, which outlives the API's own; without
 * a portal at the API's.
 */
export class Calendar extends Feature {
  readonly api = this.serve({
    entry: 'functions/calendar/api.ts',
    env: Env,
    environment: {
      CALENDAR_URL: this.props.stage.portal ? this.props.stage.notices.portalUrl : this.props.http.url,
    },
    routes,
    impact: 'Calendars show what they had, and nobody fetches a file or makes a feed; talks and meetings are safe.',
    runbook: 'calendar-api',
    // An ended feed leaves nothing behind, so that its address leads nowhere.
    may: { table: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'DeleteItem'] },
    reads: ['loginKey'],
  });
}
