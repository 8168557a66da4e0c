import { row } from '../../page-row.ts';

const STAFF = ['staff'] as const;
// One file for all of them: who opens one goes on to others, and each file costs the first page its name.
const pages = () => import('./all.ts');
const templates = () => import('../document-templates/all.ts');

/** The pages of the owner’s administrators, without the settings. */
export const OWNER_PAGES = [
  row('/owner', STAFF, async () => (await pages()).OwnerHub),
  row('/owner/archive', STAFF, async () => (await pages()).Archive),
  row('/owner/archive/example', STAFF, async () => (await pages()).ArchiveExample),
  row('/owner/archive/jobs/:recordId', STAFF, async () => (await pages()).JobPage),
  row('/owner/document-templates', STAFF, async () => (await templates()).Templates),
  row('/owner/document-templates/:templateId', STAFF, async () => (await templates()).TemplatePage),
  row('/owner/find', STAFF, async () => (await pages()).OwnerFind),
  row('/owner/imports', STAFF, async () => (await pages()).Imports),
  row('/owner/imports/new', STAFF, async () => (await pages()).Upload),
  row('/owner/imports/:importId', STAFF, async () => (await pages()).ImportPage),
  row('/owner/pupils/:pupilId/access-log', STAFF, async () => (await pages()).AccessLog),
];
