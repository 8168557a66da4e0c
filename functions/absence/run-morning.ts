import * as z from 'zod/mini';
import type { TokenIssuers } from '../shared/actor.ts';
import { log } from '../shared/logger.ts';
import { momentOf } from '../shared/time.ts';
import { type RollDeps, rollOpenReports } from './roll-open-reports.ts';

/** What the schedule sends: the time it stands for, so that a late or repeated run works on the right day. */
const Scheduled = z.object({ time: z.iso.datetime({ offset: true }) });

/** Owners are those whose logins we accept. */
const ownersOf = (issuers: TokenIssuers): readonly string[] => [
  ...new Set(
    issuers.flatMap((issuer) => Object.values(issuer.login === 'guardian' ? issuer.audiences : issuer.realms)),
  ),
];

/** The morning run of open-ended absence for every owner; fails, and is run again, when a report could not be worked through. */
export const runMorning = (deps: RollDeps, issuers: TokenIssuers) => async (event: unknown) => {
  const moment = momentOf(Date.parse(Scheduled.parse(event).time));
  const roll = rollOpenReports(deps);
  let failed = 0;
  for (const ownerId of ownersOf(issuers)) {
    const morning = await roll(ownerId, moment);
    failed += morning.failed;
    log('info', 'open-reports-rolled', { ownerId, count: morning.asked + morning.lapsed, failed: morning.failed });
  }
  if (failed > 0)
    throw new Error(`${failed} open-ended reports could not be worked through; the run is safe to repeat.`);
};
