import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

type MoreProps = {
  /** The cursor of the next page; `null` at the end of the list. */
  readonly next: string | null;
  readonly children: (cursor: string) => ReactNode;
};

/** The rest of a list, a page at a time: a button, and then the next page in its place. */
export function More({ next, children }: MoreProps) {
  const t = useWords(texts);
  const [open, setOpen] = useState(false);
  if (next === null) return null;
  if (open) return <NextPage>{children(next)}</NextPage>;
  return (
    <Button variant="secondary" onClick={() => setOpen(true)}>
      {t('showMore')}
    </Button>
  );
}

/** Takes the focus from the button that it replaces. */
function NextPage({ children }: { readonly children: ReactNode }) {
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={start} tabIndex={-1} className="stack next-page">
      {children}
    </div>
  );
}
