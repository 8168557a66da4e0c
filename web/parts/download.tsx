import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { Acting } from '../api/hooks.ts';
import { useWords } from '../words/language.ts';
import { Failure } from './failure.tsx';
import { texts } from './texts.ts';

type DownloadProps<Request> = {
  /** The request for the file, by `useAct` or `useFamilyAct` with its GET. */
  readonly acting: Acting<Request, Blob>;
  readonly request: Request;
  /** The file's name with its ending; it names nobody. */
  readonly name: string;
  readonly children: ReactNode;
};

/** A button that fetches a file and saves it on the device. */
export function Download<Request>({ acting, request, name, children }: DownloadProps<Request>) {
  const t = useWords(texts);
  const [saved, setSaved] = useState(false);
  const fetchFile = async () => {
    setSaved(false);
    const file = await acting.act(request);
    if (!file) return;
    save(file, name);
    setSaved(true);
  };
  return (
    <div className="stack download">
      <Button variant="secondary" loading={acting.pending} onClick={fetchFile}>
        {children}
      </Button>
      <Paragraph data-size="sm" role="status">
        {saved && t('saved', { name })}
      </Paragraph>
      <Failure error={acting.error} />
    </div>
  );
}

const MS_UNTIL_SAVED = 60_000;

/** Saves by a link that is never shown: the request carries the token, which an ordinary link cannot. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MS_UNTIL_SAVED);
}
