import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../api/table.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** A remark as a line of a list. */
type RemarkLine = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/remarks'>['remarks'][number];

const COLORS = { held: 'warning', published: 'success', withdrawn: 'neutral' } as const;

type RowProps = { readonly remark: RemarkLine; readonly pupilName?: string };

/** A remark: what it says, its state, and the way to its trail. */
export function RemarkRow({ remark, pupilName }: RowProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, pupilId, remarkId, category, status, comment, date, registeredBy, corrected } = remark;
  const by = registeredBy.you ? t('you') : registeredBy.name;
  return (
    <>
      <div className="row">
        <Link className="ds-link name" href={`/remarks/${schoolId}/${pupilId}/${remarkId}`}>
          {pupilName !== undefined && <strong>{pupilName}: </strong>}
          {category.text}
        </Link>
        <Tag data-color={COLORS[status]}>{t(status)}</Tag>
        {category.polarity === 'positive' && <Tag data-color="success">{t('positive')}</Tag>}
        {corrected && <Tag>{t('corrected')}</Tag>}
      </div>
      {comment !== '' && <Paragraph>{comment}</Paragraph>}
      <Paragraph data-size="sm" className="subtle">
        {[t(category.ledger), format.weekday(date), by].filter(Boolean).join(' · ')}
      </Paragraph>
    </>
  );
}
