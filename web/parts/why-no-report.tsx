import { Paragraph } from '@digdir/designsystemet-react';
import { type Child, useMe } from '../session/me.ts';
import { useWords } from '../words/language.ts';
import type { Texts } from '../words/text.ts';

const texts = {
  notOfAge: {
    nb: 'Du kan melde fravær selv når du er 18 år. Til da er det foresatte som melder for deg.',
    nn: 'Du kan melde fråvær sjølv når du er 18 år. Til då er det føresette som melder for deg.',
    en: 'You can report absence yourself when you are 18. Until then your guardians report it for you.',
  },
  ofAge: {
    nb: '{name} er myndig og melder fravær selv.',
    nn: '{name} er myndig og melder fråvær sjølv.',
    en: '{name} is of age and reports absence without you.',
  },
} satisfies Texts;

/** Why the person may not report absence for this child, or for themselves. Shows nothing where they may. */
export function WhyNoReport({ child }: { readonly child: Child }) {
  const t = useWords(texts);
  const { role } = useMe();
  if (child.may.report) return null;
  return <Paragraph>{role === 'pupil' ? t('notOfAge') : t('ofAge', { name: child.pupilName })}</Paragraph>;
}
