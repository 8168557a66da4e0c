import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { type ListDeps, listAnnouncements } from './list-announcements.ts';
import { type ListSentDeps, listSent } from './list-sent.ts';
import { type MarkDeps, markAnnouncement } from './mark-announcement.ts';
import { type OpenDeps, openAnnouncement } from './open-announcement.ts';
import { type OpenSentDeps, openSent } from './open-sent.ts';
import { type ReplyDeps, replyAnnouncement } from './reply-announcement.ts';
import { routes } from './routes.ts';
import { type SendDeps, sendAnnouncement } from './send-announcement.ts';
import { type FormDeps, showForm } from './show-form.ts';
import { type WithdrawDeps, withdrawAnnouncement } from './withdraw-announcement.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ListDeps &
  OpenDeps &
  MarkDeps &
  ReplyDeps &
  FormDeps &
  SendDeps &
  ListSentDeps &
  OpenSentDeps &
  WithdrawDeps;

const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  const mark = markAnnouncement(deps);
  return {
    ...handlersAt(routes, FAMILY, {
      'GET /announcements': async (caller, { params, query }) => ({
        body: await listAnnouncements(deps)(caller, { ...params, ...query }),
      }),
      'GET /announcements/{announcementId}': async (caller, { params }) => ({
        body: await openAnnouncement(deps)(caller, params),
      }),
      'POST /announcements/{announcementId}/read': async (caller, { params }) => {
        await mark(caller, { ...params, as: 'read' });
        return {};
      },
      'POST /announcements/{announcementId}/ok': async (caller, { params }) => {
        await mark(caller, { ...params, as: 'ok' });
        return {};
      },
      'POST /announcements/{announcementId}/reply': async (caller, { params, body, idempotencyKey }) => ({
        body: await replyAnnouncement(deps)(caller, { ...params, ...body, idempotencyKey }),
      }),
    }),
    [`GET ${GROUP}/announcement-form` as const]: async (request) => ({
      body: await showForm(deps)(request, request.params),
    }),
    [`POST ${GROUP}/announcements` as const]: async (request) => ({
      body: await sendAnnouncement(deps)(request, {
        ...request.params,
        ...request.body,
        idempotencyKey: request.idempotencyKey,
      }),
    }),
    [`GET ${GROUP}/announcements` as const]: async (request) => ({
      body: await listSent(deps)(request, { ...request.params, ...request.query }),
    }),
    [`GET ${GROUP}/announcements/{announcementId}` as const]: async (request) => ({
      body: await openSent(deps)(request, request.params),
    }),
    [`POST ${GROUP}/announcements/{announcementId}/withdrawal` as const]: async (request) => {
      await withdrawAnnouncement(deps)(request, request.params);
      return {};
    },
  };
}
