import { ACTIVITY_PLAN } from '../../functions/documents/activity-plan-template.ts';
import {
  grantAt,
  listIn,
  metaAt,
  pdfPartAt,
  publicationAt,
  pupilLineAt,
  queueIn,
  sectionAt,
  stepAt,
} from '../../functions/documents/keys.ts';
import type { Meta, Publication, SectionText, Step, StoredGrant } from '../../functions/documents/record.ts';
import type { Template } from '../../functions/documents/template.ts';
import { contentHash, sortableFrom } from '../../functions/shared/ids.ts';
import type { Ask } from '../support/events.ts';
import type { Item } from '../support/records.ts';
import type { Place, Role } from './municipality.ts';
import type { Row } from './oracle.ts';

const AT = '2026-11-20T08:00:00.000Z';
const HASH = contentHash('the text of then');

/** A kind that takes an approval, and that guardians read, and the pupil from twelve years. */
const TEMPLATE: Template = ACTIVITY_PLAN;

/** A section of it with a field for a text. */
const TEXT = { sectionId: 'pupil', fieldId: 'heard' };

/** A document at a place: its id is made of the pupil's, so that absent ones look like all others. */
export const documentIdAt = ({ pupilId }: Pick<Place, 'pupilId'>): string => sortableFrom(Date.parse(AT)) + pupilId;

type People = {
  readonly owner: string;
  readonly editor?: string;
  readonly reader?: string;
  readonly approver?: string;
};

/** A published document with a newer text that waits for an approval, so that a rule stops every change of it. */
export function documentItems(ownerId: string, { schoolId, pupilId }: Place, people: People): Item[] {
  const documentId = documentIdAt({ pupilId });
  const grants = [
    grant(people.owner, 'owner'),
    ...(people.editor === undefined ? [] : [grant(people.editor, 'edit')]),
    ...(people.reader === undefined ? [] : [grant(people.reader, 'read')]),
  ];
  const by = people.owner;
  const { templateId, version: templateVersion } = TEMPLATE;
  const line = {
    ...{ documentId, pupilId, schoolId, pupilName: 'Ola Nordmann', templateId, templateVersion, title: 'Hausten' },
    ...({ state: 'asked', language: 'nb', updatedAt: AT } as const),
    published: { number: 1, at: AT, by, byName: 'Lærer', hash: HASH },
  };
  const asked = { approverId: people.approver ?? by, approverName: 'Leder', by, byName: 'Lærer', at: AT, hash: HASH };
  const meta: Meta = { ...line, version: 3, grants, createdBy: by, createdAt: AT, updatedBy: by, asked };
  const texts = TEMPLATE.sections.map(
    ({ sectionId }): SectionText => ({ sectionId, values: {}, version: 1, by: '', byName: '', at: AT }),
  );
  const step: Step = { stepId: documentId, what: 'create', by, byName: 'Lærer', at: AT };
  return [
    { ...metaAt(ownerId, documentId), ...queueIn(ownerId, meta), ...meta },
    { ...pupilLineAt(ownerId, meta), ...line, grants },
    ...grants.map((each) => ({
      ...{ ...grantAt(ownerId, documentId, each.staffId), ...listIn(ownerId, meta, each), ...line, grant: each },
    })),
    ...texts.map((text) => ({ ...sectionAt(ownerId, documentId, text.sectionId), ...text })),
    { ...stepAt(ownerId, documentId, step.stepId), ...step },
    ...published(ownerId, documentId, by),
  ];
}

const grant = (staffId: string, role: StoredGrant['role']): StoredGrant => ({
  ...{ staffId, name: 'Ansatt', role, from: '2026-08-01', givenBy: staffId },
});

function published(ownerId: string, documentId: string, by: string): Item[] {
  const publication: Publication = {
    ...{ number: 1, at: AT, by, byName: 'Lærer', hash: HASH, facts: {}, readers: [] },
    values: { [TEXT.sectionId]: { [TEXT.fieldId]: 'Det som stod' } },
    letter: { sha256: 'a'.repeat(64), bytes: 3, parts: 1 },
  };
  return [
    { ...publicationAt(ownerId, documentId, 1), ...publication },
    { ...pdfPartAt(ownerId, documentId, { number: 1, part: 0 }), bytes: Buffer.from('PDF') },
  ];
}

const CHILD = '/v1/guardian/children/{childId}/documents';
const PUPIL = '/v1/pupil/{pupilId}/documents';
const ALL = '/v1/schools/{schoolId}/pupils/{pupilId}/documents';
const DOCUMENT = `${ALL}/{documentId}`;
const SECTION = `${DOCUMENT}/sections/{sectionId}`;
const STAFF = '/v1/staff';

/** By responsibility for a minor, or by the consent of a pupil of age. */
const childReads: Row = {
  names: 'pupil',
  passes: 200,
  may: { own: ['guardian'], grown: ['guardian with consent'], 'other owner': ['guardian of another owner'] },
  told: { grown: ['guardian'] },
};
const here = (roles: readonly Role[]) => ({ own: roles, grown: roles });
/** The leader was asked, and is no owner; the principal was not, and reads nothing. */
const IN_IT: readonly Role[] = ['contact teacher', 'office', 'subject teacher', 'leader'];
const without = (...roles: readonly Role[]): readonly Role[] => IN_IT.filter((role) => !roles.includes(role));
const reads: Row = { names: 'pupil', passes: 200, may: here(IN_IT) };
const edits = (passes: number): Row => ({
  ...{ names: 'pupil', passes, may: here(['contact teacher', 'office']) },
  told: here(without('contact teacher', 'office')),
});
const owns = (passes: number): Row => ({
  ...{ names: 'pupil', passes, may: here(['contact teacher']), told: here(without('contact teacher')) },
});
const BEGINNERS: readonly Role[] = ['subject teacher', 'contact teacher', 'leader', 'principal'];
const begins = (passes: number, ...more: readonly Role[]): Row => ({
  ...{ names: 'pupil', passes },
  may: { ...here([...BEGINNERS, ...more]), 'other school': ['leader at the other school'] },
});
const LEADERS: readonly Role[] = ['leader', 'principal', 'leader at the other school'];
const NO_LEADERS: readonly Role[] = [
  ...['subject teacher', 'contact teacher', 'office', 'substitute', 'owner admin', 'former office'],
  ...['substitute after the grant', 'owner admin of another owner'],
] as readonly Role[];
const atHome: Row = { names: 'nothing', passes: 200, may: { own: [...LEADERS, ...NO_LEADERS] } };

export const DOCUMENTS: Readonly<Record<string, Row>> = {
  [`GET ${CHILD}`]: childReads,
  [`GET ${CHILD}/{documentId}`]: childReads,
  [`GET ${CHILD}/{documentId}/pdf`]: childReads,
  // The minor of the matrix is eleven, too young for this kind of document.
  [`GET ${PUPIL}`]: { names: 'pupil', passes: 200, may: { own: ['pupil minor'], grown: ['pupil of age'] } },
  [`GET ${PUPIL}/{documentId}`]: { names: 'pupil', passes: 200, may: { grown: ['pupil of age'] } },
  [`GET ${PUPIL}/{documentId}/pdf`]: { names: 'pupil', passes: 200, may: { grown: ['pupil of age'] } },
  [`GET ${STAFF}/documents`]: atHome,
  [`GET ${STAFF}/document-approvals`]: atHome,
  [`DELETE ${STAFF}/document-deputy`]: atHome,
  [`PUT ${STAFF}/document-deputy`]: { names: 'nothing', passes: 422, may: { own: LEADERS }, told: { own: NO_LEADERS } },
  [`GET ${ALL}`]: begins(200, 'office'),
  [`POST ${ALL}`]: begins(422),
  [`GET ${DOCUMENT}`]: reads,
  [`GET ${DOCUMENT}/pdf`]: reads,
  [`GET ${DOCUMENT}/publications`]: reads,
  [`GET ${DOCUMENT}/publications/{edition}/pdf`]: reads,
  [`GET ${DOCUMENT}/publication-preview`]: owns(200),
  [`POST ${DOCUMENT}/publications`]: owns(409),
  [`GET ${DOCUMENT}/people`]: owns(200),
  [`PUT ${DOCUMENT}/grants/{staffId}`]: owns(422),
  // A repeat changes nothing, whatever version it names.
  [`DELETE ${DOCUMENT}/grants/{staffId}`]: owns(200),
  [`POST ${DOCUMENT}/moves`]: owns(412),
  [`GET ${SECTION}`]: reads,
  [`PUT ${SECTION}`]: edits(412),
  [`POST ${SECTION}/lease`]: edits(200),
  [`GET ${SECTION}/revisions`]: reads,
};

type Sent = Pick<Ask, 'params' | 'query' | 'body' | 'headers'>;
const STALE = { 'if-match': '"99"' };

const families = (base: string, who: (place: Place) => Readonly<Record<string, string>>) => {
  const named = (place: Place): Sent => ({ params: { ...who(place), documentId: documentIdAt(place) } });
  return {
    [`GET ${base}`]: (place: Place): Sent => ({ params: who(place) }),
    [`GET ${base}/{documentId}`]: named,
    [`GET ${base}/{documentId}/pdf`]: named,
  };
};
const about = ({ schoolId, pupilId }: Place) => ({ params: { schoolId, pupilId } });
const named = (place: Place) => ({ params: { ...about(place).params, documentId: documentIdAt(place) } });
const granted = (place: Place) => ({ params: { ...named(place).params, staffId: place.groupId } });
const section = (place: Place) => ({ params: { ...named(place).params, sectionId: TEXT.sectionId } });

export const DOCUMENT_REQUESTS: Readonly<Record<string, (place: Place) => Sent>> = {
  ...families(CHILD, ({ pupilId }) => ({ childId: pupilId })),
  ...families(PUPIL, ({ pupilId }) => ({ pupilId })),
  [`GET ${STAFF}/documents`]: () => ({ query: { list: 'own' } }),
  [`GET ${STAFF}/document-approvals`]: () => ({}),
  [`DELETE ${STAFF}/document-deputy`]: () => ({}),
  [`PUT ${STAFF}/document-deputy`]: ({ groupId }) => ({
    body: { staffId: groupId, from: '2026-11-24', lastDay: '2026-12-01' },
  }),
  [`GET ${ALL}`]: about,
  [`POST ${ALL}`]: (place) => ({ ...about(place), body: { templateId: 'no-such-kind', language: 'nb' } }),
  [`GET ${DOCUMENT}`]: named,
  [`GET ${DOCUMENT}/pdf`]: named,
  [`GET ${DOCUMENT}/publications`]: named,
  [`GET ${DOCUMENT}/publications/{edition}/pdf`]: (place) => ({ params: { ...named(place).params, edition: '1' } }),
  [`GET ${DOCUMENT}/publication-preview`]: named,
  [`POST ${DOCUMENT}/publications`]: (place) => ({ ...named(place), body: { seen: HASH }, headers: STALE }),
  [`GET ${DOCUMENT}/people`]: named,
  [`PUT ${DOCUMENT}/grants/{staffId}`]: (place) => ({
    ...granted(place),
    body: { role: 'read', lastDay: null },
    headers: STALE,
  }),
  [`DELETE ${DOCUMENT}/grants/{staffId}`]: (place) => ({ ...granted(place), headers: STALE }),
  [`POST ${DOCUMENT}/moves`]: (place) => ({ ...named(place), body: { move: 'withdraw' }, headers: STALE }),
  [`GET ${SECTION}`]: section,
  [`PUT ${SECTION}`]: (place) => ({ ...section(place), body: { values: { [TEXT.fieldId]: 'Nytt' } }, headers: STALE }),
  [`POST ${SECTION}/lease`]: section,
  [`GET ${SECTION}/revisions`]: section,
};
