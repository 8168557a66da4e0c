import type { Day, Instant, TimeOfDay } from '../shared/time.ts';

/** Areas of the portal that have a badge. People mute notices by area. */
export const AREAS = [
  'absence',
  'leave',
  'lessons',
  'figures',
  'warnings',
  'remarks',
  'messages',
  'meetings',
  'documents',
] as const;
export type Area = (typeof AREAS)[number];

/**
 * Where to look for recipients. The policy's action then decides who of them is entitled, and is asked again at every
 * later step (law 2).
 */
export type Audience =
  | 'guardians'
  | 'pupil'
  | 'contact-teachers'
  | 'principals'
  | 'office'
  | 'teacher'
  | 'named-staff'
  | 'leaders';
/** When to notify: at once, or as the named setting says (`off`, `now`, `digest`). */
type When = 'now' | keyof NoticeSettings;
type Rule = {
  /** The fact that causes it, if its name differs; `null` if a schedule does. */
  readonly on?: string | null;
  readonly area: Area;
  readonly to: readonly { readonly find: Audience; readonly by: string }[];
  readonly when: When;
  /** A legal notice cannot be muted, and its contact data must be fresh (F2); an urgent one leaves at any hour. */
  readonly legal: boolean;
  readonly urgent?: true;
};

const READERS = { find: 'guardians', by: 'child:read' } as const;
/** Guardians of minors. A consent lets a guardian of an adult pupil read, but asks nothing of them (A8). */
const REPORTERS = { find: 'guardians', by: 'child:report-absence' } as const;
const PUPIL = { find: 'pupil', by: 'pupil:read-own' } as const;
const PUPIL_OF_AGE = { find: 'pupil', by: 'pupil:report-own-absence' } as const;
const LEAVER_OF_AGE = { find: 'pupil', by: 'pupil:apply-leave' } as const;
const CONTACT_TEACHERS = { find: 'contact-teachers', by: 'pupil:figures' } as const;
const SHORT_LEAVE = { find: 'contact-teachers', by: 'pupil:decide-leave' } as const;
const LONG_LEAVE = { find: 'principals', by: 'pupil:decide-long-leave' } as const;
/** The recipients of a warning, by the same right as its sending (D4). */
const RECEIVERS = { find: 'guardians', by: 'child:receive-warning' } as const;
/** Guardians, where the school shows them remarks; the pupil always sees own remarks (E2). */
const REMARKED = { find: 'guardians', by: 'child:remarks' } as const;
const PRINTERS = { find: 'office', by: 'school:paper-tasks' } as const;
const APPROVERS = { find: 'principals', by: 'warning:approve' } as const;
const OWN_WORK = { find: 'teacher', by: 'staff:home' } as const;
const OWN_LESSONS = { find: 'teacher', by: 'staff:lessons' } as const;
/** Everybody at home with a child in the group on that day (G4). */
const ANNOUNCED = { find: 'guardians', by: 'child:announcements' } as const;
const ANNOUNCED_ALONE = { find: 'pupil', by: 'pupil:own-announcements' } as const;
/** Everybody at home with a child in the group of a parents' meeting; a reminder asks those who may answer (H2). */
const INVITED = { find: 'guardians', by: 'child:meetings' } as const;
const INVITED_ALONE = { find: 'pupil', by: 'pupil:own-meetings' } as const;
const ASKED = { find: 'guardians', by: 'child:answer-meeting' } as const;
/** Everybody at home who may book a talk, and a pupil who may come along (H1). */
const BOOKERS = { find: 'guardians', by: 'child:invited-to-talk' } as const;
const BOOKED_FOR = { find: 'pupil', by: 'pupil:invited-to-talk' } as const;
/** Those whom a teacher asks for a talk: all who may book it. */
const MAY_BOOK = [
  { find: 'guardians', by: 'child:book-talk' },
  { find: 'pupil', by: 'pupil:book-own-talk' },
] as const;
/** Of a talk, those who come while they may book for the pupil, and the pupil who may come along. */
const IN_TALK = [
  { find: 'guardians', by: 'child:book-talk' },
  { find: 'pupil', by: 'pupil:own-talks' },
] as const;
/** Of a conversation, those whom the message reached (G1). To an added colleague it is own work, without the pupil. */
const IN_CONVERSATION = [
  { find: 'guardians', by: 'child:messages' },
  { find: 'pupil', by: 'pupil:own-messages' },
  { find: 'named-staff', by: 'pupil:messages' },
  OWN_WORK,
] as const;

/** Those who read a published document (I3). */
const DOCUMENT_READERS = { find: 'guardians', by: 'child:documents' } as const;
const DOCUMENT_OWN = { find: 'pupil', by: 'pupil:own-documents' } as const;
/** The leaders of the school, who deal with reported messages. */
const LEADERS = { find: 'leaders', by: 'school:reported-messages' } as const;
const ABSENCE = { area: 'absence', when: 'now', legal: false } as const;
const LEAVE = { area: 'leave', when: 'now', legal: false } as const;
const LESSONS = { area: 'lessons', when: 'now', legal: false } as const;
const WARNINGS = { area: 'warnings', when: 'now', legal: false } as const;
const REMARKS = { area: 'remarks', when: 'remarks.notice', legal: false, to: [REMARKED, PUPIL] } as const;
const FIGURES = { area: 'figures', when: 'now', legal: false } as const;
const MESSAGES = { area: 'messages', when: 'now', legal: false } as const;
const MEETINGS = { area: 'meetings', when: 'now', legal: false } as const;
const DOCUMENTS = { area: 'documents', when: 'now', legal: false } as const;

/**
 * The one table of kinds and recipients (F1). A confirmed lesson causes no event (B3). A kind that a setting switches
 * off creates no item either: it is shown on the child's page only.
 */
export const RULES = {
  'absence-reported': { ...ABSENCE, to: [READERS] },
  'absence-changed': { ...ABSENCE, to: [READERS] },
  'absence-withdrawn': { ...ABSENCE, to: [READERS] },
  'absence-still-away-asked': { ...ABSENCE, to: [REPORTERS, PUPIL_OF_AGE] },
  'absence-still-away-answered': { ...ABSENCE, to: [READERS] },
  'absence-lapsed': { ...ABSENCE, to: [READERS] },
  'absence-reason-changed': { ...ABSENCE, to: [READERS], on: 'absence-decided', when: 'absence.noticeOnChangedReason' },
  'absence-unexplained': { ...ABSENCE, to: [REPORTERS], on: 'entries-changed', when: 'absence.unexplainedNotice' },
  'late-arrival': { ...ABSENCE, to: [READERS], on: 'entries-changed', when: 'lessons.lateNotice' },
  'absence-threshold-reached': { ...FIGURES, to: [PUPIL, CONTACT_TEACHERS] },
  'leave-applied': { ...LEAVE, to: [READERS, LEAVER_OF_AGE] },
  'leave-waiting': { ...LEAVE, to: [SHORT_LEAVE], on: 'leave-applied' },
  'long-leave-waiting': { ...LEAVE, to: [LONG_LEAVE], on: 'leave-applied' },
  'leave-granted': { ...LEAVE, to: [READERS, LEAVER_OF_AGE] },
  'leave-refused': { ...LEAVE, to: [READERS, LEAVER_OF_AGE] },
  'leave-withdrawn': { ...LEAVE, to: [READERS, LEAVER_OF_AGE] },
  'warning-sent': { ...WARNINGS, to: [RECEIVERS, PUPIL], legal: true },
  'delivery-reminder-due': { ...WARNINGS, to: [RECEIVERS, PUPIL], legal: true },
  'paper-task-made': { ...WARNINGS, to: [PRINTERS] },
  'warning-ended': { ...WARNINGS, to: [READERS, PUPIL] },
  'warning-approval-asked': { ...WARNINGS, to: [APPROVERS] },
  'warning-approved': { ...WARNINGS, to: [OWN_WORK] },
  'warning-returned': { ...WARNINGS, to: [OWN_WORK] },
  'remark-published': REMARKS,
  'remark-corrected': REMARKS,
  'remark-withdrawn': REMARKS,
  'message-received': { ...MESSAGES, to: IN_CONVERSATION, on: 'message-reached' },
  'announcement-sent': { ...MESSAGES, to: [ANNOUNCED, ANNOUNCED_ALONE] },
  'urgent-announcement': { ...MESSAGES, to: [ANNOUNCED, ANNOUNCED_ALONE], on: 'announcement-sent', urgent: true },
  'meeting-planned': { ...MEETINGS, to: [INVITED, INVITED_ALONE] },
  'meeting-changed': { ...MEETINGS, to: [INVITED, INVITED_ALONE] },
  'meeting-cancelled': { ...MEETINGS, to: [INVITED, INVITED_ALONE] },
  'meeting-reminder': { ...MEETINGS, to: [ASKED, INVITED_ALONE] },
  'conference-opened': { ...MEETINGS, to: [BOOKERS, BOOKED_FOR] },
  'talk-asked': { ...MEETINGS, to: MAY_BOOK },
  'talk-booked': { ...MEETINGS, to: IN_TALK },
  'talk-moved': { ...MEETINGS, to: IN_TALK },
  'talk-cancelled': { ...MEETINGS, to: IN_TALK },
  'talk-interpreter-set': { ...MEETINGS, to: IN_TALK },
  'talk-reminder': { ...MEETINGS, to: IN_TALK },
  'talk-offered': { ...MEETINGS, to: IN_TALK },
  'own-talk-moved': { ...MEETINGS, to: [OWN_WORK], on: 'talk-moved' },
  'own-talk-cancelled': { ...MEETINGS, to: [OWN_WORK], on: 'talk-cancelled' },
  'document-shared': { ...DOCUMENTS, to: [OWN_WORK] },
  'document-handed-over': { ...DOCUMENTS, to: [OWN_WORK] },
  'document-asked': { ...DOCUMENTS, to: [OWN_WORK] },
  'document-approved': { ...DOCUMENTS, to: [OWN_WORK] },
  'document-returned': { ...DOCUMENTS, to: [OWN_WORK] },
  'document-published': { ...DOCUMENTS, to: [DOCUMENT_READERS, DOCUMENT_OWN] },
  'message-reported': { ...MESSAGES, to: [LEADERS] },
  'lessons-unconfirmed': { ...LESSONS, to: [OWN_LESSONS], on: null },
} as const satisfies Readonly<Record<string, Rule>>;

/** Kinds of inbox items. */
export type InboxKind = keyof typeof RULES;
export const INBOX_KINDS = Object.keys(RULES).filter(isInboxKind);
function isInboxKind(name: string): name is InboxKind {
  return Object.hasOwn(RULES, name);
}

/** Withdrawals: always an item, but a notice only for people who were notified of what is withdrawn. */
export const RETRACTIONS: ReadonlySet<InboxKind> = new Set([
  'absence-withdrawn',
  'leave-withdrawn',
  'remark-withdrawn',
]);

/** Where to look for recipients, and the action that entitles them. */
export type Reader = (typeof RULES)[InboxKind]['to'][number];
export const readersOf = (kind: InboxKind): readonly Reader[] => RULES[kind].to;
export const ruleOf = (kind: InboxKind): Rule => RULES[kind];

/** The settings that decide when people are notified. */
export type NoticeSettings = {
  readonly 'absence.noticeOnChangedReason': boolean;
  readonly 'absence.unexplainedNotice': { readonly mode: 'off' | 'now' | 'at'; readonly at: string };
  readonly 'lessons.lateNotice': 'off' | 'digest' | 'now';
  readonly 'remarks.notice': 'off' | 'digest' | 'now';
};

/** When to notify of a kind under the school's settings. Unexplained absence waits for its hour first. */
export function whenOf(kind: InboxKind, settings: NoticeSettings): 'off' | 'now' | 'digest' {
  const { when } = ruleOf(kind);
  switch (when) {
    case 'now':
      return 'now';
    case 'lessons.lateNotice':
    case 'remarks.notice':
      return settings[when];
    case 'absence.noticeOnChangedReason':
      return settings[when] ? 'now' : 'off';
    case 'absence.unexplainedNotice':
      return settings[when].mode === 'off' ? 'off' : 'now';
  }
}

/** Kinds of objects that an item can link to. */
export const REFERENCES = [
  'absence-report',
  'absence-day',
  'leave',
  'lesson',
  'figures',
  'lessons',
  'warning',
  'warning-draft',
  'paper-task',
  'remark',
  'thread',
  'announcement',
  'meeting',
  'conference',
  'reported-message',
  'document',
] as const;
export type ObjectRef = {
  readonly kind: (typeof REFERENCES)[number];
  readonly id?: string | undefined;
  readonly day?: string | undefined;
};

/** The day and the beginning of a talk. */
export type TalkTime = { readonly day: Day; readonly from: TimeOfDay };

/** An inbox item: ids and times only; its words are found when it is shown, after login. */
export type InboxItem = {
  readonly id: string;
  readonly kind: InboxKind;
  readonly area: Area;
  /** The pupil that it is about, if any, and of an announcement the group that the pupil must be in. */
  readonly pupilId?: string | undefined;
  readonly inGroup?: string | undefined;
  readonly about: ObjectRef;
  /** When the talk is that it is about, of a teacher's own work: its title says so. */
  readonly talkAt?: TalkTime | undefined;
  readonly occurredAt: Instant;
  /** The action of the policy that entitles the person; asked again whenever the item is shown. */
  readonly action: string;
  /** The relation that entitled the person when the item was made. */
  readonly basis: string;
  readonly readAt?: Instant | undefined;
  /** When a newer event, or the records, superseded it; the name is that of the wire and the table. */
  readonly overtakenAt?: Instant | undefined;
  /** When it expires, in seconds since 1970. */
  readonly expiresAtSeconds: number;
};

/** The most unread items that are counted for badges. */
export const MOST_UNREAD = 99;
