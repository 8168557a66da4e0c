import { useStaff } from '../../session/me.ts';
import { teaches } from '../../session/teaches.ts';
import { StaffDay } from './staff-day.tsx';
import { StaffLinks } from './staff-links.tsx';

/** The first page of staff: a teacher's day, or the ways of the person's role. */
export function StaffHome() {
  return teaches(useStaff()) ? <StaffDay /> : <StaffLinks />;
}
