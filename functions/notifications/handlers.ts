import type { Lookup } from '../roster/lookup.ts';
import type { Handlers } from '../shared/http.ts';
import { listInbox } from './list-inbox.ts';
import { markRead } from './mark-read.ts';
import type { routes } from './routes.ts';
import type { InboxStore } from './store.ts';
import { texts } from './texts.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>;
  readonly store: InboxStore;
  readonly secret: () => Promise<string>;
};

const PAGE = 20;

/** The inbox's routes. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const list = listInbox(deps);
  const mark = markRead(deps);
  return {
    'GET /v1/guardian/inbox': async ({ login, moment, language, query }) => {
      const limit = query.limit === undefined ? PAGE : Number(query.limit);
      const page = await list({ login, moment, limit, cursor: query.cursor });
      const items = page.items.map(({ item, childName }) => ({
        id: item.id,
        kind: item.kind,
        area: item.area,
        title: texts[`inbox.${item.kind}`]?.[language] ?? '',
        childId: item.pupilId,
        childName,
        reportId: item.reportId,
        occurredAt: item.occurredAt,
        readAt: item.readAt ?? null,
      }));
      return { body: { items, unread: { absence: page.unreadAbsence }, next: page.next } };
    },
    'POST /v1/guardian/inbox/reads': async ({ login, moment, body }) => ({
      body: { read: [...(await mark(login, body.ids, moment))] },
    }),
  };
}
