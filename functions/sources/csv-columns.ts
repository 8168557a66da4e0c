import type { Layout } from './read-csv.ts';

const META = ['sourcedId', 'status', 'dateLastModified'];
/** Columns of each file: OneRoster 1.1, and our own two files. */
export const COLUMNS = {
  'orgs.csv': [...META, 'name', 'type', 'identifier', 'parentSourcedId'],
  'academicSessions.csv': [...META, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  'courses.csv': [
    ...META,
    'schoolYearSourcedId',
    'title',
    'courseCode',
    'grades',
    'orgSourcedId',
    'subjects',
    'subjectCodes',
  ],
  'classes.csv': [
    ...META,
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
    'classType',
    'location',
    'schoolSourcedId',
    'termSourcedIds',
    'subjects',
    'subjectCodes',
    'periods',
  ],
  'demographics.csv': [...META, 'birthDate', 'sex'],
  'users.csv': [
    ...META,
    'enabledUser',
    'orgSourcedIds',
    'role',
    'username',
    'userIds',
    'givenName',
    'familyName',
    'middleName',
    'identifier',
    'email',
    'sms',
    'phone',
    'agentSourcedIds',
    'grades',
    'password',
  ],
  'enrollments.csv': [
    ...META,
    'classSourcedId',
    'schoolSourcedId',
    'userSourcedId',
    'role',
    'primary',
    'beginDate',
    'endDate',
  ],
  'guardian_links.csv': [
    'sourcedId',
    'pupilSourcedId',
    'guardianSourcedId',
    'basis',
    'source',
    'checkedDate',
    'beginDate',
    'endDate',
  ],
  'lessons.csv': [
    'sourcedId',
    'classSourcedId',
    'date',
    'startTime',
    'endTime',
    'subjectCode',
    'teacherSourcedIds',
    'room',
    'status',
    'dateLastModified',
  ],
} as const;
export type FileName = keyof typeof COLUMNS;
/** Our own columns beside the standard's, and those of OneRoster 1.2 that we read or know. */
export const OPTIONAL: Readonly<Partial<Record<FileName, readonly string[]>>> = {
  'orgs.csv': ['metadata.schoolType', 'metadata.languageForm', 'metadata.municipalityNo'],
  'classes.csv': ['metadata.kind', 'metadata.annualHours'],
  'users.csv': [
    'metadata.addressProtection',
    'metadata.staffRole',
    'metadata.languageForm',
    'metadata.contactCheckedDate',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'userMasterIdentifier',
  ],
  'enrollments.csv': ['metadata.role'],
  'guardian_links.csv': ['status', 'dateLastModified'],
};
export const FILE_NAMES = Object.keys(COLUMNS) as FileName[];

/** The required columns of each file. `users.csv` needs two more without `roles.csv`. */
const REQUIRED: { readonly [Name in FileName]: readonly string[] } = {
  'orgs.csv': ['sourcedId', 'name', 'type'],
  'academicSessions.csv': ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
  'courses.csv': ['sourcedId', 'title'],
  'classes.csv': ['sourcedId', 'title', 'schoolSourcedId'],
  'demographics.csv': ['sourcedId', 'birthDate'],
  'users.csv': ['sourcedId', 'givenName', 'familyName'],
  'enrollments.csv': ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
  'guardian_links.csv': ['sourcedId', 'pupilSourcedId', 'guardianSourcedId', 'basis'],
  'lessons.csv': ['sourcedId', 'classSourcedId', 'date', 'startTime', 'endTime'],
};

export const layoutOf = (name: FileName, withRoles: boolean): Layout => ({
  columns: [...COLUMNS[name], ...(OPTIONAL[name] ?? [])],
  required: [...REQUIRED[name], ...(name === 'users.csv' && !withRoles ? ['role', 'orgSourcedIds'] : [])],
});

/** OneRoster 1.2: a person's roles, each with organisation and period. */
export const ROLES_FILE = 'roles.csv';
export const ROLES_LAYOUT: Layout = {
  columns: [
    ...META,
    'userSourcedId',
    'roleType',
    'role',
    'beginDate',
    'endDate',
    'orgSourcedId',
    'userProfileSourcedId',
  ],
  required: ['userSourcedId', 'role', 'orgSourcedId'],
};
/** Lists the files of a set, and whether they are complete. */
export const MANIFEST_FILE = 'manifest.csv';
export const MANIFEST_LAYOUT: Layout = { columns: ['propertyName', 'value'], required: ['propertyName', 'value'] };

/** The optional files of a set. */
export const MAY_LACK: ReadonlySet<FileName> = new Set<FileName>([
  'courses.csv',
  'demographics.csv',
  'guardian_links.csv',
  'lessons.csv',
]);

/** Unread files of OneRoster 1.1 and 1.2: grades, learning material, accounts in other systems. */
export const STANDARD_UNREAD: readonly string[] = [
  ...['categories.csv', 'classResources.csv', 'courseResources.csv', 'lineItems.csv', 'resources.csv', 'results.csv'],
  ...['lineItemLearningObjectiveIds.csv', 'lineItemScoreScales.csv', 'resultLearningObjectiveIds.csv'],
  ...['resultScoreScales.csv', 'scoreScales.csv', 'userProfiles.csv', 'userResources.csv'],
];
