import { Button, Details } from '@digdir/designsystemet-react';
import { useOwnAct } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

const AREAS = [
  'absence',
  'leave',
  'lessons',
  'figures',
  'warnings',
  'remarks',
  'messages',
  'meetings',
  'documents',
] as const;

type Unread = AnswerOf<'GET /v1/guardian/inbox'>['unread'];

/** How much is unread, and a button per area that marks all of it read. */
export function MarkRead({ unread }: { readonly unread: Unread }) {
  const t = useWords(texts);
  const reading = useOwnAct('POST inbox/reads');
  const areas = AREAS.filter((area) => unread[area] > 0);
  const count = areas.reduce((sum, area) => sum + unread[area], 0);
  return (
    <>
      <p role="status" className="count">
        {count === 0 ? t('allRead') : t(count === 1 ? 'oneUnread' : 'countUnread', { count })}
      </p>
      {count > 0 && (
        <Details>
          <Details.Summary>{t('markSummary')}</Details.Summary>
          <Details.Content>
            <div className="buttons">
              {areas.map((area) => (
                <Button
                  key={area}
                  variant="secondary"
                  disabled={reading.pending}
                  onClick={() => reading.act({ body: { area } })}
                >
                  {t('markArea', { area: t(area), count: unread[area] })}
                </Button>
              ))}
            </div>
          </Details.Content>
        </Details>
      )}
      <Failure error={reading.error} />
    </>
  );
}
