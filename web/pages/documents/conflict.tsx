import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { SectionSaving } from './section-saving.ts';
import { sectionTexts } from './section-texts.ts';
import { ShownValues } from './shown-values.tsx';
import { bothOf, type SectionOf, type TemplateSection } from './values.ts';

type ConflictProps = {
  readonly template: TemplateSection;
  readonly facts: Readonly<Record<string, string>>;
  readonly saving: SectionSaving;
  readonly theirs: SectionOf;
};

/** Two texts of a section, side by side: the own that is not saved, and the colleague's that is. Nothing is lost. */
export function Conflict({ template, facts, saving, theirs }: ConflictProps) {
  const t = useWords(sectionTexts);
  const format = useFormat();
  const name = theirs.by?.name ?? '';
  const texts = [
    { title: t('theirs', { name }), values: theirs.values },
    { title: t('mine'), values: saving.values },
  ];
  return (
    <div className="stack" role="alert">
      <Paragraph>{t('conflict', { name, at: theirs.at ? format.moment(theirs.at) : '' })}</Paragraph>
      <div className="pair">
        {texts.map(({ title, values }) => (
          <section key={title} className="stack">
            <Heading level={3} data-size="2xs">
              {title}
            </Heading>
            <ShownValues section={template} values={values} facts={facts} />
          </section>
        ))}
      </div>
      <div className="buttons">
        <Button type="button" onClick={() => saving.settle(bothOf(template, saving.values, theirs.values))}>
          {t('keepBoth')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => saving.settle(saving.values)}>
          {t('keepMine')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => saving.settle(theirs.values)}>
          {t('keepTheirs')}
        </Button>
      </div>
    </div>
  );
}
