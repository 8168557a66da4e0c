import { ownerIdsOf, type TokenIssuers } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { type Limits, type RollDeps, rollOpenReports } from './roll-open-reports.ts';

/** The morning run of open-ended absence for every owner. */
export function runMorning(deps: RollDeps, issuers: TokenIssuers, limits?: Limits) {
  const roll = rollOpenReports(deps, limits);
  return everyOwner('open-reports', ownerIdsOf(issuers), async (ownerId, moment) =>
    (await roll(ownerId, moment)).map((outcome) =>
      outcome.status === 'fulfilled' ? { status: 'fulfilled', value: Number(outcome.value !== 'nothing') } : outcome,
    ),
  );
}
