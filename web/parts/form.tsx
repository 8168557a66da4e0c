import { Button, ErrorSummary } from '@digdir/designsystemet-react';
import { type ComponentRef, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Acting } from '../api/hooks.ts';
import { Refused } from '../api/problem.ts';
import { useWords } from '../words/language.ts';
import { Failure } from './failure.tsx';
import { texts } from './texts.ts';

/** The faults of a form's fields: the id of the field's element, and what to do. */
export type Faults = Readonly<Record<string, string>>;

type FormProps = {
  readonly acting: Pick<Acting<never, unknown>, 'pending' | 'retrying' | 'error'>;
  readonly onSend: () => unknown;
  readonly send: string;
  /** Faults that the page found itself; the API's come from `acting`. */
  readonly faults?: Faults;
  /** Names the element of a field, from the JSON pointer of the API's fault. */
  readonly fieldOf?: (pointer: string) => string;
  readonly children: ReactNode;
  /** Further buttons beside the one that sends. */
  readonly beside?: ReactNode;
};

/** A form: what was typed stays whatever happens, faults are listed above and linked, and sending shows at once. */
export function Form({ acting, onSend, send, faults = {}, fieldOf, children, beside }: FormProps) {
  const t = useWords(texts);
  const listed = { ...faultsOf(acting.error, fieldOf), ...faults };
  const [tries, setTries] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    onSend();
  };
  const more = acting.error && Object.keys(listed).length === 0;
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <FaultList faults={listed} tries={tries} answer={acting.error} />
      {children}
      {more && <Failure error={acting.error} />}
      {acting.retrying && <p role="status">{t('retrying')}</p>}
      <div className="buttons">
        <Button type="submit" loading={acting.pending}>
          {send}
        </Button>
        {beside}
      </div>
    </form>
  );
}

/** The faults of the API's refusal, each at the element of its field; a field may have several. */
export function faultsOf(error: Error | null, fieldOf: FormProps['fieldOf']): Faults {
  if (!(error instanceof Refused) || !fieldOf) return {};
  const found = new Map<string, Set<string>>();
  for (const { pointer, detail } of error.problem.errors) {
    const field = fieldOf(pointer);
    found.set(field, (found.get(field) ?? new Set()).add(detail));
  }
  return Object.fromEntries([...found].map(([field, details]) => [field, [...details].join(' ')]));
}

type FaultListProps = {
  readonly faults: Faults;
  /** How often the person has sent, and the answer: after each the focus comes here, and never while they correct. */
  readonly tries: number;
  readonly answer: Error | null;
};

function FaultList({ faults, tries, answer }: FaultListProps) {
  const t = useWords(texts);
  const list = useRef<ComponentRef<typeof ErrorSummary>>(null);
  const all = Object.entries(faults);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect follows a try and its answer, not the list.
  useEffect(() => {
    list.current?.focus();
  }, [tries, answer]);
  if (all.length === 0) return null;
  return (
    <ErrorSummary ref={list}>
      <ErrorSummary.Heading>{t('correct')}</ErrorSummary.Heading>
      <ErrorSummary.List>
        {all.map(([field, words]) => (
          <ErrorSummary.Item key={field}>
            <ErrorSummary.Link href={`#${field}`}>{words}</ErrorSummary.Link>
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}
