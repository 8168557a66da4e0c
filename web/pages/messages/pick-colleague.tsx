import { Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { NameForm } from '../../parts/name-form.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './colleague-texts.ts';
import type { Place } from './place.ts';

const SEARCH = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/threads/{threadId}/colleague-searches';

type Props = {
  readonly place: Place;
  readonly staffId: string | undefined;
  readonly fault: string | undefined;
  readonly onPick: (staffId: string | undefined) => void;
};

/** Colleagues to choose from: those who teach the pupil and the leaders first, and anybody of the school by name. */
export function PickColleague({ place, staffId, fault, onPick }: Props) {
  const t = useWords(texts);
  const [name, setName] = useState('');
  const params = { ...place.about, threadId: place.threadId };
  const found = useQuery({
    queryKey: ['colleagues', place.threadId, name],
    queryFn: () => call(SEARCH, { params, body: name === '' ? {} : { name } }),
  });
  const find = (wanted: string) => {
    onPick(undefined);
    setName(wanted.length < 2 ? '' : wanted);
  };
  return (
    <div id="staffId" tabIndex={-1} className="stack">
      <Read of={{ data: found.data, error: found.error, loading: found.isPending, again: found.refetch }}>
        {({ colleagues, more }) => (
          <>
            {colleagues.length === 0 ? (
              <Paragraph role="status">{t(name === '' ? 'nobodyNear' : 'foundNobody')}</Paragraph>
            ) : (
              <Fieldset>
                <Fieldset.Legend>{t('choose')}</Fieldset.Legend>
                {colleagues.map((colleague) => (
                  <Radio
                    key={colleague.staffId}
                    name="colleague"
                    value={colleague.staffId}
                    label={colleague.name}
                    description={describe(colleague)}
                    checked={staffId === colleague.staffId}
                    aria-invalid={fault !== undefined}
                    onChange={() => onPick(colleague.staffId)}
                  />
                ))}
              </Fieldset>
            )}
            {more && <Paragraph className="subtle">{t('foundMore')}</Paragraph>}
          </>
        )}
      </Read>
      <NameForm label={t('findLabel')} help={t('findHelp')} send={t('findButton')} onFind={find} />
    </div>
  );
}

/** Teachers of a subject have many groups; the pupil's stand first. */
const MOST_GROUPS = 3;
const describe = ({ role, groups }: { readonly role: string; readonly groups: readonly string[] }): string =>
  [role, ...groups.slice(0, MOST_GROUPS), ...(groups.length > MOST_GROUPS ? ['…'] : [])].join(' · ');
