import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

type PageProps = {
  /** Names the page and nobody: it stands in the browser's history. */
  readonly title: string;
  /** The heading where it differs from the title: words that stay out of the history. */
  readonly heading?: string | undefined;
  /** A person or a class beside the title, which stays out of the history. */
  readonly about?: string;
  readonly lead?: string;
  /** The page above, for a link back. */
  readonly back?: string;
  /** True for a page that shows its end first, and scrolls there itself. */
  readonly fromEnd?: boolean;
  readonly children: ReactNode;
};

/** A page: its heading takes the focus when the page opens, so that a screen reader reads it. */
export function Page({ title, heading: words = title, about, lead, back, fromEnd = false, children }: PageProps) {
  const t = useWords(texts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Skolebro`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    if (!fromEnd) scrollTo(0, 0);
  }, [fromEnd]);
  return (
    <>
      {back !== undefined && (
        <Link className="ds-link back" href={back}>
          <span aria-hidden>←</span> {t('back')}
        </Link>
      )}
      <Heading ref={heading} tabIndex={-1} level={1} data-size="md">
        {words}
        {about !== undefined && <span className="about">{about}</span>}
      </Heading>
      {lead !== undefined && <Paragraph className="lead">{lead}</Paragraph>}
      {children}
    </>
  );
}
