import { Card, Details, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { fromDraft, isJson, toDraft } from './draft.ts';
import { HistoryList } from './history.tsx';
import { JsonFaults } from './json-faults.tsx';
import { type Setting, useChange, useLevel, useSettingList } from './level.ts';
import { texts } from './texts.ts';
import { ValueEditor } from './value-editor.tsx';
import { ValueWords } from './value-words.tsx';

/** One setting: what it does, its value and where that comes from, the editor, and every change. */
export function SettingPage() {
  const t = useWords(texts);
  const { key = '' } = useParams();
  const level = useLevel();
  const list = useSettingList(level);
  const setting = list.data?.settings.find((candidate) => candidate.key === key);
  return (
    <Page title={t('setting')} about={setting?.title} back={level.page}>
      <Read of={list}>{() => (setting ? <Shown setting={setting} /> : <Paragraph>{t('noSetting')}</Paragraph>)}</Read>
    </Page>
  );
}

function Shown({ setting }: { readonly setting: Setting }) {
  const t = useWords(texts);
  const level = useLevel();
  const [saved, setSaved] = useState(false);
  return (
    <>
      <Paragraph>{setting.explanation}</Paragraph>
      <Card className="stack">
        <dl className="facts tall">
          <dt>{t('now')}</dt>
          <dd>
            <ValueWords value={setting.value} form={setting.form} />
          </dd>
          <dt>{t('origin')}</dt>
          <dd>
            <Tag data-color={setting.origin === 'default' ? 'neutral' : 'info'}>{t(setting.origin)}</Tag>
          </dd>
          <dt>{t('default')}</dt>
          <dd>
            <ValueWords value={setting.default} form={setting.form} />
          </dd>
        </dl>
      </Card>
      <Paragraph role="status">{saved && t('saved')}</Paragraph>
      {level.mayChange(setting) ? (
        // A change by another person begins the editor anew: what it held was about another value.
        <Editor key={`${setting.key} ${setting.version}`} setting={setting} onSaved={setSaved} />
      ) : (
        <>
          <Paragraph className="subtle">{t(setting.perSchool ? 'leadersChange' : 'ownerChanges')}</Paragraph>
          {isJson(setting.form) && <Whole value={setting.value} />}
        </>
      )}
      <HistoryList setting={setting} />
    </>
  );
}

/** A value that its words only count, as it is. */
function Whole({ value }: { readonly value: unknown }) {
  const t = useWords(texts);
  return (
    <Details>
      <Details.Summary>{t('whole')}</Details.Summary>
      <Details.Content>
        <pre className="code wrapped">{JSON.stringify(value, null, 2)}</pre>
      </Details.Content>
    </Details>
  );
}

/** The element of a fault: `/value/0/nb` is the field `value-0-nb`. */
const fieldOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-') || 'value';

type EditorProps = { readonly setting: Setting; readonly onSaved: (saved: boolean) => void };

function Editor({ setting, onSaved }: EditorProps) {
  const t = useWords(texts);
  const level = useLevel();
  const acting = useChange(level, 'PUT', setting.key);
  const [draft, setDraft] = useState(() => toDraft(setting.value, setting.form));
  const [faults, setFaults] = useState({});
  const json = isJson(setting.form);
  const save = async () => {
    onSaved(false);
    const read = readDraft();
    setFaults(read ? {} : { value: t('notJson') });
    if (read && (await acting.act({ value: read.value, ifMatch: `"${setting.version}"` })) !== undefined) onSaved(true);
  };
  const readDraft = (): { value: unknown } | undefined => {
    try {
      return { value: fromDraft(draft, setting.form) };
    } catch {
      return undefined;
    }
  };
  return (
    <>
      <Form acting={acting} onSend={save} send={t('save')} faults={faults} fieldOf={json ? undefined : fieldOf}>
        <ValueEditor
          setting={setting}
          draft={draft}
          onChange={setDraft}
          faults={{ ...faultsOf(acting.error, fieldOf), ...faults }}
        />
        {json && <JsonFaults error={acting.error} />}
      </Form>
      {setting.version > 0 && setting.origin === level.kind && <BackTo setting={setting} onSaved={onSaved} />}
    </>
  );
}

/** Takes the level's own value away: back to the owner's value, or to the default. */
function BackTo({ setting, onSaved }: EditorProps) {
  const t = useWords(texts);
  const level = useLevel();
  const acting = useChange(level, 'DELETE', setting.key);
  const words = t(level.kind === 'school' ? 'backToOwner' : 'backToDefault');
  const reset = async () => {
    const done = await acting.act({ ifMatch: `"${setting.version}"` });
    if (done) onSaved(true);
    return done;
  };
  return <Sure acting={acting} question={t('sure')} words={words} onSure={reset} />;
}
