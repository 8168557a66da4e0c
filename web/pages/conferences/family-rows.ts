import { row } from '../../page-row.ts';

const FAMILY = ['guardian', 'pupil'] as const;
const GUARDIAN = ['guardian'] as const;
const home = '/children/:childId/conferences';

/** The pages of development talks for families. */
export const FAMILY_CONFERENCE_PAGES = [
  row(home, FAMILY, async () => (await import('./family-list.tsx')).FamilyConferences),
  row(`${home}/:conferenceId`, FAMILY, async () => (await import('./family-conference.tsx')).FamilyConference),
  row(`${home}/:conferenceId/row`, GUARDIAN, async () => (await import('./siblings.tsx')).SiblingsPage),
  row(`${home}/:conferenceId/talks/:bookingId/move`, FAMILY, async () => (await import('./move-talk.tsx')).MoveTalk),
];
