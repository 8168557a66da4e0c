import { Link } from 'wouter';
import { countOf } from '../../parts/todo-count.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './staff-texts.ts';

/** The way to the lessons that wait, with their number, which the person's first request has told. */
export function TodoLine() {
  const t = useWords(texts);
  const { toConfirm } = useStaff();
  const words = { 0: t('todoNone'), 1: t('todoOne') }[toConfirm.count] ?? t('todo', { count: countOf(toConfirm) });
  return (
    <p className="todo-line">
      <Link className="ds-link" href="/todo">
        {words}
      </Link>
    </p>
  );
}
