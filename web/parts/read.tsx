import type { ReactNode } from 'react';
import type { Reading } from '../api/hooks.ts';
import { Failure } from './failure.tsx';
import { Waiting } from './waiting.tsx';

type ReadProps<Answer> = {
  readonly of: Reading<Answer>;
  readonly children: (answer: Answer) => ReactNode;
};

/** An answer on a page: waits for it, shows it, or says why it did not come. An older answer stays while it fails. */
export function Read<Answer>({ of, children }: ReadProps<Answer>) {
  if (of.data !== undefined)
    return (
      <>
        {of.error && <Failure error={of.error} again={of.again} />}
        {children(of.data)}
      </>
    );
  if (of.error) return <Failure error={of.error} again={of.again} />;
  return of.loading ? <Waiting /> : null;
}
