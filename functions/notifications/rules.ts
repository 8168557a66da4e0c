import { type Day, type Instant, instantIn, type Moment, minutesBetween } from '../shared/time.ts';

/** Areas of the portal that have a badge. People mute notices by area. */
export const AREAS = ['absence', 'leave', 'lessons', 'figures', 'warnings', 'remarks'] as const;
export type Area = (typeof AREAS)[number];

/**
 * Where to look for recipients. The policy's action then decides who of them is entitled, and is asked again at every
 * later step (law 2).
 */
export type Audience = 'guardians' | 'pupil' | 'contact-teachers' | 'principals' | 'office' | 'teacher';
/** When to notify: at once, or as the named setting says (`off`, `now`, `digest`). */
type When =
  | 'now'
  | 'absence.noticeOnChangedReason'
  | 'absence.unexplainedNotice'
  | 'lessons.lateNotice'
  | 'remarks.notice';
type Rule = {
  /** The fact that causes it, if its name differs; `null` if a schedule does. */
  readonly on?: string | null;
  readonly area: Area;
  readonly to: readonly { readonly find: Audience; readonly by: string }[];
  readonly when: When;
  /** A legal notice cannot be muted, and its contact data must be fresh (F2). */
  readonly legal: boolean;
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

const ABSENCE = { area: 'absence', when: 'now', legal: false } as const;
const LEAVE = { area: 'leave', when: 'now', legal: false } as const;
const LESSONS = { area: 'lessons', when: 'now', legal: false } as const;
const WARNINGS = { area: 'warnings', when: 'now', legal: false } as const;
const REMARKS = { area: 'remarks', when: 'remarks.notice', legal: false, to: [REMARKED, PUPIL] } as const;
const FIGURES = { area: 'figures', when: 'now', legal: false } as const;

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
  'lessons-unconfirmed': { ...LESSONS, to: [OWN_LESSONS], on: null },
} as const satisfies Readonly<Record<string, Rule>>;

/** Kinds of inbox items. */
export type InboxKind = keyof typeof RULES;
export const INBOX_KINDS = Object.keys(RULES).filter(isInboxKind);
function isInboxKind(name: string): name is InboxKind {
  return Object.hasOwn(RULES, name);
}

/** The kinds that a kind supersedes, with a restriction. */
type Supersession = {
  readonly kinds: readonly InboxKind[];
  /** `up-to-day`: only items about the same day or an earlier one. `closed`: only if the absence now has a last day. */
  readonly only?: 'up-to-day' | 'closed';
};
const DECIDED = ['leave-applied', 'leave-waiting', 'long-leave-waiting', 'leave-granted', 'leave-refused'] as const;
const NOTED = ['remark-published', 'remark-corrected'] as const;
const REPORTED = ['absence-reported', 'absence-changed', 'absence-lapsed'] as const;

/**
 * Which earlier kinds about the same object a kind supersedes. A superseded item stays in the list, is not counted as
 * unread, and sends no notice. A question is superseded when it can no longer be answered: by its answer, the next
 * morning's question, or an end of the absence. Unexplained absence is superseded by the records (`explainedBy`), a
 * late arrival also by a correction, which is no event of its own.
 */
export const SUPERSEDES: Readonly<Partial<Record<InboxKind, readonly Supersession[]>>> = {
  'absence-changed': [{ kinds: REPORTED }, { kinds: ['absence-still-away-asked'], only: 'closed' }],
  'absence-withdrawn': [{ kinds: [...REPORTED, 'absence-still-away-asked', 'absence-still-away-answered'] }],
  'absence-still-away-asked': [{ kinds: ['absence-still-away-asked'], only: 'up-to-day' }],
  'absence-still-away-answered': [
    { kinds: ['absence-still-away-asked'], only: 'up-to-day' },
    { kinds: ['absence-still-away-answered'] },
  ],
  'absence-lapsed': [{ kinds: ['absence-still-away-asked'] }],
  'absence-reason-changed': [{ kinds: ['absence-reason-changed'] }],
  'late-arrival': [{ kinds: ['late-arrival'] }],
  'leave-granted': [{ kinds: DECIDED }],
  'leave-refused': [{ kinds: DECIDED }],
  'leave-withdrawn': [{ kinds: DECIDED }],
  'remark-corrected': [{ kinds: NOTED }],
  'remark-withdrawn': [{ kinds: NOTED }],
};

/** Withdrawals: always an item, but a notice only for people who were notified of what is withdrawn. */
export const RETRACTIONS: ReadonlySet<InboxKind> = new Set([
  'absence-withdrawn',
  'leave-withdrawn',
  'remark-withdrawn',
]);

/** The fields of an event that decide about supersession. */
export type LoggedEvent = {
  readonly kind: InboxKind;
  /** Greater for a later event: the version of the object, else the event's sortable id. */
  readonly order: string;
  readonly day?: Day | undefined;
  /** True for an absence without a last day. */
  readonly open?: boolean | undefined;
};

/** True when the later event supersedes the earlier one; both are about the same object. */
export const supersedes = (later: LoggedEvent, earlier: LoggedEvent): boolean =>
  earlier.order < later.order &&
  (SUPERSEDES[later.kind] ?? []).some(({ kinds, only }) => {
    if (!kinds.includes(earlier.kind)) return false;
    if (only === 'closed') return later.open !== true;
    return only !== 'up-to-day' || (earlier.day ?? '') <= (later.day ?? '');
  });

/** Kinds that are recorded beside their object: all that supersede or can be superseded. */
export const LOGGED: ReadonlySet<InboxKind> = new Set([
  ...INBOX_KINDS.filter((kind) => SUPERSEDES[kind] !== undefined),
  ...Object.values(SUPERSEDES).flatMap((rows) => rows.flatMap(({ kinds }) => kinds)),
  'absence-unexplained',
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

/** When a day's absence is judged as unexplained: at the school's hour of that day, or at once (B9). */
export function unexplainedDueAt(settings: NoticeSettings, date: Day, now: Instant): Instant {
  const { mode, at } = settings['absence.unexplainedNotice'];
  const due = mode === 'at' ? instantIn(date, at) : now;
  return due > now ? due : now;
}

/** How long after its hour a reminder is still sent, in minutes. */
const REMINDER_WORTH = 240;

/**
 * True while the owner's reminder of the day is due (B4): for some hours from its hour on, so that the next run makes
 * up for a missed one, and an hour that the clocks skip is not lost. `''` is off.
 */
export const isReminderDue = (reminderAt: string, now: Moment): boolean =>
  reminderAt !== '' && reminderAt <= now.time && minutesBetween(reminderAt, now.time) < REMINDER_WORTH;

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
] as const;
export type ObjectRef = {
  readonly kind: (typeof REFERENCES)[number];
  readonly id?: string | undefined;
  readonly day?: string | undefined;
};

/** An inbox item: ids only; its words are found when it is shown, after login. */
export type InboxItem = {
  readonly id: string;
  readonly kind: InboxKind;
  readonly area: Area;
  /** The pupil that it is about, if any. */
  readonly pupilId?: string | undefined;
  readonly about: ObjectRef;
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
