import { Alert, Checkbox, Field, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './import-texts.ts';
import { type PutFailure, putFile } from './put-file.ts';

const FORMATS = ['csv-zip', 'pifu-xml', 'untis-zip', 'untis-json'] as const;
type Format = (typeof FORMATS)[number];

const fieldOf = (pointer: string): string => (pointer.endsWith('bytes') ? 'file' : pointer.slice(1)) || 'file';

/** What the form of an import holds. */
type Wish = {
  readonly file: File | undefined;
  readonly format: Format;
  /** `undefined` until somebody types: the system of the latest import is the likeliest. */
  readonly system: string | undefined;
  readonly confirmEnding: boolean;
};

const EMPTY: Wish = { file: undefined, format: 'csv-zip', system: undefined, confirmEnding: false };

/** A new import: it begins as a dry run, which shows every change and makes none. */
export function Upload() {
  const t = useWords(texts);
  const [, go] = useLocation();
  const earlier = useRead('GET /v1/owner/imports', {});
  const [wish, setWish] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<PutFailure>();
  const acting = useAct('POST /v1/owner/imports');
  const { file, format, confirmEnding } = wish;
  const system = wish.system ?? earlier.data?.imports[0]?.system ?? '';
  const faults: Faults = tried && !file ? { file: t('fileNeeded') } : {};
  const send = async () => {
    setTried(true);
    setFailure(undefined);
    if (!file) return;
    const body = { format, system, bytes: file.size, mode: 'dry-run', confirmEnding } as const;
    const answer = await acting.act({ body });
    if (!answer) return;
    setSending(true);
    const failed = await putFile(answer.upload, file);
    setSending(false);
    if (failed) setFailure(failed);
    else go(`/owner/imports/${answer.import.importId}`);
  };
  return (
    <Page title={t('newImport')} lead={t('uploadLead')} back="/owner/imports">
      <Form
        acting={{ ...acting, pending: acting.pending || sending }}
        onSend={send}
        send={t('upload')}
        faults={faults}
        fieldOf={fieldOf}
      >
        <Fields
          wish={{ ...wish, system }}
          onChange={setWish}
          faults={{ ...faultsOf(acting.error, fieldOf), ...faults }}
        />
        {sending && <Paragraph role="status">{t('uploading')}</Paragraph>}
        {failure && (
          <Alert data-color="danger" role="alert">
            {t(failure)}
          </Alert>
        )}
      </Form>
    </Page>
  );
}

type FieldsProps = { readonly wish: Wish; readonly onChange: (wish: Wish) => void; readonly faults: Faults };

function Fields({ wish, onChange, faults }: FieldsProps) {
  const t = useWords(texts);
  const set = (changed: Partial<Wish>) => onChange({ ...wish, ...changed });
  const choose = (file: File | undefined) => set({ file, ...(file && { format: formatOf(file.name) }) });
  return (
    <>
      <Textfield
        id="file"
        type="file"
        label={t('file')}
        description={t('fileHelp')}
        accept=".zip,.xml,.json"
        error={faults.file}
        onChange={({ target }) => choose((target as HTMLInputElement).files?.[0])}
      />
      <Field>
        <Label>{t('format')}</Label>
        <Select
          id="format"
          value={wish.format}
          onChange={({ target }) => set({ format: FORMATS.find((known) => known === target.value) ?? wish.format })}
        >
          {FORMATS.map((known) => (
            <Select.Option key={known} value={known}>
              {t(known)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield
        id="system"
        label={t('system')}
        description={t('systemHelp')}
        value={wish.system}
        maxLength={40}
        error={faults.system}
        onChange={({ target }) => set({ system: target.value })}
      />
      <Checkbox
        label={t('confirmEnding')}
        description={t('confirmEndingHelp')}
        checked={wish.confirmEnding}
        onChange={({ target }) => set({ confirmEnding: target.checked })}
      />
    </>
  );
}

/** The likeliest format of a file by the ending of its name. */
function formatOf(name: string): Format {
  if (name.toLowerCase().endsWith('.xml')) return 'pifu-xml';
  return name.toLowerCase().endsWith('.json') ? 'untis-json' : 'csv-zip';
}
