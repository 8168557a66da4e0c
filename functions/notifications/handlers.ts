import type { Handlers, Request } from '../shared/http/entry.ts';
import { type InboxCaller, type InboxDeps, listInbox } from './list-inbox.ts';
import { markRead, type WhatIsRead } from './mark-read.ts';
import { type OpenDeps, openNotice } from './open-notice.ts';
import type { routes } from './routes.ts';
import type { InboxStore } from './store.ts';
import { showItem } from './view.ts';

type Deps = InboxDeps & OpenDeps & { readonly store: InboxStore };
type Asked = Pick<Request<(typeof routes)['GET /v1/staff/inbox']>, 'login' | 'moment' | 'language' | 'query'>;
type Opened = Pick<
  Request<(typeof routes)['GET /v1/staff/notices/{noticeId}']>,
  'login' | 'moment' | 'language' | 'params'
>;
type Marked = Pick<Request<(typeof routes)['POST /v1/staff/inbox/reads']>, 'login' | 'moment' | 'body'>;

const PAGE = 20;

/** The schema allows only one of the two. */
const whatOf = ({ ids, area, pupilId }: Marked['body']): WhatIsRead =>
  area === undefined ? { ids: ids ?? [] } : { area, pupilId };

/** The inbox routes: the same three for guardians, pupils and staff, each for the caller's own inbox. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const list = listInbox(deps);
  const mark = markRead(deps);
  const open = openNotice(deps);
  const own = (as: InboxCaller['as']) => ({
    list: async ({ login, moment, language, query: { limit, cursor } }: Asked) => {
      const asked = { limit: limit === undefined ? PAGE : Number(limit), cursor };
      const { items, unread, next } = await list({ as, login, moment }, asked);
      return { body: { items: items.map((item) => showItem(as, item, language)), unread, next } };
    },
    read: async ({ login, moment, body }: Marked) => ({
      body: { read: [...(await mark({ as, login, moment }, whatOf(body)))] },
    }),
    open: async ({ login, moment, language, params: { noticeId } }: Opened) => ({
      body: showItem(as, await open({ as, login, moment }, noticeId), language),
    }),
  });
  const [guardian, pupil, staff] = [own('guardian'), own('pupil'), own('staff')];
  return {
    'GET /v1/guardian/inbox': guardian.list,
    'POST /v1/guardian/inbox/reads': guardian.read,
    'GET /v1/guardian/notices/{noticeId}': guardian.open,
    'GET /v1/pupil/inbox': pupil.list,
    'POST /v1/pupil/inbox/reads': pupil.read,
    'GET /v1/pupil/notices/{noticeId}': pupil.open,
    'GET /v1/staff/inbox': staff.list,
    'POST /v1/staff/inbox/reads': staff.read,
    'GET /v1/staff/notices/{noticeId}': staff.open,
  };
}
