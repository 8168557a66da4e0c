import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../api/table.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { documentPath } from './paths.ts';
import { texts } from './texts.ts';

export type Line = AnswerOf<'GET /v1/staff/documents'>['documents'][number];

const COLORS = {
  draft: 'info',
  asked: 'warning',
  approved: 'success',
  finished: 'neutral',
  archived: 'neutral',
  discarded: 'neutral',
} as const;

type LinesProps = { readonly lines: readonly Line[]; readonly none: string; readonly named?: boolean };

/** Documents in a list: whose, what kind, how far it has come. `named` leaves out the pupil whom the page is about. */
export function Lines({ lines, none, named = true }: LinesProps) {
  if (lines.length === 0) return <Paragraph>{none}</Paragraph>;
  return (
    <ul className="people">
      {lines.map((line) => (
        <li key={line.documentId}>
          <LineRow line={line} named={named} />
        </li>
      ))}
    </ul>
  );
}

function LineRow({ line, named }: { readonly line: Line; readonly named: boolean }) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupilName, templateName, title, status, published, role, updatedAt } = line;
  const about = [templateName, title].filter((words) => words !== '').join(': ');
  return (
    <>
      <div className="row">
        <Link className="ds-link name" href={documentPath(line)}>
          {named ? pupilName : about}
          {named && <span className="about">{about}</span>}
        </Link>
        <Tag data-color={COLORS[status]}>{t(status)}</Tag>
        {published > 0 && <Tag data-color="success">{t('published')}</Tag>}
      </div>
      <Paragraph data-size="sm" className="subtle">
        {`${t(role)} · ${t('changedAt', { at: format.moment(updatedAt) })}`}
      </Paragraph>
    </>
  );
}
