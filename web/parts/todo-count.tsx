import { Badge } from '@digdir/designsystemet-react';
import { type Me, useStaff } from '../session/me.ts';
import { useWords } from '../words/language.ts';
import { texts } from './todo-texts.ts';

type ToConfirm = Extract<Me, { role: 'staff' }>['home']['toConfirm'];

/** The number of lessons to confirm: `50+` if there are more. */
export const countOf = ({ count, more }: ToConfirm): string => `${count}${more ? '+' : ''}`;

/** The number beside the menu's entry. The person's first request has told it already. */
export function TodoCount() {
  const t = useWords(texts);
  const { toConfirm } = useStaff();
  if (toConfirm.count === 0) return null;
  return (
    <>
      {' '}
      <Badge
        count={toConfirm.count + (toConfirm.more ? 1 : 0)}
        maxCount={toConfirm.count}
        data-color="danger"
        data-size="sm"
        aria-hidden
      />
      <span className="only-heard">{t('waiting', { count: countOf(toConfirm) })}</span>
    </>
  );
}
