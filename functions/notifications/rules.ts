import { type Day, type Instant, instantIn, type Moment, minutesBetween } from '../shared/time.ts';

/** Areas of the portal that carry a badge; also what a person chooses notices by. */
export const AREAS = ['absence', 'leave', 'lessons', 'figures', 'warnings', 'remarks'] as const;
export type Area = (typeof AREAS)[number];

/** Where people are looked for; the policy's action then decides who of them may know, and is asked again at every later step (law 2). */
export type Audience = 'guardians' | 'pupil' | 'contact-teachers' | 'principals' | 'office' | 'teacher';
/** `digest` waits for the person's daily digest; a setting's name lets the owner choose, also that nobody is told. */
type When =
  | 'now'
  | 'absence.noticeOnChangedReason'
  | 'absence.unexplainedNotice'
  | 'lessons.lateNotice'
  | 'remarks.notice';
type Rule = {
  /** The fact it follows from, where that has another name; `null` where the clock brings it. */
  readonly on?: string | null;
  readonly area: Area;
  readonly to: readonly { readonly find: Audience; readonly by: string }[];
  readonly when: When;
  /** A legal notice cannot be switched off, and its contact data must be fresh (F2). */
  readonly legal: boolean;
};

const READERS = { find: 'guardians', by: 'child:read' } as const;
/** Guardians of minors: consent lets a guardian read, and asks nothing of one (A8). */
const REPORTERS = { find: 'guardians', by: 'child:report-absence' } as const;
const PUPIL = { find: 'pupil', by: 'pupil:read-own' } as const;
const PUPIL_OF_AGE = { find: 'pupil', by: 'pupil:report-own-absence' } as const;
const LEAVER_OF_AGE = { find: 'pupil', by: 'pupil:apply-leave' } as const;
const CONTACT_TEACHERS = { find: 'contact-teachers', by: 'pupil:figures' } as const;
const SHORT_LEAVE = { find: 'contact-teachers', by: 'pupil:decide-leave' } as const;
const LONG_LEAVE = { find: 'principals', by: 'pupil:decide-long-leave' } as const;
/** Those who get a warning, as sending names them (D4). */
const RECEIVERS = { find: 'guardians', by: 'child:receive-warning' } as const;
/** Guardians whom the school shows remarks, and the pupil, who always sees own ones (E2). */
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
 * Who should know of what (F1): the one table. A confirmed lesson is no fact and stands nowhere here (B3); what a setting
 * switches off makes no item either, since its place is the child's page.
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

/** What an item of an inbox is about. */
export type InboxKind = keyof typeof RULES;
export const INBOX_KINDS = Object.keys(RULES).filter(isInboxKind);
function isInboxKind(name: string): name is InboxKind {
  return Object.hasOwn(RULES, name);
}

/** What one kind makes of others: which, and where not all of them, which of those. */
type Overtaking = {
  readonly kinds: readonly InboxKind[];
  /** `up-to-day`: about no later day. `closed`: only by news of an absence whose end is known. */
  readonly only?: 'up-to-day' | 'closed';
};
const DECIDED = ['leave-applied', 'leave-waiting', 'long-leave-waiting', 'leave-granted', 'leave-refused'] as const;
const NOTED = ['remark-published', 'remark-corrected'] as const;
const REPORTED = ['absence-reported', 'absence-changed', 'absence-lapsed'] as const;

/**
 * Which earlier news about the same thing is overtaken: it stays in the list, but counts as unread no more and wakes nobody. A question falls
 * when it cannot be answered any more: by its answer, by the next morning's question, by an end. Unexplained absence is overtaken by
 * the records themselves (`explainedBy`), a late arrival also by a correction, which is no news of its own.
 */
export const OVERTAKES: Readonly<Partial<Record<InboxKind, readonly Overtaking[]>>> = {
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

/** What takes something back is in the inbox, but wakes nobody who has not heard of what is taken back. */
export const TAKES_BACK: ReadonlySet<InboxKind> = new Set(['absence-withdrawn', 'leave-withdrawn', 'remark-withdrawn']);

/** A piece of news as its place among others about the same thing shows it. */
export type Trace = {
  readonly kind: InboxKind;
  /** What came later has the greater: the version of what it is about, or else the event's sortable id. */
  readonly order: string;
  readonly day?: Day | undefined;
  /** True of an absence whose end is not known. */
  readonly open?: boolean | undefined;
};

/** True when one piece of news leaves another, of the same thing, without a point. */
export const overtakes = (later: Trace, earlier: Trace): boolean =>
  earlier.order < later.order &&
  (OVERTAKES[later.kind] ?? []).some(({ kinds, only }) => {
    if (!kinds.includes(earlier.kind)) return false;
    if (only === 'closed') return later.open !== true;
    return only !== 'up-to-day' || (earlier.day ?? '') <= (later.day ?? '');
  });

/** Kinds of which a trace is kept beside what they are about: what overtakes or may be overtaken. */
export const TRACED: ReadonlySet<InboxKind> = new Set([
  ...INBOX_KINDS.filter((kind) => OVERTAKES[kind] !== undefined),
  ...Object.values(OVERTAKES).flatMap((rows) => rows.flatMap(({ kinds }) => kinds)),
  'absence-unexplained',
]);

/** Somebody to look for, and the right by which. */
export type Reader = (typeof RULES)[InboxKind]['to'][number];
export const readersOf = (kind: InboxKind): readonly Reader[] => RULES[kind].to;
export const ruleOf = (kind: InboxKind): Rule => RULES[kind];

/** What the owner has set of when people are told. */
export type NoticeSettings = {
  readonly 'absence.noticeOnChangedReason': boolean;
  readonly 'absence.unexplainedNotice': { readonly mode: 'off' | 'now' | 'at'; readonly at: string };
  readonly 'lessons.lateNotice': 'off' | 'digest' | 'now';
  readonly 'remarks.notice': 'off' | 'digest' | 'now';
};

/** When people are told of a kind under the school's settings; unexplained absence has its own hour, before which nothing is made. */
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

/** When a pupil's unexplained absence of a day is judged: at the school's hour of that day, or as soon as it is known (B9). */
export function unexplainedDueAt(settings: NoticeSettings, date: Day, now: Instant): Instant {
  const { mode, at } = settings['absence.unexplainedNotice'];
  const due = mode === 'at' ? instantIn(date, at) : now;
  return due > now ? due : now;
}

/** How long after its hour a reminder is still worth sending, in minutes: an afternoon's is no morning's. */
const REMINDER_WORTH = 240;

/**
 * True while the owner's reminder of this day is due (B4): from its hour on, so that a run that was missed is made good by
 * the next, and an hour that the clocks leave out is not lost. `''` is off.
 */
export const isReminderDue = (reminderAt: string, now: Moment): boolean =>
  reminderAt !== '' && reminderAt <= now.time && minutesBetween(reminderAt, now.time) < REMINDER_WORTH;

/** What kinds of things an item leads to. */
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
export type About = {
  readonly kind: (typeof REFERENCES)[number];
  readonly id?: string | undefined;
  readonly day?: string | undefined;
};

/** What waits for a person: ids only; words are found when it is shown, after login. */
export type InboxItem = {
  readonly id: string;
  readonly kind: InboxKind;
  readonly area: Area;
  /** The pupil whom it is about, where there is one. */
  readonly pupilId?: string | undefined;
  readonly about: About;
  readonly occurredAt: Instant;
  /** By which action of the policy the person may know; asked again whenever it is shown. */
  readonly action: string;
  /** The relation by which the person got it, kept with the item. */
  readonly basis: string;
  readonly readAt?: Instant | undefined;
  /** When later news, or the records, left it without a point. */
  readonly overtakenAt?: Instant | undefined;
  /** When its time is over, in seconds since 1970. */
  readonly expiresAtSeconds: number;
};

/** How far back unread items are counted: a badge that says "99" and one that says "140" ask for the same. */
export const MOST_UNREAD = 99;
