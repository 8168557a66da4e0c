import { noticeId } from '../../functions/notices/plan.ts';
import type { Telling } from './people.ts';
import type { Accepted } from './providers.ts';

/** What must hold after everything has come to rest. Zero everywhere, or the sender is wrong. */
export type Verdict = {
  readonly tellings: number;
  readonly emails: number;
  readonly pushes: number;
  /** Tellings that somebody entitled and reachable never got. */
  readonly lost: readonly string[];
  /** E-mails taken twice. */
  readonly doubled: readonly string[];
  /** Pushes taken twice under another collapse id. */
  readonly doubledPushes: readonly string[];
  /** Anything that went to somebody who had no right at that moment, to a wrong address, or that nobody planned. */
  readonly misdirected: readonly string[];
};

/**
 * Judges by the people and by what providers took, and by nothing that the sender wrote: how many of each channel each telling
 * should have brought, from product.md F1–F6 in plain sentences.
 */
export function verdictOf(
  tellings: readonly Telling[],
  taken: readonly Accepted[],
  dead: ReadonlySet<string>,
): Verdict {
  const planned = new Map(
    tellings.flatMap((telling) => waysOf(telling).map(({ id, to }) => [id, { telling, to }] as const)),
  );
  const count = new Map<string, number>();
  const misdirected: string[] = [];
  for (const one of taken) {
    count.set(one.noticeId, (count.get(one.noticeId) ?? 0) + 1);
    if (!one.entitled || planned.get(one.noticeId)?.to !== one.to) misdirected.push(one.noticeId);
  }
  const doubled = taken.filter((one) => one.channel === 'email' && (count.get(one.noticeId) ?? 0) > 1);
  return {
    tellings: tellings.length,
    emails: taken.filter((one) => one.channel === 'email').length,
    pushes: taken.filter((one) => one.channel === 'push').length,
    lost: tellings.flatMap((telling) => missing(telling, count, dead)),
    doubled: [...new Set(doubled.map((one) => one.noticeId))],
    // A push's collapse id is its notice's, so another one would be a notice that nobody planned.
    doubledPushes: taken
      .filter((one) => one.channel === 'push' && !planned.has(one.noticeId))
      .map((one) => one.noticeId),
    misdirected,
  };
}

/** Every way a telling may take, with the id of its notice and where it leads. */
export function waysOf({ who, toTell }: Telling): readonly { readonly id: string; readonly to: string }[] {
  const email = who.address === undefined ? [] : [{ id: noticeId(toTell.id, 'email'), to: who.address }];
  const pushes = who.devices.map((device) => ({
    id: noticeId(toTell.id, 'push', device),
    to: `arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/app/${device}`,
  }));
  return [...email, ...pushes];
}

/** What an entitled person should have got and did not. A device or address of which the provider said that it is dead is no loss. */
function missing({ who, toTell }: Telling, count: ReadonlyMap<string, number>, dead: ReadonlySet<string>): string[] {
  if (who.revokedAt !== undefined) return [];
  const pushMuted = who.mutesPush && !toTell.legal;
  const pushes = pushMuted ? [] : who.devices.map((device) => noticeId(toTell.id, 'push', device));
  const email = who.address === undefined ? [] : [noticeId(toTell.id, 'email')];
  return [...pushes, ...email].filter((id) => !count.has(id) && !dead.has(id));
}
