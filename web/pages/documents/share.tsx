import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { nameOf } from './paths.ts';
import { peopleTexts } from './people-texts.ts';
import type { Document } from './standing.ts';

const DOCUMENT = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}';
const ROLES = ['read', 'edit', 'owner'] as const;

/** Lets a colleague own, write or read: those near the pupil at once, anybody at the school by name. */
export function Share({ document }: { readonly document: Document }) {
  const t = useWords(peopleTexts);
  const [asked, setAsked] = useState('');
  const [name, setName] = useState('');
  const [staffId, setStaffId] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('read');
  const [lastDay, setLastDay] = useState('');
  const [fault, setFault] = useState(false);
  const params = nameOf(document);
  const people = useRead(`GET ${DOCUMENT}/people`, { params, query: name === '' ? {} : { name } });
  const acting = useAct(`PUT ${DOCUMENT}/grants/{staffId}`);
  const colleagues = people.data?.colleagues ?? [];
  const share = async () => {
    setFault(staffId === '');
    if (staffId === '') return;
    const body = { role, lastDay: lastDay === '' ? null : lastDay };
    const done = await acting.act({ params: { ...params, staffId }, body, ifMatch: '*' });
    if (done) setStaffId('');
  };
  return (
    <>
      <Paragraph data-size="sm">{t('shareAbout')}</Paragraph>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          setName(asked.trim());
        }}
      >
        <Textfield
          type="search"
          label={t('find')}
          autoComplete="off"
          value={asked}
          onChange={({ target }) => setAsked(target.value)}
        />
        <Button type="submit" variant="secondary">
          {t('findIt')}
        </Button>
      </form>
      <div role="status">
        {people.data && colleagues.length === 0 && <Paragraph>{t('nobody')}</Paragraph>}
        {people.data?.more && <Paragraph>{t('more')}</Paragraph>}
      </div>
      <Form
        acting={acting}
        onSend={share}
        send={t('shareIt')}
        faults={fault ? { colleague: t('chooseColleague') } : {}}
        fieldOf={(pointer) => pointer.slice(1)}
      >
        <Choice
          id="colleague"
          label={t('colleague')}
          value={staffId}
          fault={fault ? t('chooseColleague') : undefined}
          choices={[
            { id: '', text: t('choose') },
            ...colleagues.map((person) => ({ id: person.staffId, text: `${person.name}, ${person.part}` })),
          ]}
          onChange={setStaffId}
        />
        <Choice
          id="role"
          label={t('role')}
          value={role}
          choices={ROLES.map((id) => ({ id, text: t(id) }))}
          onChange={(id) => setRole(ROLES.find((each) => each === id) ?? 'read')}
        />
        <Textfield
          id="lastDay"
          type="date"
          label={t('lastDay')}
          min={osloNow().day}
          value={lastDay}
          onChange={({ target }) => setLastDay(target.value)}
        />
      </Form>
      <div role="status">{acting.answer && <Paragraph>{t('done')}</Paragraph>}</div>
    </>
  );
}
