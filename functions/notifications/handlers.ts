import type { Handlers, Request } from '../shared/http.ts';
import type { Language } from '../shared/problems.ts';
import { type InboxCaller, type InboxDeps, type InboxPage, listInbox } from './list-inbox.ts';
import { markRead } from './mark-read.ts';
import type { routes } from './routes.ts';
import type { InboxStore } from './store.ts';
import { texts } from './texts.ts';

type Deps = InboxDeps & { readonly store: InboxStore };
type Asked = Pick<Request<(typeof routes)['GET /v1/staff/inbox']>, 'login' | 'moment' | 'language' | 'query'>;
type Told = Pick<Request<(typeof routes)['POST /v1/staff/inbox/reads']>, 'login' | 'moment' | 'body'>;

const PAGE = 20;

/** The inboxes' routes: the same two for guardians, pupils and staff, each about own inbox. */
export function makeHandlers(deps: Deps): Handlers<typeof routes> {
  const list = listInbox(deps);
  const mark = markRead(deps);
  const own = (as: InboxCaller['as']) => ({
    list: async ({ login, moment, language, query: { limit, cursor } }: Asked) => {
      const asked = { limit: limit === undefined ? PAGE : Number(limit), cursor };
      const { items, unread, next } = await list({ as, login, moment }, asked);
      return { body: { items: items.map((one) => showItem(as, one, language)), unread, next } };
    },
    read: async ({ login, moment, body }: Told) => ({
      body: { read: [...(await mark({ as, login, moment }, body.ids))] },
    }),
  });
  const [guardian, pupil, staff] = [own('guardian'), own('pupil'), own('staff')];
  return {
    'GET /v1/guardian/inbox': guardian.list,
    'POST /v1/guardian/inbox/reads': guardian.read,
    'GET /v1/pupil/inbox': pupil.list,
    'POST /v1/pupil/inbox/reads': pupil.read,
    'GET /v1/staff/inbox': staff.list,
    'POST /v1/staff/inbox/reads': staff.read,
  };
}

/** An item in words. A pupil's own inbox names nobody: everything in it is about the pupil. */
function showItem(as: InboxCaller['as'], { item, pupil }: InboxPage['items'][number], language: Language) {
  const child = as === 'pupil' ? undefined : pupil;
  const { id, kind, area, about, occurredAt, readAt } = item;
  return {
    id,
    kind,
    area,
    title: texts[`inbox.${kind}`]?.[language] ?? '',
    childId: child?.facts.pupilId ?? null,
    childName: child ? nameFor(as, child) : null,
    about: { kind: about.kind, id: about.id ?? null, day: about.day ?? null },
    occurredAt,
    readAt: readAt ?? null,
  };
}

/** Parents call their child by the given name; the school needs the whole. */
const nameFor = (
  as: InboxCaller['as'],
  { givenName, familyName }: { givenName: string; familyName: string },
): string => (as === 'guardian' ? givenName : `${givenName} ${familyName}`);
