import type { output } from 'zod/mini';
import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { OWN } from '../shared/http/routes-at.ts';
import { type InboxDeps, listInbox } from './list-inbox.ts';
import { markRead, type WhatIsRead } from './mark-read.ts';
import { type OpenDeps, openNotice } from './open-notice.ts';
import { routes } from './routes.ts';
import type { ReadsBody } from './schema.ts';
import type { InboxStore } from './store.ts';
import { showItem } from './view.ts';

type Deps = InboxDeps & OpenDeps & { readonly store: InboxStore };

const PAGE = 20;

/** The schema allows only one of the two. */
const whatOf = ({ ids, area, pupilId }: output<typeof ReadsBody>): WhatIsRead =>
  area === undefined ? { ids: ids ?? [] } : { area, pupilId };

/** The inbox routes: the same three for guardians, pupils and staff, each for the caller's own inbox. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const [list, mark, open] = [listInbox(deps), markRead(deps), openNotice(deps)];
  return handlersAt(routes, OWN, {
    'GET /inbox': async (caller, { query: { limit, cursor } }) => {
      const page = { limit: limit === undefined ? PAGE : Number(limit), cursor };
      const { items, unread, next } = await list(caller, page);
      return { body: { items: items.map((item) => showItem(caller.as, item, caller.language)), unread, next } };
    },
    'POST /inbox/reads': async (caller, { body }) => ({ body: { read: [...(await mark(caller, whatOf(body)))] } }),
    'GET /notices/{noticeId}': async (caller, { params }) => ({
      body: showItem(caller.as, await open(caller, params.noticeId), caller.language),
    }),
  });
}
