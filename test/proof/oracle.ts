import { noticeId } from '../../functions/notices/plan.ts';
import type { Hours, Phone, Requested, Somebody } from './people.ts';
import type { Accepted } from './providers.ts';

/** What must hold after everything has come to rest. Zero everywhere, or the sender is wrong. */
export type Verdict = {
  readonly requests: number;
  readonly emails: number;
  readonly pushes: number;
  /** Requests that somebody entitled and reachable never got. */
  readonly lost: readonly string[];
  /** Requests that another's e-mail or push told of, handed over when their item was in the inbox. */
  readonly shared: number;
  /**
   * Shares of what one minute brought that went apart, though the first of them was handed over after the second was
   * there.
   */
  readonly apart: readonly string[];
  /** E-mails taken twice. */
  readonly doubled: readonly string[];
  /** Pushes taken twice under another collapse id. */
  readonly doubledPushes: readonly string[];
  /** What went to somebody without the right, to a wrong address, to a phone in other hands, or that nobody planned. */
  readonly misdirected: readonly string[];
  /** What left at an hour when the owner or the person wants to hear nothing. */
  readonly untimely: readonly string[];
  /** From commit to hand-over of what could leave at once, in minutes of virtual time, sorted. */
  readonly waits: readonly number[];
};

/** One way that a request may take: the id of its notice and where it leads. */
type Way = { readonly id: string; readonly to: string; readonly requested: Requested; readonly phone?: Phone };

/**
 * Judges by the people and by what providers took, and by nothing that the sender wrote: how many of each channel each
 * request should have brought, from docs/product.md (F1–F6) in plain sentences.
 */
export function verdictOf(
  requests: readonly Requested[],
  taken: readonly Accepted[],
  dead: ReadonlySet<string>,
): Verdict {
  const ways = new Map(requests.flatMap(waysOf).map((way) => [way.id, way]));
  const count = new Map<string, number>();
  for (const { noticeId: id } of taken) count.set(id, (count.get(id) ?? 0) + 1);
  const emails = taken.filter((message) => message.channel === 'email');
  const idsOf = (some: readonly Accepted[]) => [...new Set(some.map((message) => message.noticeId))];
  return {
    requests: requests.length,
    emails: emails.length,
    pushes: taken.length - emails.length,
    lost: [...ways.values()]
      .filter((way) => isSure(way) && !count.has(way.id) && !dead.has(way.id) && !toldBy(way, taken, ways))
      .map(({ id }) => id),
    shared: [...ways.values()].filter((way) => !count.has(way.id) && toldBy(way, taken, ways)).length,
    apart: apartOf(taken, ways),
    doubled: idsOf(emails.filter((email) => (count.get(email.noticeId) ?? 0) > 1)),
    // A push's collapse id is its notice's, so another one would be a notice that nobody planned.
    doubledPushes: idsOf(taken.filter((message) => message.channel === 'push' && !ways.has(message.noticeId))),
    misdirected: idsOf(taken.filter((message) => !isRight(message, ways.get(message.noticeId)))),
    untimely: idsOf(
      taken.filter((message) => !isTimely(message.at, ways.get(message.noticeId)?.requested.who.windows ?? [])),
    ),
    waits: waitsOf(taken, ways),
  };
}

function waysOf(requested: Requested): readonly Way[] {
  const { who, request } = requested;
  const email = who.address === undefined ? [] : [{ id: noticeId(request.id, 'email'), to: who.address, requested }];
  const pushes = who.phones.map((phone) => ({
    id: noticeId(request.id, 'push', phone.deviceId),
    to: phone.arn,
    requested,
    phone,
  }));
  return [...email, ...pushes];
}

/**
 * True when this must have arrived: the right never ended, and the phone never changed hands. A device or address of
 * which the provider said that it is dead is no loss.
 */
function isSure({ requested: { who, request }, phone }: Way): boolean {
  if (who.revokedAt !== undefined) return false;
  if (!phone) return true;
  return phone.gotAt === undefined && phone.lostAt === undefined && (request.legal || !who.mutesPush);
}

/**
 * What left for the same person to the same place when the item was there: it says the same, and leads to the same
 * inbox.
 */
function toldBy(way: Way, taken: readonly Accepted[], ways: ReadonlyMap<string, Way>): Accepted | undefined {
  const { who, committedAt } = way.requested;
  return taken.find(
    ({ noticeId: id, to, at }) => to === way.to && at > committedAt && ways.get(id)?.requested.who === who,
  );
}

/** First hand-overs that came within a minute after another one that had told of them already. */
function apartOf(taken: readonly Accepted[], ways: ReadonlyMap<string, Way>): readonly string[] {
  const first = taken.filter(
    (message, index) => taken.findIndex(({ noticeId: id }) => id === message.noticeId) === index,
  );
  return first.flatMap((message) => {
    const way = ways.get(message.noticeId);
    if (!way) return [];
    const earlier = first.filter(
      ({ at, noticeId: id }) => id !== message.noticeId && at < message.at && message.at - at < 60_000,
    );
    return toldBy(
      way,
      earlier.filter(({ at }) => at - way.requested.committedAt > 1000),
      ways,
    )
      ? [message.noticeId]
      : [];
  });
}

/** What is handed over in the very minute of an ending was read before it: no sender can call that back. */
const isRight = ({ to, at }: Accepted, way: Way | undefined): boolean =>
  way !== undefined &&
  way.to === to &&
  !endedBefore(way.requested.who.revokedAt, at) &&
  !endedBefore(way.phone?.lostAt, at);
const endedBefore = (ended: number | undefined, at: number): boolean => ended !== undefined && ended < at;

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' });
const within = ({ from, to }: Hours, clock: string): boolean =>
  from < to ? from <= clock && clock < to : clock >= from || clock < to;
const MINUTES = Array.from({ length: 1440 }, (_one, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
);

/** Inside all hours at once; own ones that share less than half an hour with the owner's count for nothing (F3). */
function isTimely(at: number, [house, ...own]: readonly Hours[]): boolean {
  const hours = house ? [house, ...own] : own;
  const meet = MINUTES.filter((clock) => hours.every((window) => within(window, clock))).length >= 30;
  return (meet ? hours : hours.slice(0, 1)).every((window) => within(window, CLOCK.format(at)));
}

/**
 * How long the first hand-over took, of what nothing but the sender held back: pushes, and e-mails to those without a
 * phone.
 */
function waitsOf(taken: readonly Accepted[], ways: ReadonlyMap<string, Way>): readonly number[] {
  const first = new Map<string, number>();
  for (const { noticeId: id, at } of taken) first.set(id, Math.min(at, first.get(id) ?? at));
  return [...first]
    .flatMap(([id, at]) => {
      const way = ways.get(id);
      if (!way || !leavesAtOnce(way)) return [];
      return [(at - way.requested.committedAt) / 60_000];
    })
    .sort((a, b) => a - b);
}

const leavesAtOnce = ({ phone, requested: { who, request, committedAt } }: Way): boolean =>
  (phone ? phone.gotAt === undefined : request.legal || isWithoutPhone(who)) && isTimely(committedAt, who.windows);
const isWithoutPhone = ({ phones, mutesPush }: Somebody): boolean => phones.length === 0 || mutesPush;
