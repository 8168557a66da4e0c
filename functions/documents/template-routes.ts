import type { RouteTable } from '../shared/http/route.ts';
import {
  DraftBody,
  EndBody,
  NewTemplateBody,
  PreviewQuery,
  TemplateList,
  TemplatePath,
  TemplateView,
  UseBody,
} from './template-schema.ts';

const ALL = '/v1/owner/document-templates';
const EACH = `${ALL}/{templateId}` as const;
const ADMIN = { audience: 'feide', action: 'owner:document-templates' } as const;
const KNOWN = { ...ADMIN, params: TemplatePath } as const;
const NO_ADMIN = ['forbidden', 'no-such-role'] as const;
const ABSENT = [...NO_ADMIN, 'documents.no-template'] as const;
const OWN = [...ABSENT, 'documents.template-is-ours', 'changed-meanwhile'] as const;

/** What the owner's administrators ask about the kinds of documents. */
export const templateRoutes = {
  [`GET ${ALL}` as const]: {
    ...ADMIN,
    answer: { status: 200, schema: TemplateList },
    refusals: NO_ADMIN,
    summary: 'Every kind of document of the owner: those that come with the system, and own ones.',
    description: 'With the days on which documents begin with it, and whether a draft waits.',
  },
  [`POST ${ALL}` as const]: {
    ...ADMIN,
    body: NewTemplateBody,
    answer: { status: 201, schema: TemplateView },
    idempotent: true,
    etag: 'answer',
    refusals: [...NO_ADMIN, 'documents.template-too-long', 'documents.too-many-templates', 'changed-meanwhile'],
    summary: 'Begin a template of the owner’s own: an empty text, a copy of another, or the content of a file.',
    description: 'Nobody can begin a document with it before it is put into use.',
  },
  [`GET ${EACH}` as const]: {
    ...KNOWN,
    answer: { status: 200, schema: TemplateView },
    etag: 'answer',
    refusals: ABSENT,
    summary: 'A template: the text that is in use, the draft with what it lacks, and the versions.',
    description: '`used` or `content` is what a file holds for another owner.',
  },
  [`PUT ${EACH}/draft` as const]: {
    ...KNOWN,
    body: DraftBody,
    answer: { status: 200, schema: TemplateView },
    etag: 'required',
    refusals: [...OWN, 'documents.template-too-long'],
    summary: 'Save the draft of a template. What is in use does not change by it.',
    description: 'A draft may be unfinished: `faults` says what it lacks before it can be used.',
  },
  [`DELETE ${EACH}/draft` as const]: {
    ...KNOWN,
    answer: { status: 200, schema: TemplateView },
    etag: 'required',
    refusals: [...OWN, 'documents.no-draft'],
    summary: 'Discard the draft of a template. A template that was never used goes with it.',
    description: 'What is in use stays. The answer is what is left.',
  },
  [`GET ${EACH}/preview` as const]: {
    ...KNOWN,
    query: PreviewQuery,
    answer: { status: 200, mediaType: 'application/pdf' },
    refusals: [
      ...ABSENT,
      'documents.no-draft',
      'documents.unprintable',
      'documents.too-many-characters',
      'documents.document-too-long',
    ],
    summary: 'A document of this kind as a PDF before anything is written in it: the draft, or what is in use.',
    description: 'Marked as a draft on every page.',
  },
  [`POST ${EACH}/versions` as const]: {
    ...KNOWN,
    body: UseBody,
    answer: { status: 201, schema: TemplateView },
    idempotent: true,
    etag: 'required',
    refusals: [
      ...OWN,
      'documents.no-draft',
      'documents.template-not-ready',
      'documents.template-text-missing',
      'documents.template-id-twice',
      'documents.template-empty',
      'documents.too-many-versions',
      'documents.bad-first-day',
    ],
    summary: 'Put the draft into use from a day on, as the next version.',
    description: 'Documents that have begun keep the version that they began with.',
  },
  [`PUT ${EACH}/end` as const]: {
    ...KNOWN,
    body: EndBody,
    answer: { status: 200, schema: TemplateView },
    etag: 'required',
    refusals: [...ABSENT, 'documents.bad-last-day', 'changed-meanwhile'],
    summary: 'End a kind of document after a day, or with `null` let it begin again.',
    description: 'Documents that have begun go on. If-Match has "0" for a kind that nobody has decided about.',
  },
} as const satisfies RouteTable;
