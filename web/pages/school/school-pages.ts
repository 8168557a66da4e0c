import type { texts } from './texts.ts';
import type { School, SchoolRole } from './use-school.ts';

type SchoolPage = {
  readonly path: string;
  readonly name: keyof typeof texts;
  /** The roles that have the page. */
  readonly roles: readonly SchoolRole[];
};

const BOTH = ['office', 'leader'] as const;

/** The pages below a school's first page, and who has each. */
const SCHOOL_PAGES: readonly SchoolPage[] = [
  { path: 'groups', name: 'groups', roles: BOTH },
  { path: 'conferences', name: 'talks', roles: [...BOTH, 'principal'] },
  { path: 'leave', name: 'leave', roles: BOTH },
  { path: 'paper-tasks', name: 'paper', roles: BOTH },
  { path: 'work-list', name: 'workList', roles: BOTH },
  { path: 'reported-messages', name: 'reportedMessages', roles: ['leader', 'principal'] },
  { path: 'approvals', name: 'approvals', roles: ['principal'] },
  { path: 'figures', name: 'figures', roles: ['leader'] },
  { path: 'warning-counts', name: 'warningCounts', roles: ['leader'] },
  { path: 'settings', name: 'settings', roles: BOTH },
];

/** The pages of a school that the person has, with their addresses. */
export const schoolPages = ({ schoolId, is }: School): { href: string; name: keyof typeof texts }[] =>
  SCHOOL_PAGES.filter(({ roles }) => is(...roles)).map(({ path, name }) => ({
    href: `/school/${schoolId}/${path}`,
    name,
  }));
