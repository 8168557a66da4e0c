import type { Handlers } from '../shared/http/entry.ts';
import { versioned } from '../shared/http/reply.ts';
import { type BookForDeps, bookForFamily } from './book-for-family.ts';
import { type CancelForDeps, cancelForFamily } from './cancel-for-family.ts';
import { type CancelSlotDeps, cancelSlot } from './cancel-slot.ts';
import { type ChangeDeps, changeConference } from './change-conference.ts';
import { type ChangeSlotDeps, changeSlot } from './change-slot.ts';
import { type ListDayDeps, listDay } from './list-day.ts';
import { type ListPlannedDeps, listPlanned } from './list-planned.ts';
import { type ListPupilsDeps, listPupils } from './list-pupils.ts';
import { type ListTimesDeps, listTimes } from './list-times.ts';
import { makeSlots, previewSlots, type SlotsDeps } from './make-slots.ts';
import { type MoveForDeps, moveForFamily } from './move-for-family.ts';
import { type OpenPlannedDeps, openPlanned } from './open-planned.ts';
import { type OrderAwayDeps, orderAway } from './order-away.ts';
import { type PlanDeps, planConference } from './plan-conference.ts';
import { type OutcomeDeps, recordOutcome } from './record-outcome.ts';
import type { schoolRoutes } from './school-routes.ts';
import { type AskDeps, setAsks } from './set-asks.ts';
import { type InterpreterDeps, setInterpreter } from './set-interpreter.ts';
import { type StepDeps, stepConference } from './step-conference.ts';

export type SchoolDeps = ListPlannedDeps &
  PlanDeps &
  OpenPlannedDeps &
  ChangeDeps &
  StepDeps &
  SlotsDeps &
  ListTimesDeps &
  ChangeSlotDeps &
  CancelSlotDeps &
  OrderAwayDeps &
  ListDayDeps &
  ListPupilsDeps &
  BookForDeps &
  MoveForDeps &
  CancelForDeps &
  OutcomeDeps &
  InterpreterDeps &
  AskDeps;

const ALL = '/v1/schools/{schoolId}/conferences';
const CONFERENCE = `${ALL}/{conferenceId}` as const;
const TALK = `${CONFERENCE}/talks/{pupilId}/{bookingId}` as const;

/** The handlers of those who plan conferences, and of teachers. */
export function schoolHandlers(deps: SchoolDeps): Handlers<typeof schoolRoutes> {
  return {
    ...talkHandlers(deps),
    [`GET ${ALL}` as const]: async (request) => ({ body: await listPlanned(deps)(request, request.params) }),
    [`POST ${ALL}` as const]: async ({ params, body, idempotencyKey, ...request }) => ({
      body: await planConference(deps)(request, { ...params, ...body, idempotencyKey }),
    }),
    [`GET ${CONFERENCE}` as const]: async (request) => versioned(await openPlanned(deps)(request, request.params)),
    [`PUT ${CONFERENCE}` as const]: async ({ params, body: content, ifMatch, ...request }) => {
      await changeConference(deps)(request, { ...params, content, ifMatch });
      return versioned(await openPlanned(deps)(request, params));
    },
    [`POST ${CONFERENCE}/state` as const]: async (request) => ({
      body: await stepConference(deps)(request, { ...request.params, ...request.body }),
    }),
    [`POST ${CONFERENCE}/times-preview` as const]: async (request) => ({
      body: await previewSlots(deps)(request, { ...request.params, ...request.body }),
    }),
    [`POST ${CONFERENCE}/times` as const]: async ({ params, body, idempotencyKey, ...request }) => ({
      body: await makeSlots(deps)(request, { ...params, ...body, idempotencyKey }),
    }),
    [`GET ${CONFERENCE}/teachers/{teacherId}/times` as const]: async (request) => ({
      body: await listTimes(deps)(request, request.params),
    }),
    [`PUT ${CONFERENCE}/teachers/{teacherId}/asks` as const]: async (request) => {
      await setAsks(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`POST ${CONFERENCE}/time-changes` as const]: async (request) => {
      await changeSlot(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`POST ${CONFERENCE}/time-cancellations` as const]: async (request) => {
      await cancelSlot(deps)(request, { ...request.params, ...request.body });
      return {};
    },
    [`POST ${CONFERENCE}/absent-teachers` as const]: async ({ params, body, idempotencyKey, ...request }) => {
      await orderAway(deps)(request, { ...params, ...body, idempotencyKey });
      return {};
    },
  };
}

type TalkKey =
  | `GET ${typeof CONFERENCE}/${'days/{day}' | 'pupils'}`
  | `${'POST' | 'PUT'} ${typeof CONFERENCE}/talks${string}`;
type TalkRoutes = Pick<typeof schoolRoutes, Extract<keyof typeof schoolRoutes, TalkKey>>;

/** The handlers of lists of a conference, and of what the school does for families. */
function talkHandlers(deps: SchoolDeps): Handlers<TalkRoutes> {
  return {
    [`GET ${CONFERENCE}/days/{day}` as const]: async (request) => ({
      body: await listDay(deps)(request, request.params),
    }),
    [`GET ${CONFERENCE}/pupils` as const]: async (request) => ({
      body: await listPupils(deps)(request, { ...request.params, ...request.query }),
    }),
    [`POST ${CONFERENCE}/talks` as const]: async ({ params, body, idempotencyKey, ...request }) => ({
      body: await bookForFamily(deps)(request, { ...params, ...body, idempotencyKey }),
    }),
    [`POST ${TALK}/time` as const]: async ({ params, body, idempotencyKey, ...request }) => ({
      body: await moveForFamily(deps)(request, { ...params, ...body, idempotencyKey }),
    }),
    [`POST ${TALK}/cancellation` as const]: async (request) => ({
      body: await cancelForFamily(deps)(request, { ...request.params, ...request.body }),
    }),
    [`PUT ${TALK}/interpreter` as const]: async ({ params, body: interpreter, ...request }) => ({
      body: await setInterpreter(deps)(request, { ...params, interpreter }),
    }),
    [`POST ${TALK}/outcome` as const]: async (request) => ({
      body: await recordOutcome(deps)(request, { ...request.params, ...request.body }),
    }),
  };
}
