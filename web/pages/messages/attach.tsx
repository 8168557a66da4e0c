import { Button, Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { useWords } from '../../words/language.ts';
import { texts } from './file-texts.ts';
import { type Chosen, type Files, MOST_FILES } from './use-files.ts';

type AttachProps = {
  readonly files: Files;
  /** True after somebody wanted to send. */
  readonly tried: boolean;
};

/** The way to attach files, and how each of them fares. */
export function Attach({ files, tried }: AttachProps) {
  const t = useWords(texts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="stack attach" data-size="sm">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/*,application/pdf"
        onChange={({ target }) => {
          files.add([...(target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          target.value = '';
        }}
      />
      {files.files.length > 0 && (
        <ul className="files" aria-label={t('files')}>
          {files.files.map((file) => (
            <Row key={file.key} file={file} onRemove={() => files.remove(file.key)} />
          ))}
        </ul>
      )}
      {files.tooMany && <ValidationMessage>{t('tooMany', { most: MOST_FILES })}</ValidationMessage>}
      {tried && files.hasFault && <ValidationMessage>{t('removeFirst')}</ValidationMessage>}
      {tried && files.isWaiting && !files.hasFault && <Paragraph role="status">{t('waits')}</Paragraph>}
      <Button type="button" variant="tertiary" className="start" onClick={() => input.current?.click()}>
        {t('attach')}
      </Button>
    </div>
  );
}

function Row({ file, onRemove }: { readonly file: Chosen; readonly onRemove: () => void }) {
  const t = useWords(texts);
  const { name, state, percent, text } = file;
  return (
    <li>
      <span className="grow">
        <bdi>{name}</bdi>{' '}
        <span role="status" className="subtle">
          {state !== 'fault' && t(state, { percent })}
        </span>
        {state === 'fault' && <ValidationMessage>{text}</ValidationMessage>}
      </span>
      <Button type="button" variant="tertiary" aria-label={t('remove', { name })} onClick={onRemove}>
        ✕
      </Button>
    </li>
  );
}
