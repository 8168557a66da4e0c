import { Badge } from '@digdir/designsystemet-react';
import { type Child, useMe } from '../session/me.ts';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

const MOST = 99;

type Unread = Child['unread'];

/** The number of unread items, beside a word of the menu. The person's first request has told it already. */
export function InboxCount() {
  return <Count of={(unread) => Object.values(unread).reduce((sum, count) => sum + count, 0)} />;
}

/** The number of unread items about conversations. */
export function MessageCount() {
  return <Count of={({ messages }) => messages} />;
}

function Count({ of }: { readonly of: (unread: Unread) => number }) {
  const t = useWords(texts);
  const me = useMe();
  const all = me.role === 'guardian' ? me.home.children : [me.home];
  const count = all.reduce((sum, { unread }) => sum + of(unread), 0);
  if (count === 0) return null;
  return (
    <>
      {' '}
      <Badge count={count} maxCount={MOST} data-color="danger" data-size="sm" aria-hidden />
      <span className="only-heard">{t('unread', { count })}</span>
    </>
  );
}
