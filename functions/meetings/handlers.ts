import type { Handlers } from '../shared/http/entry.ts';
import { handlersAt } from '../shared/http/handlers-at.ts';
import { versioned } from '../shared/http/reply.ts';
import { FAMILY } from '../shared/http/routes-at.ts';
import { type AnswerDeps, answerMeeting } from './answer-meeting.ts';
import { type CancelDeps, cancelMeeting } from './cancel-meeting.ts';
import { type ChangeDeps, changeMeeting } from './change-meeting.ts';
import { type ListDeps, listMeetings } from './list-meetings.ts';
import { type ListPlannedDeps, listPlanned } from './list-planned.ts';
import { type OpenDeps, openMeeting } from './open-meeting.ts';
import { type OpenPlannedDeps, openPlanned } from './open-planned.ts';
import { type PlanDeps, planMeeting } from './plan-meeting.ts';
import type { MeetingContent } from './record.ts';
import { type RecordDeps, recordAnswer } from './record-answer.ts';
import { routes } from './routes.ts';
import { type FormDeps, showForm } from './show-meeting-form.ts';

/** The dependencies of the handlers; the entry builds them, tests pass their own. */
export type ApiDeps = ListDeps &
  OpenDeps &
  AnswerDeps &
  FormDeps &
  PlanDeps &
  ListPlannedDeps &
  OpenPlannedDeps &
  ChangeDeps &
  CancelDeps &
  RecordDeps;

type Sent = Omit<MeetingContent, 'capacity'> & { readonly capacity?: number | null | undefined };
/** The words and times of a meeting as they are kept: without places where they are not limited. */
const contentOf = ({ capacity, ...content }: Sent): MeetingContent => ({ ...content, capacity: capacity ?? undefined });

const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';

/** One handler per route: names the caller, calls the use-case. */
export function makeHandlers(deps: ApiDeps): Handlers<typeof routes> {
  return {
    ...handlersAt(routes, FAMILY, {
      'GET /meetings': async (caller, { params, query }) => ({
        body: await listMeetings(deps)(caller, { ...params, ...query }),
      }),
      'GET /meetings/{meetingId}': async (caller, { params }) => ({ body: await openMeeting(deps)(caller, params) }),
      'PUT /meetings/{meetingId}/answer': async (caller, { params, body }) => ({
        body: await answerMeeting(deps)(caller, { ...params, ...body }),
      }),
    }),
    [`GET ${GROUP}/meeting-form` as const]: async (request) => ({
      body: await showForm(deps)(request, request.params),
    }),
    [`POST ${GROUP}/meetings` as const]: async ({ params, body, ...request }) => ({
      body: await planMeeting(deps)(request, {
        ...params,
        content: contentOf(body),
        idempotencyKey: request.idempotencyKey,
      }),
    }),
    [`GET ${GROUP}/meetings` as const]: async (request) => ({
      body: await listPlanned(deps)(request, { ...request.params, ...request.query }),
    }),
    [`GET ${GROUP}/meetings/{meetingId}` as const]: async (request) =>
      versioned(await openPlanned(deps)(request, request.params)),
    [`PUT ${GROUP}/meetings/{meetingId}` as const]: async ({ params, body, ifMatch, ...request }) => {
      await changeMeeting(deps)(request, { ...params, content: contentOf(body), ifMatch });
      return versioned(await openPlanned(deps)(request, params));
    },
    [`POST ${GROUP}/meetings/{meetingId}/cancellation` as const]: async (request) => {
      await cancelMeeting(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`PUT ${GROUP}/meetings/{meetingId}/answers/{personId}` as const]: async (request) => {
      await recordAnswer(deps)(request, { ...request.params, ...request.body });
      return {};
    },
  };
}
