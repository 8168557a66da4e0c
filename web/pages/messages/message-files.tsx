import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { save } from '../../parts/download.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './file-texts.ts';
import type { Message, Place } from './place.ts';
import { fetchedFile } from './send-file.ts';

type Attachment = Message['attachments'][number];
type Props = { readonly message: Pick<Message, 'messageId' | 'attachments'>; readonly place: Place };

/** The files of a message, each with its size and the way to get it. */
export function MessageFiles({ message: { messageId, attachments }, place }: Props) {
  const t = useWords(texts);
  if (attachments.length === 0) return null;
  return (
    <ul className="files" aria-label={t('files')}>
      {attachments.map((file) => (
        <li key={file.attachmentId}>
          <GetFile file={file} messageId={messageId} place={place} />
        </li>
      ))}
    </ul>
  );
}

type GetProps = { readonly file: Attachment; readonly messageId: string; readonly place: Place };

function GetFile({ file: { attachmentId, name, byteSize }, messageId, place }: GetProps) {
  const t = useWords(texts);
  const size = useSize(byteSize);
  const [pending, setPending] = useState(false);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const get = async () => {
    setPending(true);
    setSaved(false);
    setError(null);
    try {
      const file = await fetchedFile(place, { messageId, attachmentId });
      save(file.blob, file.name);
      setSaved(true);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error('The file did not come.', { cause: failure }));
    } finally {
      setPending(false);
    }
  };
  return (
    <div data-size="sm">
      <Button type="button" variant="secondary" loading={pending} onClick={get}>
        {t('download', { name, size })}
      </Button>
      <span role="status" className="only-heard">
        {saved && t('saved', { name })}
      </span>
      <Failure error={error} />
    </div>
  );
}

/** `1,2 MB` or `340 kB`. */
function useSize(bytes: number): string {
  const format = useFormat();
  if (bytes >= 1_000_000) return `${format.number(Math.round(bytes / 100_000) / 10)} MB`;
  return `${format.number(Math.max(1, Math.round(bytes / 1000)))} kB`;
}
