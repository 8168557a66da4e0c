import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/call.ts';
import { osloNow } from '../../api/server-clock.ts';
import { NameForm } from '../../parts/name-form.tsx';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { lastDayBefore } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** Finds a pupil at any of the owner's schools, also one who has left, for the access log. */
export function OwnerFind() {
  const t = useWords(texts);
  const [wanted, setWanted] = useState('');
  return (
    <Page title={t('find')} lead={t('findLead')} back="/owner">
      <NameForm label={t('pupilName')} help={t('pupilNameHelp')} send={t('search')} onFind={setWanted} />
      {wanted !== '' && (
        <Paged key={wanted}>{(cursor, more) => <Found name={wanted} cursor={cursor} more={more} />}</Paged>
      )}
    </Page>
  );
}

type FoundProps = { readonly name: string; readonly cursor: string | undefined; readonly more: More };

function Found({ name, cursor, more }: FoundProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { day: today } = osloNow();
  const endOf = (to: string | null) =>
    to && t(to <= today ? 'leftOn' : 'leavesOn', { day: format.day(lastDayBefore(to)) });
  const found = useQuery({
    queryKey: ['find at the owner', name, cursor],
    queryFn: () => call('POST /v1/owner/pupil-searches', { body: { name, ...(cursor !== undefined && { cursor }) } }),
  });
  return (
    <Read of={{ data: found.data, error: found.error, loading: found.isPending, again: found.refetch }}>
      {({ pupils, next }) => (
        <>
          {cursor === undefined && (
            <Paragraph role="status">{pupils.length === 0 ? t('foundNone') : t('found')}</Paragraph>
          )}
          <ul className="lines">
            {pupils.map((pupil) => (
              <li key={pupil.pupilId} className="row">
                <Link className="ds-link grow big-link" href={`/owner/pupils/${pupil.pupilId}/access-log`}>
                  {pupil.pupilName}
                  <span className="about">
                    {[pupil.className, pupil.schoolName, endOf(pupil.to)].filter(Boolean).join(' · ')}
                  </span>
                </Link>
                {pupil.protected && <Tag data-color="danger">{t('protected')}</Tag>}
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
