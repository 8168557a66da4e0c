import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { makeHandlers as absence } from '../../functions/absence/handlers.ts';
import { absenceLookup } from '../../functions/absence/lookup.ts';
import { refusals as absenceRefusals } from '../../functions/absence/refusals.ts';
import { routes as absenceRoutes } from '../../functions/absence/routes.ts';
import { absenceStore } from '../../functions/absence/store.ts';
import { makeHandlers as access } from '../../functions/access/handlers.ts';
import { logStore } from '../../functions/access/log-store.ts';
import { type LogRead, readLog } from '../../functions/access/read-log.ts';
import { refusals as accessRefusals } from '../../functions/access/refusals.ts';
import { routes as accessRoutes } from '../../functions/access/routes.ts';
import { makeHandlers as archive } from '../../functions/archive/handlers.ts';
import { hearReceipt } from '../../functions/archive/hear-receipt.ts';
import { queueStore } from '../../functions/archive/queue-store.ts';
import { refusals as archiveRefusals } from '../../functions/archive/refusals.ts';
import { routes as archiveRoutes } from '../../functions/archive/routes.ts';
import { sourcesOf } from '../../functions/archive/sources.ts';
import { archiveStore } from '../../functions/archive/store.ts';
import { makeHandlers as attachments } from '../../functions/attachments/handlers.ts';
import { attachmentsLookup } from '../../functions/attachments/lookup.ts';
import { refusals as attachmentsRefusals } from '../../functions/attachments/refusals.ts';
import { routes as attachmentsRoutes } from '../../functions/attachments/routes.ts';
import { attachmentFiles } from '../../functions/attachments/s3.ts';
import { attachmentsStore } from '../../functions/attachments/store.ts';
import { deviceStore } from '../../functions/channels/device-store.ts';
import { endingStore } from '../../functions/channels/ending-store.ts';
import { makeHandlers as channels } from '../../functions/channels/handlers.ts';
import { channelsLookup } from '../../functions/channels/lookup.ts';
import { refusals as channelRefusals } from '../../functions/channels/refusals.ts';
import { routes as channelRoutes } from '../../functions/channels/routes.ts';
import { channelsStore } from '../../functions/channels/store.ts';
import { makeHandlers as deliveries } from '../../functions/deliveries/handlers.ts';
import { deliveriesLookup, statusesLookup } from '../../functions/deliveries/lookup.ts';
import { paperStore } from '../../functions/deliveries/paper-store.ts';
import { refusals as deliveryRefusals } from '../../functions/deliveries/refusals.ts';
import { routes as deliveryRoutes } from '../../functions/deliveries/routes.ts';
import { deliveriesStore } from '../../functions/deliveries/store.ts';
import { FEATURES } from '../../functions/docs/features.ts';
import { makeHandlers as docs } from '../../functions/docs/handlers.ts';
import { PAGE_POLICY, pageOf } from '../../functions/docs/page.ts';
import { routes as docsRoutes } from '../../functions/docs/routes.ts';
import { makeHandlers as family } from '../../functions/family/handlers.ts';
import { partsOver } from '../../functions/family/parts.ts';
import { refusals as familyRefusals } from '../../functions/family/refusals.ts';
import { routes as familyRoutes } from '../../functions/family/routes.ts';
import { makeHandlers as figures } from '../../functions/figures/handlers.ts';
import { limitStore } from '../../functions/figures/limit-store.ts';
import { carriedReads } from '../../functions/figures/lookup.ts';
import { refusals as figureRefusals } from '../../functions/figures/refusals.ts';
import { routes as figureRoutes } from '../../functions/figures/routes.ts';
import { figuresStore } from '../../functions/figures/store.ts';
import { makeHandlers as handling } from '../../functions/handling/handlers.ts';
import { handlingLookup } from '../../functions/handling/lookup.ts';
import { refusals as handlingRefusals } from '../../functions/handling/refusals.ts';
import { routes as handlingRoutes } from '../../functions/handling/routes.ts';
import { handlingStore } from '../../functions/handling/store.ts';
import { makeHandlers as imports } from '../../functions/imports/handlers.ts';
import { importRecordStore } from '../../functions/imports/record-store.ts';
import { refusals as importRefusals } from '../../functions/imports/refusals.ts';
import { routes as importRoutes } from '../../functions/imports/routes.ts';
import { uploads } from '../../functions/imports/s3.ts';
import { makeHandlers as leave } from '../../functions/leave/handlers.ts';
import { leaveLookup } from '../../functions/leave/lookup.ts';
import { refusals as leaveRefusals } from '../../functions/leave/refusals.ts';
import { routes as leaveRoutes } from '../../functions/leave/routes.ts';
import { leaveStore } from '../../functions/leave/store.ts';
import { makeHandlers as lessons } from '../../functions/lessons/handlers.ts';
import { lessonsLookup } from '../../functions/lessons/lookup.ts';
import { refusals as lessonRefusals } from '../../functions/lessons/refusals.ts';
import { routes as lessonRoutes } from '../../functions/lessons/routes.ts';
import { lessonStore } from '../../functions/lessons/store.ts';
import { makeHandlers as messageCare } from '../../functions/message-care/handlers.ts';
import { holdStore } from '../../functions/message-care/hold-store.ts';
import { liftedStore } from '../../functions/message-care/lifted-store.ts';
import { careLookup } from '../../functions/message-care/lookup.ts';
import { refusals as messageCareRefusals } from '../../functions/message-care/refusals.ts';
import { routes as messageCareRoutes } from '../../functions/message-care/routes.ts';
import { reportsStore } from '../../functions/message-care/store.ts';
import { makeHandlers as messages } from '../../functions/messages/handlers.ts';
import { careStore } from '../../functions/messages/lookup.ts';
import { refusals as messagesRefusals } from '../../functions/messages/refusals.ts';
import { routes as messagesRoutes } from '../../functions/messages/routes.ts';
import { messagesStore } from '../../functions/messages/store.ts';
import { noticesLookup } from '../../functions/notices/lookup.ts';
import { makeHandlers as notifications } from '../../functions/notifications/handlers.ts';
import { inboxLookup, markSeen } from '../../functions/notifications/lookup.ts';
import { refusals as notificationRefusals } from '../../functions/notifications/refusals.ts';
import { routes as notificationRoutes } from '../../functions/notifications/routes.ts';
import { inboxStore } from '../../functions/notifications/store.ts';
import { makeHandlers as office } from '../../functions/office/handlers.ts';
import { contactOver } from '../../functions/office/lookup.ts';
import { refusals as officeRefusals } from '../../functions/office/refusals.ts';
import { routes as officeRoutes } from '../../functions/office/routes.ts';
import { makeHandlers as remarks } from '../../functions/remarks/handlers.ts';
import { refusals as remarkRefusals } from '../../functions/remarks/refusals.ts';
import { routes as remarkRoutes } from '../../functions/remarks/routes.ts';
import { remarksStore } from '../../functions/remarks/store.ts';
import { makeHandlers as roster } from '../../functions/roster/handlers.ts';
import { homeStore } from '../../functions/roster/home-store.ts';
import { rosterLookup } from '../../functions/roster/lookup.ts';
import { questionStore } from '../../functions/roster/question-store.ts';
import { refusals as rosterRefusals } from '../../functions/roster/refusals.ts';
import { routes as rosterRoutes } from '../../functions/roster/routes.ts';
import { sameStore } from '../../functions/roster/same-store.ts';
import { rosterStore } from '../../functions/roster/store.ts';
import { makeHandlers as settings } from '../../functions/settings/handlers.ts';
import { settingsLookup } from '../../functions/settings/lookup.ts';
import { refusals as settingsRefusals } from '../../functions/settings/refusals.ts';
import { routes as settingsRoutes } from '../../functions/settings/routes.ts';
import { settingsStore } from '../../functions/settings/store.ts';
import { type HttpEvent, type HttpResult, httpEntry } from '../../functions/shared/http/entry.ts';
import { idempotency } from '../../functions/shared/http/idempotency.ts';
import type { TokenIssuers } from '../../functions/shared/http/login.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import { makeHandlers as signIn } from '../../functions/sign-in/handlers.ts';
import { refusals as signInRefusals } from '../../functions/sign-in/refusals.ts';
import { routes as signInRoutes } from '../../functions/sign-in/routes.ts';
import { makeHandlers as statements } from '../../functions/statements/handlers.ts';
import { refusals as statementRefusals } from '../../functions/statements/refusals.ts';
import { routes as statementRoutes } from '../../functions/statements/routes.ts';
import { statementsStore } from '../../functions/statements/store.ts';
import { makeHandlers as warnings } from '../../functions/warnings/handlers.ts';
import { warningsLookup } from '../../functions/warnings/lookup.ts';
import { refusals as warningRefusals } from '../../functions/warnings/refusals.ts';
import { routes as warningRoutes } from '../../functions/warnings/routes.ts';
import { warningsStore } from '../../functions/warnings/store.ts';
import { documentsEntry } from './document-entries.ts';
import { feide } from './fake-feide.ts';
import { groupEntries } from './group-entries.ts';
import { DOCUMENT } from './openapi.ts';
import { SECRET } from './records.ts';
import { LOCAL, type Tables } from './table.ts';

/** Of which the keys of archives are made in tests. */
export const ARCHIVE_KEY = 'a-key-of-archives-in-these-tests-only';

/** What Lambda hands an entry beside the event. */
export const CONTEXT: Context = {
  awsRequestId: 'test',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:000000000000:function:test',
  memoryLimitInMB: '512',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

type Entry = (event: HttpEvent, context: Context) => Promise<HttpResult>;

/** The real entries of every feature over real tables, wired as each `api.ts` wires its own. */
export function entriesOver(
  client: Dynamo,
  tables: Tables,
  issuers: TokenIssuers,
  logRead: LogRead = readLog(client, tables.accessLog, 730),
) {
  const secret = async () => SECRET;
  const lookup = rosterLookup(client, tables.main, secret);
  const common = { lookup, secret };
  const absenceDeps = {
    ...common,
    settings: settingsLookup(client, tables.main),
    store: absenceStore(client, tables.main),
    idempotency: idempotency(client, tables.main, secret),
    inbox: inboxLookup(client, tables.main),
    leave: leaveLookup(client, tables.main),
    warnings: warningsLookup(client, tables.main),
    deliveries: deliveriesLookup(client, tables.main),
    care: careLookup(client, tables.main),
    seen: markSeen(client, tables.main),
    contactOf: contactOver(client, tables.main, secret),
    logRead,
  };
  const handlingDeps = {
    ...absenceDeps,
    absence: absenceLookup(client, tables.main),
    lessons: lessonsLookup(client, tables.main),
    leave: leaveLookup(client, tables.main),
    store: handlingStore(client, tables.main),
  };
  const figureDeps = {
    ...absenceDeps,
    lessons: lessonsLookup(client, tables.main),
    handling: handlingLookup(client, tables.main),
    store: figuresStore(client, tables.main),
    limits: limitStore(client, tables.main),
  };
  const statementDeps = {
    ...absenceDeps,
    lessons: lessonsLookup(client, tables.main),
    handling: handlingLookup(client, tables.main),
    figures: carriedReads(client, tables.main),
    store: statementsStore(client, tables.main),
  };
  const channelDeps = {
    ...absenceDeps,
    channels: channelsLookup(client, tables.main),
    devices: deviceStore(client, tables.main),
    store: channelsStore(client, tables.main),
    // No provider of pushes here: a token of one letter is refused, and what is handed to the sender goes nowhere.
    makeEndpoint: async (_platform: string, token: string) =>
      new Set(token).size === 1
        ? ('refused' as const)
        : { arn: 'arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/test/1' },
    endings: endingStore(client, tables.main),
    deleteEndpoint: async () => {},
    tell: async () => {},
  };
  const lessonDeps = { ...handlingDeps, store: lessonStore(client, tables.main) };
  const leaveDeps = { ...absenceDeps, store: leaveStore(client, tables.main) };
  const warningDeps = {
    ...statementDeps,
    channels: channelsLookup(client, tables.main),
    deliveries: statusesLookup(client, tables.main),
    store: warningsStore(client, tables.main),
  };
  const jobs = { sources: sourcesOf(client, tables.main), store: archiveStore(client, tables.main) };
  const archiveDeps = {
    ...common,
    ...jobs,
    hear: hearReceipt(jobs),
    archiveKey: async () => ARCHIVE_KEY,
    settings: settingsLookup(client, tables.main),
    queue: queueStore(client, tables.main),
    idempotency: idempotency(client, tables.main, secret),
  };
  const made = { openapi: DOCUMENT, page: pageOf(DOCUMENT), policy: PAGE_POLICY, paths: {} };
  const inbox = {
    ...absenceDeps,
    store: inboxStore(client, tables.main),
    notices: noticesLookup(client, tables.main),
    logRead,
  };
  const values = { ...common, store: settingsStore(client, tables.main) };
  const reads = { ...common, store: logStore(client, tables.accessLog) };
  const people = {
    ...absenceDeps,
    lessons: lessonsLookup(client, tables.main),
    store: rosterStore(client, tables.main),
    questions: questionStore(client, tables.main),
    same: sameStore(client, tables.main),
    homes: homeStore(client, tables.main),
  };
  const files = {
    ...common,
    records: importRecordStore(client, tables.main),
    uploads: uploads('imports', new S3Client(LOCAL)),
  };
  const messageDeps = {
    ...absenceDeps,
    store: messagesStore(client, tables.main),
    attachments: attachmentsLookup(client, tables.main),
    canScan: true,
  };
  const sentFiles = attachmentFiles('attachments', new S3Client(LOCAL));
  const desk = {
    ...absenceDeps,
    leave: leaveLookup(client, tables.main),
    warnings: warningsLookup(client, tables.main),
    deliveries: deliveriesLookup(client, tables.main),
    care: careLookup(client, tables.main),
  };
  const asked = { issuers, contactOf: absenceDeps.contactOf };
  const entries: Readonly<Record<string, Entry>> = {
    absence: httpEntry({ routes: absenceRoutes, refusals: absenceRefusals, ...asked, handlers: absence(absenceDeps) }),
    access: httpEntry({ routes: accessRoutes, refusals: accessRefusals, ...asked, handlers: access(reads) }),
    archive: httpEntry({ routes: archiveRoutes, refusals: archiveRefusals, ...asked, handlers: archive(archiveDeps) }),
    channels: httpEntry({
      routes: channelRoutes,
      refusals: channelRefusals,
      ...asked,
      handlers: channels(channelDeps),
    }),
    docs: httpEntry({ routes: docsRoutes, refusals: {}, issuers: [], handlers: docs(made) }),
    family: httpEntry({
      routes: familyRoutes,
      refusals: familyRefusals,
      ...asked,
      handlers: family({
        ...absenceDeps,
        lessons: lessonsLookup(client, tables.main),
        parts: partsOver(client, tables.main, secret),
      }),
    }),
    figures: httpEntry({ routes: figureRoutes, refusals: figureRefusals, ...asked, handlers: figures(figureDeps) }),
    handling: httpEntry({
      routes: handlingRoutes,
      refusals: handlingRefusals,
      ...asked,
      handlers: handling(handlingDeps),
    }),
    leave: httpEntry({ routes: leaveRoutes, refusals: leaveRefusals, ...asked, handlers: leave(leaveDeps) }),
    lessons: httpEntry({ routes: lessonRoutes, refusals: lessonRefusals, ...asked, handlers: lessons(lessonDeps) }),
    notifications: httpEntry({
      routes: notificationRoutes,
      refusals: notificationRefusals,
      ...asked,
      handlers: notifications(inbox),
    }),
    imports: httpEntry({ routes: importRoutes, refusals: importRefusals, ...asked, handlers: imports(files) }),
    office: httpEntry({ routes: officeRoutes, refusals: officeRefusals, ...asked, handlers: office(desk) }),
    roster: httpEntry({ routes: rosterRoutes, refusals: rosterRefusals, ...asked, handlers: roster(people) }),
    statements: httpEntry({
      routes: statementRoutes,
      refusals: statementRefusals,
      ...asked,
      handlers: statements(statementDeps),
    }),
    deliveries: httpEntry({
      routes: deliveryRoutes,
      refusals: deliveryRefusals,
      ...asked,
      handlers: deliveries({
        ...absenceDeps,
        warnings: warningsLookup(client, tables.main),
        store: deliveriesStore(client, tables.main),
        papers: paperStore(client, tables.main),
      }),
    }),
    remarks: httpEntry({
      routes: remarkRoutes,
      refusals: remarkRefusals,
      ...asked,
      handlers: remarks({ ...absenceDeps, store: remarksStore(client, tables.main) }),
    }),
    warnings: httpEntry({
      routes: warningRoutes,
      refusals: warningRefusals,
      ...asked,
      handlers: warnings(warningDeps),
    }),
    'sign-in': httpEntry({ routes: signInRoutes, refusals: signInRefusals, issuers: [], handlers: signIn({ feide }) }),
    'message-care': httpEntry({
      routes: messageCareRoutes,
      refusals: messageCareRefusals,
      ...asked,
      handlers: messageCare({
        ...absenceDeps,
        conversations: careStore(client, tables.main),
        reports: reportsStore(client, tables.main),
        holds: holdStore(client, tables.main),
        lifted: liftedStore(client, tables.main),
      }),
    }),
    messages: httpEntry({
      routes: messagesRoutes,
      refusals: messagesRefusals,
      ...asked,
      handlers: messages(messageDeps),
    }),
    attachments: httpEntry({
      routes: attachmentsRoutes,
      refusals: attachmentsRefusals,
      ...asked,
      handlers: attachments({ ...messageDeps, attachments: attachmentsStore(client, tables.main), files: sentFiles }),
    }),
    ...groupEntries({ client, table: tables.main, asked, deps: absenceDeps }),
    documents: documentsEntry({ client, table: tables.main, asked, deps: absenceDeps }),
    settings: httpEntry({ routes: settingsRoutes, refusals: settingsRefusals, ...asked, handlers: settings(values) }),
  };

  /** Answers as the gateway would choose: the entry of the feature that has the route. */
  return async (event: HttpEvent): Promise<HttpResult> => {
    const feature = FEATURES.find(({ routes }) => Object.hasOwn(routes, event.routeKey));
    const entry = feature && entries[feature.name];
    if (!entry) throw new Error(`No entry for ${event.routeKey}: add the feature to test/support/entries.ts.`);
    return entry(event, CONTEXT);
  };
}
