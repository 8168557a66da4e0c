import { Button } from '@digdir/designsystemet-react';
import { Fragment, type ReactNode, useState } from 'react';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

/** The button for the next page, after the last page that is shown; it takes `next` of the answer. */
export type More = (next: string | null) => ReactNode;

type PagedProps = {
  /** A page of the list, which reads itself from its cursor on. */
  readonly children: (cursor: string | undefined, more: More) => ReactNode;
};

/** A list that the API gives in pages: the first, and each further one when the person asks for it. */
export function Paged({ children }: PagedProps) {
  const t = useWords(texts);
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const last = cursors.at(-1);
  return cursors.map((cursor) => (
    <Fragment key={cursor ?? ''}>
      {children(
        cursor,
        (next) =>
          next !== null &&
          cursor === last && (
            <Button variant="secondary" onClick={() => setCursors([...cursors, next])}>
              {t('showMore')}
            </Button>
          ),
      )}
    </Fragment>
  ));
}
