import { at, listOf } from '../support/json.ts';
import { documentIdAt } from './documents.ts';
import { FILE_LISTS, NOTHING_BEHIND_FILES } from './lists-files.ts';
import type { Place } from './municipality.ts';

/** What a list's items lead to, as concrete paths of routes that open them; read by the law of lists. */
type Opens = (body: unknown, place: Place) => readonly string[];

const of = (item: unknown, name: string): string => String(at(item, name));
const each = (body: unknown, name: string, paths: (item: unknown) => readonly string[]): readonly string[] =>
  listOf(at(body, name)).flatMap(paths);

/** By the school that the item names; by the list's own where it names none. */
const schoolPupil = (item: unknown, { schoolId }: Place): string =>
  `/v1/schools/${String(at(item, 'schoolId') ?? schoolId)}/pupils/${of(item, 'pupilId')}`;
const lessonAt = (item: unknown): string =>
  `GET /v1/groups/${of(item, 'groupId')}/days/${of(item, 'date')}/lessons/${of(item, 'lessonId')}`;
const child = (id: string): readonly string[] =>
  [
    'absence-reports',
    'absences',
    'absence-figures',
    'leave-applications',
    'leave-rules',
    'warnings',
    'remarks',
    'statements',
  ].map((what) => `GET /v1/guardian/children/${id}/${what}`);
const own =
  (name: string, base: (place: Place) => string, id: string): Opens =>
  (body, place) =>
    each(body, name, (item) => [`GET ${base(place)}/${of(item, id)}`]);
const ofChild = (what: string) => (place: Place) => `/v1/guardian/children/${place.pupilId}/${what}`;
const ofSelf = (what: string) => (place: Place) => `/v1/pupil/${place.pupilId}/${what}`;
const ofPupil =
  (what: string) =>
  ({ schoolId, pupilId }: Place) =>
    `/v1/schools/${schoolId}/pupils/${pupilId}/${what}`;
const leaveOf = (item: unknown, place: Place) =>
  `GET ${schoolPupil(item, place)}/leave-applications/${of(item, 'leaveId')}`;
const leaves: Opens = (body, place) => each(body, 'leaves', (item) => [leaveOf(item, place)]);
const register: Opens = (body, place) =>
  each(body, 'warnings', (item) => [`GET ${schoolPupil(item, place)}/warnings/${of(item, 'warningId')}`]);
/** Whoever may not see the pupil any more gets no name, and can only discard the draft. */
const drafts: Opens = (body, place) =>
  each(body, 'drafts', (item) =>
    typeof at(item, 'pupilName') !== 'string'
      ? []
      : [`GET ${schoolPupil(item, place)}/warning-drafts/${of(item, 'warningId')}`],
  );
const documentAt = (item: unknown, place: Place): string =>
  `${schoolPupil(item, place)}/documents/${of(item, 'documentId')}`;
const documents =
  (name: string): Opens =>
  (body, place) =>
    each(body, name, (item) => [`GET ${documentAt(item, place)}`]);
const toDo: Opens = (body) =>
  each(body, 'items', (item) =>
    at(item, 'toDo') ? [`${of(at(item, 'toDo'), 'method')} ${of(at(item, 'toDo'), 'path')}`] : [],
  );

const summary = (body: unknown, base: string): readonly string[] => [
  ...each(at(body, 'reports'), 'newest', (item) => [`GET ${base}/absence-reports/${of(item, 'reportId')}`]),
  ...each(at(body, 'warnings'), 'newest', (item) => [`GET ${base}/warnings/${of(item, 'warningId')}`]),
  ...each(at(body, 'leave'), 'newest', (item) => [`GET ${base}/leave-applications/${of(item, 'leaveId')}`]),
];

const threads =
  (base: (item: unknown) => string): Opens =>
  (body) =>
    each(body, 'threads', (item) => [`GET ${base(item)}/threads/${of(item, 'threadId')}`]);

export const LISTS: Readonly<Record<string, Opens>> = {
  ...FILE_LISTS,
  'GET /v1/guardian/children/{childId}/announcements': own('announcements', ofChild('announcements'), 'announcementId'),
  'GET /v1/pupil/{pupilId}/announcements': own('announcements', ofSelf('announcements'), 'announcementId'),
  'GET /v1/schools/{schoolId}/groups/{groupId}/announcements': own(
    'announcements',
    ({ schoolId, groupId }) => `/v1/schools/${schoolId}/groups/${groupId}/announcements`,
    'announcementId',
  ),
  'GET /v1/guardian/children/{childId}/meetings': own('meetings', ofChild('meetings'), 'meetingId'),
  'GET /v1/pupil/{pupilId}/meetings': own('meetings', ofSelf('meetings'), 'meetingId'),
  'GET /v1/schools/{schoolId}/groups/{groupId}/meetings': own(
    'meetings',
    ({ schoolId, groupId }) => `/v1/schools/${schoolId}/groups/${groupId}/meetings`,
    'meetingId',
  ),
  'GET /v1/guardian/children/{childId}/conferences': own('conferences', ofChild('conferences'), 'conferenceId'),
  'GET /v1/pupil/{pupilId}/conferences': own('conferences', ofSelf('conferences'), 'conferenceId'),
  'GET /v1/schools/{schoolId}/conferences': own(
    'conferences',
    ({ schoolId }) => `/v1/schools/${schoolId}/conferences`,
    'conferenceId',
  ),
  'GET /v1/schools/{schoolId}/conferences/{conferenceId}': (body, { schoolId }) =>
    each(body, 'teachers', (item) => [
      `GET /v1/schools/${schoolId}/conferences/${of(body, 'conferenceId')}/teachers/${of(item, 'teacherId')}/times`,
    ]),
  'GET /v1/guardian/children/{childId}/documents': own('documents', ofChild('documents'), 'documentId'),
  'GET /v1/pupil/{pupilId}/documents': own('documents', ofSelf('documents'), 'documentId'),
  'GET /v1/staff/documents': documents('documents'),
  'GET /v1/staff/document-approvals': documents('waiting'),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents': documents('documents'),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}': (body, place) =>
    each(body, 'sections', (item) => [`GET ${documentAt(body, place)}/sections/${of(item, 'sectionId')}`]),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publications': (body, place) =>
    each(body, 'publications', (item) => [
      `GET ${ofPupil('documents')(place)}/${documentIdAt(place)}/publications/${of(item, 'number')}/pdf`,
    ]),
  'GET /v1/guardian/threads': threads((item) => `/v1/guardian/children/${of(item, 'pupilId')}`),
  'GET /v1/pupil/threads': threads((item) => `/v1/pupil/${of(item, 'pupilId')}`),
  'GET /v1/staff/threads': threads((item) => `/v1/schools/${of(item, 'schoolId')}/pupils/${of(item, 'pupilId')}`),
  'GET /v1/staff/threads/{threadId}': (body) => [
    `GET /v1/schools/${of(body, 'schoolId')}/pupils/${of(body, 'pupilId')}/threads/${of(body, 'threadId')}`,
  ],
  'GET /v1/guardian/children': (body) => each(body, 'children', (item) => child(of(item, 'childId'))),
  'GET /v1/guardian/children/{childId}/summary': (body, place) =>
    summary(body, `/v1/guardian/children/${place.pupilId}`),
  'GET /v1/pupil/{pupilId}/summary': (body, place) => summary(body, `/v1/pupil/${place.pupilId}`),
  'GET /v1/guardian/children/{childId}/absence-reports': own('reports', ofChild('absence-reports'), 'reportId'),
  'GET /v1/guardian/children/{childId}/leave-applications': own('leaves', ofChild('leave-applications'), 'leaveId'),
  'GET /v1/guardian/children/{childId}/warnings': own('warnings', ofChild('warnings'), 'warningId'),
  'GET /v1/guardian/children/{childId}/statements': own('statements', ofChild('statements'), 'statementId'),
  'GET /v1/guardian/inbox': toDo,
  'GET /v1/pupil/inbox': toDo,
  'GET /v1/staff/inbox': toDo,
  'GET /v1/pupil/{pupilId}/absence-reports': own('reports', ofSelf('absence-reports'), 'reportId'),
  'GET /v1/pupil/{pupilId}/leave-applications': own('leaves', ofSelf('leave-applications'), 'leaveId'),
  'GET /v1/pupil/{pupilId}/warnings': own('warnings', ofSelf('warnings'), 'warningId'),
  'GET /v1/pupil/{pupilId}/statements': own('statements', ofSelf('statements'), 'statementId'),
  'GET /v1/schools/{schoolId}/absences': (body, place) =>
    each(body, 'absences', (item) => {
      const all = `GET ${schoolPupil(item, place)}/absence-reports`;
      return [all, `${all}/${of(item, 'reportId')}`];
    }),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports': own('reports', ofPupil('absence-reports'), 'reportId'),
  'GET /v1/groups/{groupId}/absence-queue': (body, place) => [
    ...each(body, 'reports', (item) => [`GET ${schoolPupil(item, place)}/absence-reports/${of(item, 'reportId')}`]),
    ...each(body, 'unexplained', (item) => [`GET ${schoolPupil(item, place)}/absences`]),
  ],
  'GET /v1/groups/{groupId}/absences': (body, place) =>
    each(body, 'pupils', (item) => [
      `GET ${schoolPupil(item, place)}/absences`,
      `GET ${schoolPupil(item, place)}/absence-decisions`,
    ]),
  'GET /v1/groups/{groupId}/absence-figures': (body, place) =>
    each(body, 'pupils', (item) => [`GET ${schoolPupil(item, place)}/absence-figures`]),
  'GET /v1/groups/{groupId}/statements': (body, place) =>
    each(body, 'pupils', (item) => {
      const all = `GET ${schoolPupil(item, { ...place, schoolId: of(body, 'schoolId') })}/statements`;
      const statement = at(item, 'statement');
      return statement ? [all, `${all}/${of(statement, 'statementId')}`] : [all];
    }),
  'GET /v1/groups/{groupId}/leave-applications': leaves,
  'GET /v1/schools/{schoolId}/leave-applications': leaves,
  'GET /v1/staff/lessons': (body) => each(body, 'lessons', (item) => [lessonAt(item)]),
  'GET /v1/staff/unconfirmed-lessons': (body) => each(body, 'lessons', (item) => [lessonAt(item)]),
  'GET /v1/staff/unsettled-registers': (body) => each(body, 'registers', (item) => [lessonAt(item)]),
  'GET /v1/staff/remarks': (body, place) =>
    each(body, 'remarks', (item) => [`GET ${schoolPupil(item, place)}/remarks/${of(item, 'remarkId')}`]),
  'GET /v1/groups/{groupId}/remarks': (body, place) => [
    ...each(body, 'pupils', (item) => [`GET ${schoolPupil(item, place)}/remarks`]),
    ...each(body, 'held', (item) => [`GET ${schoolPupil(item, place)}/remarks/${of(item, 'remarkId')}`]),
  ],
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks': own('remarks', ofPupil('remarks'), 'remarkId'),
  'GET /v1/staff/warnings': (body, place) => [
    ...drafts(body, place),
    ...each(body, 'open', (item) =>
      typeof at(item, 'pupilName') !== 'string'
        ? []
        : [`GET ${schoolPupil(item, place)}/warnings/${of(item, 'warningId')}`],
    ),
  ],
  'GET /v1/schools/{schoolId}/warning-approvals': drafts,
  'GET /v1/groups/{groupId}/warnings': register,
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings': register,
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements': own('statements', ofPupil('statements'), 'statementId'),
  'GET /v1/schools/{schoolId}/reported-messages': (body, { schoolId }) =>
    each(body, 'reports', (item) => [`GET /v1/schools/${schoolId}/reported-messages/${of(item, 'reportedId')}`]),
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/lifted-messages': (body, place) =>
    each(body, 'documents', (item) => [`GET ${ofPupil('lifted-messages')(place)}/${of(item, 'liftId')}/letter`]),
  // The record of conversations opens none of them, but their documents.
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/conversation-records': (body, place) =>
    each(body, 'documents', (item) => [
      `GET ${ofPupil('conversation-records')(place)}/documents/${of(item, 'liftId')}/letter`,
    ]),
  'GET /v1/schools/{schoolId}/paper-tasks': (body, { schoolId }) =>
    each(body, 'tasks', (item) => [
      `GET /v1/schools/${schoolId}/pupils/${of(item, 'pupilId')}/warnings/${of(item, 'warningId')}/paper-tasks/${of(at(item, 'recipient'), 'id')}/pdf`,
    ]),
  'GET /v1/owner/document-templates': (body) =>
    each(body, 'templates', (item) => [`GET /v1/owner/document-templates/${of(item, 'templateId')}`]),
  'GET /v1/owner/document-templates/{templateId}': (body) => [
    `GET /v1/owner/document-templates/${of(body, 'templateId')}/preview`,
  ],
  'GET /v1/owner/imports': (body) => each(body, 'imports', (item) => [`GET /v1/owner/imports/${of(item, 'importId')}`]),
  'GET /v1/owner/archive/jobs': (body) =>
    each(body, 'jobs', (item) => [`GET /v1/owner/archive/jobs/${of(item, 'recordId')}`]),
  'GET /v1/staff/me': (body) =>
    each(body, 'groups', (item) => [
      `GET /v1/groups/${of(item, 'groupId')}/${of(item, 'role') === 'contact-teacher' ? 'absence-queue' : 'remark-form'}`,
    ]),
  'GET /v1/schools/{schoolId}/work-list': (body) =>
    each(body, 'lines', (item) =>
      listOf(at(item, 'actions')).flatMap((action) =>
        at(action, 'method') === 'GET' ? [`GET ${of(action, 'path')}`] : [],
      ),
    ),
};

/** Reads whose answer is all there is to see. A new one stands here or above, or the law fails. */
export const NOTHING_BEHIND: ReadonlySet<string> = new Set([
  ...NOTHING_BEHIND_FILES,
  'GET /v1/guardian/calendar',
  'GET /v1/pupil/calendar',
  'GET /v1/staff/calendar',
  'GET /v1/guardian/children/{childId}/announcements/{announcementId}',
  'GET /v1/pupil/{pupilId}/announcements/{announcementId}',
  'GET /v1/schools/{schoolId}/groups/{groupId}/announcement-form',
  'GET /v1/schools/{schoolId}/groups/{groupId}/announcements/{announcementId}',
  'GET /v1/guardian/children/{childId}/meetings/{meetingId}',
  'GET /v1/pupil/{pupilId}/meetings/{meetingId}',
  'GET /v1/schools/{schoolId}/groups/{groupId}/meeting-form',
  'GET /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}',
  'GET /v1/guardian/children/{childId}/conferences/{conferenceId}',
  'GET /v1/pupil/{pupilId}/conferences/{conferenceId}',
  'GET /v1/schools/{schoolId}/conferences/{conferenceId}/teachers/{teacherId}/times',
  'GET /v1/schools/{schoolId}/conferences/{conferenceId}/days/{day}',
  'GET /v1/schools/{schoolId}/conferences/{conferenceId}/pupils',
  'GET /v1/guardian/children/{childId}/documents/{documentId}',
  'GET /v1/pupil/{pupilId}/documents/{documentId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/people',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/publication-preview',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}/revisions',
  'GET /v1/guardian/children/{childId}/message-form',
  'GET /v1/pupil/{pupilId}/message-form',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/homes',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/message-form',
  'GET /v1/staff/message-choice',
  'GET /v1/schools/{schoolId}/reported-messages/{reportedId}',
  'GET /openapi.json',
  'GET /v1/groups/{groupId}/absence-codes',
  'GET /v1/groups/{groupId}/days/{date}/lessons/{lessonId}',
  // The class list names pupils; who may open their cards is the office and the leaders.
  'GET /v1/groups/{groupId}/pupils',
  'GET /v1/groups/{groupId}/remark-form',
  'GET /v1/groups/{groupId}/substitutes',
  'GET /v1/groups/{groupId}/unreachable-families',
  'GET /v1/guardian/children/{childId}/absence-figures',
  'GET /v1/guardian/children/{childId}/access',
  'GET /v1/guardian/children/{childId}/access-log',
  'GET /v1/guardian/children/{childId}/absence-reports/{reportId}',
  'GET /v1/guardian/children/{childId}/absence-reports/{reportId}/versions',
  'GET /v1/guardian/children/{childId}/absences',
  'GET /v1/guardian/children/{childId}/leave-applications/{leaveId}',
  'GET /v1/guardian/children/{childId}/leave-rules',
  'GET /v1/guardian/children/{childId}/lessons',
  'GET /v1/guardian/children/{childId}/remarks',
  'GET /v1/guardian/children/{childId}/statements/{statementId}',
  'GET /v1/guardian/children/{childId}/warnings/{warningId}',
  'GET /v1/guardian/notice-channels',
  'GET /v1/guardian/notice-choices',
  'GET /v1/guardian/notices/{noticeId}',
  'GET /v1/owner/archive/example',
  'GET /v1/owner/archive/jobs/{recordId}',
  'GET /v1/owner/archive/summary',
  'GET /v1/owner/imports/{importId}',
  'GET /v1/owner/pupils/{pupilId}/access-log',
  'GET /v1/owner/settings',
  'GET /v1/owner/settings/{key}/history',
  'GET /v1/pupil/card',
  'GET /v1/pupil/guardian-consents',
  'GET /v1/pupil/notice-channels',
  'GET /v1/pupil/notice-choices',
  'GET /v1/pupil/notices/{noticeId}',
  'GET /v1/pupil/{pupilId}/absence-figures',
  'GET /v1/pupil/{pupilId}/access',
  'GET /v1/pupil/{pupilId}/access-log',
  'GET /v1/pupil/{pupilId}/absence-reports/{reportId}',
  'GET /v1/pupil/{pupilId}/absence-reports/{reportId}/versions',
  'GET /v1/pupil/{pupilId}/absences',
  'GET /v1/pupil/{pupilId}/leave-applications/{leaveId}',
  'GET /v1/pupil/{pupilId}/leave-rules',
  'GET /v1/pupil/{pupilId}/lessons',
  'GET /v1/pupil/{pupilId}/remarks',
  'GET /v1/pupil/{pupilId}/statements/{statementId}',
  'GET /v1/pupil/{pupilId}/warnings/{warningId}',
  'GET /v1/same-people/{kind}/{personId}/{otherId}',
  'GET /v1/schools/{schoolId}/absence-figures',
  'GET /v1/schools/{schoolId}/groups',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/verification',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/strike-outs',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/preview',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/trail',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/prior',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/deliveries',
  'GET /v1/schools/{schoolId}/settings',
  'GET /v1/schools/{schoolId}/settings/{key}/history',
  'GET /v1/schools/{schoolId}/warning-counts',
  'GET /v1/staff/notice-channels',
  'GET /v1/staff/notice-choices',
  'GET /v1/staff/notices/{noticeId}',
  'GET /v1/schools/{schoolId}/pupils/{pupilId}',
  'GET /v1/schools/{schoolId}/waiting',
]);
