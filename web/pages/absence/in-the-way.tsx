import { Link } from 'wouter';
import { isRefused } from '../../api/problem.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The way to the earlier report that a new one overlaps. Shows nothing for any other error. */
export function InTheWay({ error }: { readonly error: Error | null }) {
  const t = useWords(texts);
  if (!isRefused(error, 'absence.overlap')) return null;
  const { childId, reportId } = error.problem.params;
  if (childId === undefined || reportId === undefined) return null;
  return (
    <Link className="ds-link reach" href={`/children/${childId}/reports/${reportId}`}>
      {t('inTheWay')}
    </Link>
  );
}
