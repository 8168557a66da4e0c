import type { RouteTable } from '../shared/http/route.ts';
import { PUPIL, routesAt } from '../shared/http/routes-at.ts';
import { GroupParams, HalfYearQuery, SchoolPupilParams } from '../shared/schema.ts';
import {
  ClassStatements,
  FreezeBody,
  PrintQuery,
  Statement,
  StatementPage,
  StatementParams,
  StatementsOfClass,
  StrikeOut,
  StrikeOutBody,
  StrikeOutPage,
  StrikeOutParams,
  Verification,
} from './schema.ts';

const NOT_BEGUN = 'statements.half-year-not-begun';
const STRUCK = [
  'statements.span-turned',
  'statements.span-not-over',
  'statements.span-over-two-years',
  'statements.cause-not-here',
  'statements.day-one-for-health-only',
  'statements.below-eighth-grade',
  'statements.span-taken',
  'statements.not-documented',
  'statements.too-short',
  'statements.days-used-up',
  'statements.no-rules',
] as const;

const ids = { statementId: StatementParams.shape.statementId };
const reads = {
  guardian: { action: 'child:read', refusals: ['statements.pupil-of-age'] },
  pupil: { action: 'pupil:read-own' },
  staff: { action: 'pupil:statement-read' },
} as const;
const staffReads = { audience: 'feide', ...reads.staff } as const;
const staffFreezes = { audience: 'feide', action: 'pupil:statement-freeze' } as const;
const staffStrikes = { audience: 'feide', action: 'pupil:strike-out' } as const;

export const routes = {
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/statements': {
    ...staffFreezes,
    summary: 'Freeze a half-year statement of a pupil’s absence; it supersedes the earlier statement.',
    description: 'A frozen statement never changes; a later one supersedes it and says so.',
    params: SchoolPupilParams,
    body: FreezeBody,
    answer: { status: 201, schema: Statement },
    idempotent: true,
    refusals: [NOT_BEGUN],
  },
  ...routesAt(PUPIL, reads, {
    'GET /statements': {
      query: HalfYearQuery,
      answer: { status: 200, schema: StatementPage },
      description: 'The first is in force. Open one by its id.',
      guardian: { summary: 'The statements about a child in a half-year, newest first.' },
      pupil: { summary: 'Own statements of a half-year, newest first.' },
      staff: { summary: 'The statements of a half-year, newest first.' },
    },
    'GET /statements/{statementId}': {
      ids,
      answer: { status: 200, schema: Statement },
      description: 'The school sees the same statement, byte for byte.',
      guardian: { summary: 'One statement about a child, as it was frozen.' },
      pupil: { summary: 'One own statement, as it was frozen.' },
      staff: {
        summary: 'One statement, as it was frozen.',
        description: '`sha256` is the hash of `content` as JSON in this order, without spaces.',
      },
    },
    'GET /statements/{statementId}/pdf': {
      ids,
      query: PrintQuery,
      answer: { status: 200, mediaType: 'application/pdf' },
      description: 'PDF/A-2a, tagged. The same statement in the same language is the same file, byte for byte.',
      guardian: { summary: 'One statement about a child as a letter.' },
      pupil: { summary: 'One own statement as a letter.' },
      staff: { summary: 'One statement as a letter.' },
    },
  }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/verification': {
    ...staffReads,
    params: StatementParams,
    summary: 'Make the statement again from the records as they were at the freezing, and compare byte for byte.',
    description: '`same: false` means that somebody has changed the records or the hash since: an alarm.',
    answer: { status: 200, schema: Verification },
  },
  'GET /v1/groups/{groupId}/statements': {
    audience: 'feide',
    action: 'class:statement-read',
    summary: 'Every pupil who is in the class today, with the statement in force of the half-year.',
    description: '`statement` is `null` for a pupil without one. Open a statement by its id at the pupil.',
    params: GroupParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: StatementsOfClass },
  },
  'POST /v1/groups/{groupId}/statements': {
    audience: 'feide',
    action: 'class:statement-freeze',
    summary: 'Freeze a statement for every pupil who is in the class today.',
    description: 'A repeat with the same key after a failure continues where the first attempt stopped.',
    params: GroupParams,
    body: FreezeBody,
    answer: { status: 201, schema: ClassStatements },
    idempotent: true,
    refusals: [NOT_BEGUN],
  },
  'GET /v1/groups/{groupId}/statements/csv': {
    audience: 'feide',
    action: 'class:statement-read',
    summary: 'The statements in force of a class as a table; pupils with protected identity are left out.',
    description: 'UTF-8 with a line of headings. Cells that a spreadsheet would run as a formula are made harmless.',
    params: GroupParams,
    query: HalfYearQuery,
    answer: { status: 200, mediaType: 'text/csv' },
  },
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs': {
    ...staffReads,
    summary: 'The strike-outs from the diploma in a school year, and the number of days that remain.',
    description: 'From the first year with grades on. The list has withdrawn strike-outs too.',
    params: SchoolPupilParams,
    query: HalfYearQuery,
    answer: { status: 200, schema: StrikeOutPage },
  },
  'POST /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs': {
    ...staffStrikes,
    summary: 'Leave a span of documented absence out on the diploma, on demand of the pupil or the parents.',
    description: 'It changes no entry, no decision and no figure, only the absence that the diploma shows.',
    params: SchoolPupilParams,
    body: StrikeOutBody,
    answer: { status: 201, schema: StrikeOut },
    idempotent: true,
    refusals: STRUCK,
  },
  'DELETE /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs/{strikeOutId}': {
    ...staffStrikes,
    summary: 'Withdraw a strike-out, for good. It stays on the list, with the person who withdrew it.',
    description: 'Another strike-out can use the days afterwards.',
    params: StrikeOutParams,
    answer: { status: 200, schema: StrikeOut },
  },
} as const satisfies RouteTable;
