import { useEffect, useRef } from 'react';
import { useFamilyAct } from '../../api/family.ts';

/** Marks the announcement as read once somebody looks at the page. Shows nothing; each look tries again. */
export function MarkAnnouncementRead({
  childId,
  announcementId,
}: Readonly<Record<'childId' | 'announcementId', string>>) {
  const { act } = useFamilyAct('POST announcements/{announcementId}/read', childId);
  const tried = useRef(false);
  useEffect(() => {
    const mark = async () => {
      if (document.visibilityState !== 'visible' || tried.current) return;
      tried.current = true;
      await act({ params: { announcementId } });
    };
    // A success takes this away; the same request changes nothing twice.
    const again = () => {
      tried.current = false;
      return mark();
    };
    mark().catch(() => {});
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [act, announcementId]);
  return null;
}
