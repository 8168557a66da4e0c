import type { RouteTable } from '../shared/http/route.ts';
import { FAMILY, routesAt } from '../shared/http/routes-at.ts';
import { SchoolParams, sortableId } from '../shared/schema.ts';
import {
  Acknowledgement,
  PaperBody,
  PaperDone,
  PaperParams,
  PaperTasks,
  SchoolWarningParams,
  Trail,
  Warning,
  WarningList,
} from './schema.ts';

const ids = { warningId: sortableId };
const GUARDIAN = ['not-found', 'no-such-role', 'deliveries.pupil-of-age'] as const;
const PUPIL = ['not-found', 'no-such-role'] as const;
const NOBODY = 'deliveries.not-a-recipient';
const reads = {
  guardian: { action: 'child:read', refusals: GUARDIAN },
  pupil: { action: 'pupil:read-own', refusals: PUPIL },
} as const;
const staff = { audience: 'feide', refusals: PUPIL } as const;
const follows = { ...staff, action: 'pupil:subject-warnings', params: SchoolWarningParams } as const;
const prints = { ...staff, action: 'school:paper-tasks' } as const;
const SCHOOL_WARNING = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';

export const routes = {
  ...routesAt(FAMILY, reads, {
    'GET /warnings': {
      answer: { status: 200, schema: WarningList },
      description: 'Opening one is noted and shown to the school as opened.',
      guardian: {
        summary: 'The warnings about a child, newest first, with what the caller has opened and acknowledged.',
      },
      pupil: { summary: 'Own warnings, newest first, with what the caller has opened and acknowledged.' },
    },
    'GET /warnings/{warningId}': {
      ids,
      answer: { status: 200, schema: Warning },
      description: 'That it was opened, by whom and when, is noted; the first time stays.',
      guardian: { summary: 'One warning about a child, as it was sent.' },
      pupil: { summary: 'One own warning, as it was sent.' },
    },
    'GET /warnings/{warningId}/pdf': {
      ids,
      answer: { status: 200, mediaType: 'application/pdf' },
      description: 'PDF/A-2a, tagged, byte for byte as it was sent. Reading it counts as opening the warning.',
      guardian: { summary: 'The letter of a warning about a child.' },
      pupil: { summary: 'The letter of an own warning.' },
    },
    'POST /warnings/{warningId}/acknowledgement': {
      ids,
      answer: { status: 200, schema: Acknowledgement },
      description: 'No body. The first time is kept; again gets the same answer.',
      guardian: { summary: 'Say that a warning has been read.', refusals: [...GUARDIAN, NOBODY] },
      pupil: { summary: 'Say that an own warning has been read.', refusals: [...PUPIL, NOBODY] },
    },
  }),
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
