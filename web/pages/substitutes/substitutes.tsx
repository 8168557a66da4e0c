import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useStaff } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { GrantForm } from './grant-form.tsx';
import { texts } from './texts.ts';

type Substitute = AnswerOf<'GET /v1/groups/{groupId}/substitutes'>['substitutes'][number];

/** Colleagues who stand in for a group: who and when, to give and to end. */
export function SubstitutesPage() {
  const t = useWords(texts);
  const { groupId = '' } = useParams();
  const group = useStaff().groups.find((own) => own.groupId === groupId);
  const reading = useRead('GET /v1/groups/{groupId}/substitutes', { params: { groupId } });
  return (
    <Page title={t('title')} about={group?.name} lead={t('lead')} back="/">
      <Read of={reading}>
        {({ substitutes }) => (
          <>
            <Heading level={2} data-size="xs">
              {t('now')}
            </Heading>
            {substitutes.length === 0 && <Paragraph>{t('none')}</Paragraph>}
            <ul className="lessons">
              {substitutes.map((substitute) => (
                <Granted key={substitute.staffId + substitute.from} substitute={substitute} groupId={groupId} />
              ))}
            </ul>
            <GrantForm groupId={groupId} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Granted({ substitute, groupId }: { readonly substitute: Substitute; readonly groupId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const [sure, setSure] = useState(false);
  const acting = useAct('DELETE /v1/groups/{groupId}/substitutes/{staffId}');
  const { staffId, from, to } = substitute;
  const name = substitute.name ?? t('unnamed');
  const end = () => (sure ? acting.act({ params: { groupId, staffId } }) : setSure(true));
  return (
    <li className="lesson">
      <span className="grow">
        <strong>{name}</strong>
        <span className="note">{format.days(from, to)}</span>
      </span>
      {sure && (
        <p className="whole" role="status">
          {t('sure')}
        </p>
      )}
      <Failure error={acting.error} />
      <Button
        variant="secondary"
        data-color="danger"
        aria-label={t('endFor', { name })}
        loading={acting.pending}
        onClick={end}
      >
        {t('end')}
      </Button>
      {sure && (
        <Button variant="tertiary" onClick={() => setSure(false)}>
          {t('cancel')}
        </Button>
      )}
    </li>
  );
}
