import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { Refused } from '../api/problem.ts';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

type FailureProps = {
  readonly error: Error | null;
  /** Tries once more; without it there is no button, nor where nothing is found: it would not be found again either. */
  readonly again?: () => unknown;
};

/** What went wrong, in the API's own sentence where it gave one, and what to do. Shows nothing without an error. */
export function Failure({ error, again }: FailureProps) {
  const t = useWords(texts);
  if (!error) return null;
  const problem = error instanceof Refused ? error.problem : undefined;
  const broken = problem !== undefined && problem.status >= 500;
  return (
    <Alert data-color={problem && !broken ? 'warning' : 'danger'} role="alert">
      <Paragraph>{problem ? wordsOf(problem.status, problem.detail, t) : t('unreachable')}</Paragraph>
      {broken && <Paragraph data-size="sm">{t('reference', { id: problem.requestId })}</Paragraph>}
      {again && problem?.status !== 404 && (
        <Button variant="secondary" data-size="sm" onClick={again}>
          {t('again')}
        </Button>
      )}
    </Alert>
  );
}

function wordsOf(status: number, detail: string, t: ReturnType<typeof useWords<typeof texts>>): string {
  if (status >= 500) return t('broken');
  return detail || t(status === 404 ? 'gone' : 'broken');
}
