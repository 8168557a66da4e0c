import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { ConferenceStore } from './conference-store.ts';
import type { SchoolConferences } from './school-schema.ts';
import { showHead } from './view.ts';

export type ListPlannedDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'groups'>;
  readonly conferences: Pick<ConferenceStore, 'ofSchool'>;
};

/** The conferences of a school, newest first, for everybody who works there: three reads. It names no pupil. */
export const listPlanned =
  (deps: ListPlannedDeps) =>
  async (caller: Caller, { schoolId }: { readonly schoolId: string }): Promise<output<typeof SchoolConferences>> => {
    const { ownerId } = caller.login;
    const target = { kind: 'school', schoolId } as const;
    const { actor, loaded } = await authorizeStaff(deps.lookup, caller, {
      action: 'school:own-talks',
      target,
      load: () => deps.conferences.ofSchool(ownerId, schoolId),
    });
    const groups = await deps.lookup.groups(
      ownerId,
      loaded.flatMap(({ groupIds }) => groupIds),
    );
    return {
      mayPlan: decide('school:plan-talks', actor, target, caller.moment.day).allowed,
      conferences: loaded
        .toSorted((a, b) => b.conferenceId.localeCompare(a.conferenceId))
        .map((conference) => showHead(conference, groups)),
    };
  };
