import type { RouteTable } from '../shared/http/route.ts';
import { GroupParams, HalfYearQuery, SchoolParams, SchoolPupilParams } from '../shared/schema.ts';
import {
  ApprovalBody,
  Approvals,
  ClassRegister,
  ContentBody,
  Counts,
  Draft,
  DraftBody,
  EndBody,
  Form,
  Own,
  Preview,
  Prior,
  PriorQuery,
  Register,
  SendBody,
  Trail,
  Warning,
  WarningParams,
} from './schema.ts';

const PUPIL = ['not-found', 'no-such-role'] as const;
const WRITE = [...PUPIL, 'warnings.contact-teacher-writes'] as const;
/** Faults that even an incomplete draft must not have. */
const WRONG = [
  'warnings.unknown-period',
  'warnings.reason-not-valid',
  'warnings.subject-not-yours',
  'warnings.no-subjects-here',
  'warnings.twice',
  'warnings.day-past',
  'warnings.year-is-over',
  'warnings.no-grades-yet',
  'warnings.day-after-period',
] as const;
/** Faults that a warning must not have when its author sends it or asks for approval. */
const MISSING = [
  ...WRONG,
  'warnings.period-missing',
  'warnings.subject-missing',
  'warnings.reason-missing',
  'warnings.way-out-missing',
  'warnings.day-missing',
  'warnings.contact-missing',
  'warnings.no-legal-basis',
  'warnings.unprintable',
  'warnings.unprintable-name',
  'warnings.too-many-characters',
] as const;
const GONE = ['warnings.already-sent', 'warnings.already-ended', 'warnings.discarded', 'changed-meanwhile'] as const;

const PDF = { status: 200, mediaType: 'application/pdf' } as const;
const REPEAT = 'A repeat with the same If-Match after a lost answer gets the same answer.';
const writes = { audience: 'feide', action: 'warning:write-subject' } as const;
const approves = { audience: 'feide', action: 'warning:approve' } as const;
const reads = { audience: 'feide', action: 'pupil:subject-warnings', refusals: PUPIL } as const;
const warning = { ...writes, params: WarningParams } as const;
const changed = { answer: { status: 200, schema: Draft }, etag: 'required', description: REPEAT } as const;

const BASE = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DRAFT = `${BASE}/warning-drafts/{warningId}` as const;

export const routes = {
  [`GET ${BASE}/warning-form` as const]: {
    ...writes,
    params: SchoolPupilParams,
    answer: { status: 200, schema: Form },
    refusals: PUPIL,
    summary: 'The data of a warning form: the caller’s kinds and subjects, today’s reasons, periods and legal basis.',
    description: 'Call it before you show the form. `approval` says whether the principal must approve.',
  },
  [`POST ${BASE}/warning-drafts` as const]: {
    ...writes,
    params: SchoolPupilParams,
    body: DraftBody,
    answer: { status: 201, schema: Draft },
    idempotent: true,
    etag: 'answer',
    refusals: [...WRITE, ...WRONG],
    summary: 'Begin a warning. It may have gaps until it is sent.',
    description: 'Only the author sees it. Send every field; a gap is empty, or null for a period or a day.',
  },
  [`GET ${DRAFT}` as const]: {
    ...warning,
    answer: { status: 200, schema: Draft },
    etag: 'answer',
    refusals: WRITE,
    summary: 'One unsent warning, for its author, and for the principal who is to approve it.',
    description: 'Every step on the way to sending takes its ETag in If-Match.',
  },
  [`PUT ${DRAFT}` as const]: {
    ...warning,
    ...changed,
    body: ContentBody,
    refusals: [...WRITE, ...WRONG, ...GONE],
    summary: 'Change an unsent warning. An approved warning needs a new approval after a change.',
  },
  [`DELETE ${DRAFT}` as const]: {
    ...warning,
    ...changed,
    refusals: [...PUPIL, ...GONE],
    summary: 'Discard an unsent warning. The author can do it even when the pupil has left.',
  },
  [`GET ${DRAFT}/trail` as const]: {
    ...warning,
    answer: { status: 200, schema: Trail },
    refusals: WRITE,
    summary: 'Every version of an unsent warning, oldest first, each with its author.',
    description: 'For its author, and for the principal who is to approve it.',
  },
  [`GET ${DRAFT}/preview` as const]: {
    ...warning,
    answer: { status: 200, schema: Preview },
    refusals: WRITE,
    summary: 'Recipients and their channels, guardians left out with the reason, and faults that prevent the sending.',
    description: 'Send `seen` with the sending, so that no recipient is added unseen.',
  },
  [`GET ${DRAFT}/pdf` as const]: {
    ...warning,
    answer: PDF,
    refusals: [...WRITE, ...MISSING],
    summary: 'The letter as it would be sent now, marked as a draft on every page.',
    description: 'For reading on a screen. Never hand it out: a draft is no warning.',
  },
  [`POST ${DRAFT}/approval-request` as const]: {
    ...warning,
    ...changed,
    refusals: [...WRITE, ...MISSING, 'warnings.approval-off', 'warnings.already-asked', ...GONE],
    summary: 'Ask the principal for approval, where the school requires it.',
  },
  [`POST ${DRAFT}/approval` as const]: {
    ...approves,
    ...changed,
    params: WarningParams,
    body: ApprovalBody,
    refusals: [
      ...PUPIL,
      'warnings.principal-approves',
      'warnings.contact-teacher-writes',
      'warnings.return-reason-missing',
      'warnings.not-asked',
      ...MISSING,
      ...GONE,
    ],
    summary: 'Approve a warning, so that its author can send it, or return it with a reason.',
  },
  [`POST ${DRAFT}/sending` as const]: {
    ...warning,
    body: SendBody,
    answer: { status: 201, schema: Warning },
    idempotent: true,
    etag: 'required',
    refusals: [...WRITE, ...MISSING, 'warnings.not-approved', 'warnings.recipients-changed', ...GONE],
    summary: 'Send the warning: the letter is made and frozen, and goes to all recipients. It never changes again.',
    description:
      'The sending computes the recipients anew. If they differ from the preview, for example after an 18th birthday, ' +
      'nothing is sent, and the answer has the new `seen`.',
  },
  [`GET ${BASE}/warnings` as const]: {
    ...reads,
    params: SchoolPupilParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: Register },
    summary: 'A pupil’s warnings, newest first: all for leaders and the contact teacher, of own subjects for teachers.',
    description: 'The list has ended warnings too, each with its end.',
  },
  [`GET ${BASE}/warnings/prior` as const]: {
    ...reads,
    params: SchoolPupilParams,
    query: PriorQuery,
    answer: { status: 200, schema: Prior },
    summary: 'Was there a warning before this day? Withdrawn warnings are listed and do not count.',
    description: 'Call it before a grade is set: the law requires the warning first.',
  },
  [`GET ${BASE}/warnings/{warningId}` as const]: {
    ...reads,
    params: WarningParams,
    answer: { status: 200, schema: Warning },
    summary: 'One warning as it was sent, with its evidence, its recipients and its end.',
    description: 'Figures and recipients are as they were at the sending and do not change.',
  },
  [`GET ${BASE}/warnings/{warningId}/pdf` as const]: {
    ...reads,
    params: WarningParams,
    answer: PDF,
    summary: 'The letter, byte for byte as it was sent.',
    description: 'PDF/A-2a, tagged, in the pupil’s form of Norwegian.',
  },
  [`POST ${BASE}/warnings/{warningId}/end` as const]: {
    ...writes,
    params: WarningParams,
    body: EndBody,
    answer: { status: 201, schema: Warning },
    idempotent: true,
    refusals: [
      ...WRITE,
      'warnings.contact-teacher-ends',
      'warnings.withdrawal-reason-missing',
      'warnings.newer-missing',
      'warnings.newer-not-here',
      'warnings.newer-unknown',
      'warnings.already-ended',
      'changed-meanwhile',
    ],
    summary: 'End a warning, once: improved, withdrawn with a reason, or overtaken by a newer warning.',
    description: 'The letter stays. An ended warning cannot be opened again.',
  },
  'GET /v1/staff/warnings': {
    audience: 'feide',
    action: 'staff:home',
    answer: { status: 200, schema: Own },
    refusals: ['no-such-role'],
    summary: 'Own work list: warnings that are not sent yet, old ones marked, and sent ones that are open.',
    description: 'For authors of warnings, from all their groups and schools.',
  },
  'GET /v1/groups/{groupId}/warnings': {
    audience: 'feide',
    action: 'class:warnings',
    params: GroupParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: ClassRegister },
    refusals: PUPIL,
    summary: 'A class’s open warnings, and those sent in the half-year that have ended; newest first.',
    description:
      'For the contact teacher and the leaders. `recipients` says how far each delivery has come, without names.',
  },
  'GET /v1/schools/{schoolId}/warning-counts': {
    audience: 'feide',
    action: 'school:warnings',
    params: SchoolParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: Counts },
    refusals: PUPIL,
    summary: 'The number of warnings that a school has sent in a half-year, by kind and state.',
    description: 'For leaders; it names no pupil.',
  },
  'GET /v1/schools/{schoolId}/warning-approvals': {
    ...approves,
    params: SchoolParams,
    answer: { status: 200, schema: Approvals },
    refusals: PUPIL,
    summary: 'The warnings that wait for the principal’s approval, oldest first.',
    description: 'For the principal. Open a draft by its id to approve or return it.',
  },
} as const satisfies RouteTable;
