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
      description: 'Opening a warning is recorded, and the school sees it.',
      guardian: {
        summary: 'The warnings about a child, newest first, with the caller’s opening and acknowledgement.',
      },
      pupil: { summary: 'Own warnings, newest first, with the caller’s opening and acknowledgement.' },
    },
    'GET /warnings/{warningId}': {
      ids,
      answer: { status: 200, schema: Warning },
      description: 'Records who opened it and when; the first time stays.',
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
      description: 'No body. The first time is kept; a repeat gets the same answer.',
      guardian: { summary: 'Acknowledge a warning.', refusals: [...GUARDIAN, NOBODY] },
      pupil: { summary: 'Acknowledge an own warning.', refusals: [...PUPIL, NOBODY] },
    },
  }),
  [`GET ${SCHOOL_WARNING}/deliveries` as const]: {
    ...follows,
    answer: { status: 200, schema: Trail },
    summary: 'The status of a warning for each recipient, for its sender, the contact teacher and leaders.',
    description: 'From notice to opening and acknowledgement; `paper` is the task to bring it on paper.',
  },
  [`GET ${SCHOOL_WARNING}/delivery-proof` as const]: {
    ...follows,
    answer: { status: 200, mediaType: 'application/pdf' },
    summary: 'The status for each recipient as a letter, for a complaint.',
    description: 'PDF/A-2a, tagged. The same records give the same bytes.',
  },
  'GET /v1/schools/{schoolId}/paper-tasks': {
    ...prints,
    params: SchoolParams,
    answer: { status: 200, schema: PaperTasks },
    summary: 'Warnings that the school must bring on paper, with recipient and reason, oldest first.',
    description: 'For office and leaders; print each letter, and report when it is delivered.',
  },
  [`GET ${SCHOOL_WARNING}/paper-tasks/{personId}/pdf` as const]: {
    ...prints,
    params: PaperParams,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: [...PUPIL, 'deliveries.no-paper-needed'],
    summary: 'The letter to print, addressed to its recipient, while the paper task is open.',
    description:
      'For the office and the leaders; refused once the paper task is closed. The system holds no addresses: the letter has ' +
      'room for one under the name, where the window of an envelope shows it.',
  },
  [`POST ${SCHOOL_WARNING}/paper-tasks/{personId}/completion` as const]: {
    ...prints,
    params: PaperParams,
    body: PaperBody,
    answer: { status: 200, schema: PaperDone },
    summary: 'Report that the letter was delivered, and how.',
    description:
      'The first report counts; a repeat changes nothing. Also valid for a closed paper task, if the letter was delivered.',
  },
} as const satisfies RouteTable;
