import type { RouteTable } from '../shared/http/route.ts';
import { ChildParams, PupilParams, SchoolParams } from '../shared/schema.ts';
import {
  Acknowledgement,
  ChildWarningParams,
  OwnWarningParams,
  PaperBody,
  PaperDone,
  PaperParams,
  PaperTasks,
  SchoolWarningParams,
  Trail,
  Warning,
  WarningList,
} from './schema.ts';

const list = { answer: { status: 200, schema: WarningList } } as const;
const warning = {
  answer: { status: 200, schema: Warning },
  description: 'That it was opened, by whom and when, is noted; the first time stays.',
} as const;
const print = {
  answer: { status: 200, mediaType: 'application/pdf' },
  description: 'PDF/A-2a, tagged, byte for byte as it was sent. Reading it counts as opening the warning.',
} as const;
const acknowledged = {
  answer: { status: 200, schema: Acknowledgement },
  description: 'The first time counts; saying it again changes nothing.',
} as const;

const guardian = { audience: 'guardian', action: 'child:read' } as const;
const pupil = { audience: 'feide', action: 'pupil:read-own' } as const;
const GUARDIAN = ['not-found', 'no-such-role', 'deliveries.pupil-of-age'] as const;
const PUPIL = ['not-found', 'no-such-role'] as const;
const staff = { audience: 'feide', refusals: PUPIL } as const;
const follows = { ...staff, action: 'pupil:subject-warnings', params: SchoolWarningParams } as const;
const prints = { ...staff, action: 'school:paper-tasks' } as const;
const SCHOOL_WARNING = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';
const NOBODY = 'deliveries.not-a-recipient';

export const routes = {
  'GET /v1/guardian/children/{childId}/warnings': {
    ...guardian,
    ...list,
    params: ChildParams,
    refusals: GUARDIAN,
    summary: 'The warnings about a child, newest first, with what the caller has opened and acknowledged.',
    description: 'Opening one is noted and shown to the school as opened.',
  },
  'GET /v1/guardian/children/{childId}/warnings/{warningId}': {
    ...guardian,
    ...warning,
    params: ChildWarningParams,
    refusals: GUARDIAN,
    summary: 'One warning about a child, as it was sent.',
  },
  'GET /v1/guardian/children/{childId}/warnings/{warningId}/pdf': {
    ...guardian,
    ...print,
    params: ChildWarningParams,
    refusals: GUARDIAN,
    summary: 'The letter of a warning about a child.',
  },
  'POST /v1/guardian/children/{childId}/warnings/{warningId}/acknowledgement': {
    ...guardian,
    ...acknowledged,
    params: ChildWarningParams,
    refusals: [...GUARDIAN, NOBODY],
    summary: 'Say that a warning has been read.',
    description: 'No body. The first time is kept; again gets the same answer.',
  },
  'GET /v1/pupil/{pupilId}/warnings': {
    ...pupil,
    ...list,
    params: PupilParams,
    refusals: PUPIL,
    summary: 'Own warnings, newest first, with what the caller has opened and acknowledged.',
    description: 'Opening one is noted and shown to the school as opened.',
  },
  'GET /v1/pupil/{pupilId}/warnings/{warningId}': {
    ...pupil,
    ...warning,
    params: OwnWarningParams,
    refusals: PUPIL,
    summary: 'One own warning, as it was sent.',
  },
  'GET /v1/pupil/{pupilId}/warnings/{warningId}/pdf': {
    ...pupil,
    ...print,
    params: OwnWarningParams,
    refusals: PUPIL,
    summary: 'The letter of an own warning.',
  },
  'POST /v1/pupil/{pupilId}/warnings/{warningId}/acknowledgement': {
    ...pupil,
    ...acknowledged,
    params: OwnWarningParams,
    refusals: [...PUPIL, NOBODY],
    summary: 'Say that an own warning has been read.',
    description: 'No body. The first time is kept; again gets the same answer.',
  },
  [`GET ${SCHOOL_WARNING}/deliveries` as const]: {
    ...follows,
    answer: { status: 200, schema: Trail },
    summary: 'How far a warning has come with each who got it, for its sender, the contact teacher and leaders.',
    description: 'From told to opened and acknowledged; `paper` is the task to bring it on paper.',
  },
  [`GET ${SCHOOL_WARNING}/delivery-proof` as const]: {
    ...follows,
    answer: { status: 200, mediaType: 'application/pdf' },
    summary: 'The same as a letter, for a complaint.',
    description: 'PDF/A-2a, tagged. The same records are the same bytes.',
  },
  'GET /v1/schools/{schoolId}/paper-tasks': {
    ...prints,
    params: SchoolParams,
    answer: { status: 200, schema: PaperTasks },
    summary: 'Warnings that the school must bring on paper: to whom and why, the oldest first.',
    description: 'For office and leaders; print the letter of each, and say when it was brought.',
  },
  [`GET ${SCHOOL_WARNING}/paper-tasks/{personId}/pdf` as const]: {
    ...prints,
    params: PaperParams,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: [...PUPIL, 'deliveries.no-paper-needed'],
    summary: 'The letter to print, addressed to its recipient, as long as somebody must bring it.',
    description:
      'For the office and the leaders; refused once nobody needs it on paper any more. The system holds no addresses: under ' +
      'the name there is room for one, where the window of an envelope shows it.',
  },
  [`POST ${SCHOOL_WARNING}/paper-tasks/{personId}/completion` as const]: {
    ...prints,
    params: PaperParams,
    body: PaperBody,
    answer: { status: 200, schema: PaperDone },
    summary: 'Say that the letter was brought, and how.',
    description:
      'The first time counts; saying it again changes nothing. Also of a letter that nobody must bring any more: it was brought.',
  },
} as const satisfies RouteTable;
