import type { Route } from '../../functions/shared/http/route.ts';
import type { Role } from './municipality.ts';

/** Somebody whom the route lets through to its own rules. */
export const passing = ({ audience, action }: Route): Role => {
  if (audience === 'public') return 'anonymous';
  if (audience === 'guardian') return 'guardian';
  if (action.startsWith('pupil:') && /^pupil:(home|read-own|report-own|consent|apply|access-log)/.test(action))
    return 'pupil of age';
  if (action.startsWith('owner:')) return 'owner admin';
  return /^(lesson|class|staff):|pupil:(absence|figures|subject|decide)/.test(action) ? 'contact teacher' : 'leader';
};
