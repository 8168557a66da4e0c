import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/call.ts';
import { NameForm } from '../../parts/name-form.tsx';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';
import { useSchool } from './use-school.ts';

/** A page for finding a pupil, the same as on the first page. */
export function FindPage() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  return (
    <Page title={t('find')} about={name} back={`/school/${schoolId}`}>
      <FindPupil />
    </Page>
  );
}

/** Finds pupils by the beginnings of their names. The name stays on the page: it is in no address and no storage. */
export function FindPupil() {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const [wanted, setWanted] = useState('');
  return (
    <search className="stack">
      <NameForm label={t('findLabel')} help={t('findHelp')} send={t('findButton')} onFind={setWanted} />
      {wanted !== '' && (
        <Paged key={wanted}>
          {(cursor, more) => <Found schoolId={schoolId} name={wanted} cursor={cursor} more={more} />}
        </Paged>
      )}
    </search>
  );
}

type FoundProps = {
  readonly schoolId: string;
  readonly name: string;
  readonly cursor: string | undefined;
  readonly more: More;
};

function Found({ schoolId, name, cursor, more }: FoundProps) {
  const t = useWords(texts);
  const { is } = useSchool();
  const found = useQuery({
    queryKey: ['find', schoolId, name, cursor],
    queryFn: () =>
      call('POST /v1/schools/{schoolId}/pupil-searches', {
        params: { schoolId },
        body: { name, ...(cursor !== undefined && { cursor }) },
      }),
  });
  return (
    <Read of={{ data: found.data, error: found.error, loading: found.isPending, again: found.refetch }}>
      {({ pupils, next }) => (
        <>
          {cursor === undefined && (
            <div role="status">
              <Heading level={2} data-size="2xs">
                {pupils.length === 0 ? t('foundNone') : t('found')}
              </Heading>
            </div>
          )}
          {pupils.length === 0 && next === null && <Paragraph className="subtle">{t('foundNoneHelp')}</Paragraph>}
          <ul className="lines">
            {pupils.map(({ pupilId, pupilName, className, protected: hidden }) => (
              <li key={pupilId} className="row">
                <Link className="ds-link grow big-link" href={`/pupils/${schoolId}/${pupilId}`}>
                  {pupilName}
                  {className !== null && <span className="about">{className}</span>}
                </Link>
                {hidden && <Tag data-color="danger">{t('protected')}</Tag>}
                {is('office') && (
                  <Link
                    className="ds-link big-link"
                    href={`/school/${schoolId}/report/${pupilId}`}
                    aria-label={t('reportFor', { name: pupilName })}
                  >
                    {t('report')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
