import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { Failure } from './failure.tsx';

type OpenProps = {
  /** Fetches the file: the request carries the token, which an ordinary link cannot. */
  readonly get: () => Promise<Blob>;
  readonly children: ReactNode;
};

const MS_UNTIL_READ = 60_000;

/** A button that opens a letter beside the page, in a new tab. The file stays in no storage. */
export function OpenFile({ get, children }: OpenProps) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const open = async () => {
    setPending(true);
    setError(null);
    // The tab opens at the tap: a browser stops one that opens later, when the file has come.
    const tab = window.open('', '_blank');
    try {
      show(await get(), tab);
    } catch (failure) {
      tab?.close();
      setError(failure instanceof Error ? failure : new Error('The file did not come.', { cause: failure }));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button type="button" variant="secondary" loading={pending} onClick={open}>
        {children}
      </Button>
      <Failure error={error} />
    </>
  );
}

/** In the new tab; where the browser forbade one, the file is saved: this page keeps what was typed. */
function show(file: Blob, tab: Window | null): void {
  const url = URL.createObjectURL(file);
  if (tab) tab.location.replace(url);
  else save(url);
  setTimeout(() => URL.revokeObjectURL(url), MS_UNTIL_READ);
}

function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = 'skolebro.pdf';
  link.click();
}
