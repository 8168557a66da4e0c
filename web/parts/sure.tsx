import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { Acting } from '../api/hooks.ts';
import { useWords } from '../words/language.ts';
import { Failure } from './failure.tsx';
import { texts } from './texts.ts';

type SureProps = {
  readonly acting: Pick<Acting<never, unknown>, 'pending' | 'error'>;
  /** What the person is asked after the first tap. */
  readonly question: string;
  readonly words: string;
  /** The words of the button that does it, where they differ. */
  readonly yes?: string;
  /** The words of the button that leaves everything as it is, where "cancel" would be a word for the action too. */
  readonly no?: string;
  /** The person has tapped the first button. */
  readonly onAsk?: () => void;
  /** Does it. What the person saw at the first tap is what it does: a change meanwhile is refused by its `ifMatch`. */
  readonly onSure: () => Promise<unknown>;
  /** True where nothing is lost. */
  readonly harmless?: boolean;
  /** Buttons beside the first. */
  readonly beside?: ReactNode;
};

/**
 * A button that asks before it acts. The answer "cancel" takes the place of the first button, so that a double tap does
 * nothing; nor does the focus go on to the answer "yes", so that a second Enter does nothing.
 */
export function Sure({ acting, question, words, yes = words, harmless = false, ...props }: SureProps) {
  const t = useWords(texts);
  const { no = t('cancel'), onAsk, onSure, beside } = props;
  const [asked, setAsked] = useState<() => Promise<unknown>>();
  const color = harmless ? undefined : 'danger';
  const act = async () => {
    if ((await asked?.()) !== undefined) setAsked(undefined);
  };
  return (
    <>
      <div role="status">{asked && <Paragraph>{question}</Paragraph>}</div>
      <Failure error={acting.error} />
      <div className="buttons">
        {asked ? (
          <>
            <Button key="cancel" type="button" variant="tertiary" onClick={() => setAsked(undefined)}>
              {no}
            </Button>
            <Button
              key="yes"
              type="button"
              variant="secondary"
              data-color={color}
              loading={acting.pending}
              onClick={act}
            >
              {yes}
            </Button>
          </>
        ) : (
          <>
            {beside}
            <Button
              key="first"
              type="button"
              variant="secondary"
              data-color={color}
              onClick={() => {
                setAsked(() => onSure);
                onAsk?.();
              }}
            >
              {words}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
