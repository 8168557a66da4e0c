import { Paragraph, Table } from '@digdir/designsystemet-react';
import { Page } from '../../parts/page.tsx';
import { useLanguage, useWords } from '../../words/language.ts';
import { type Proof, REQUIREMENTS } from './requirements.ts';
import { texts } from './texts.ts';

/** The accessibility statement: every requirement with its proof. It is open to everybody. */
export function Statement() {
  const t = useWords(texts);
  const language = useLanguage();
  return (
    <Page title={t('title')} lead={t('lead')} back="/">
      <Paragraph>{t('sum', { all: REQUIREMENTS.length })}</Paragraph>
      <Paragraph>{t('complain')}</Paragraph>
      <Table>
        <caption>{t('caption')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('requirement')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('proof')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {REQUIREMENTS.map(({ id, name, proof }) => (
            <Table.Row key={id}>
              <Table.HeaderCell scope="row">
                {id} {name[language]}
              </Table.HeaderCell>
              <Table.Cell>
                <HowProven proof={proof} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </Page>
  );
}

function HowProven({ proof }: { readonly proof: Proof }) {
  const t = useWords(texts);
  const language = useLanguage();
  if (proof.by === 'nothing-of-it') return proof.why[language];
  return t(proof.by);
}
