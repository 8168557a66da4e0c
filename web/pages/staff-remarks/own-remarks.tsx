import { Paragraph } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { RemarkRow } from './remark-row.tsx';
import { texts } from './texts.ts';

/** The person's own remarks, last registered first, and the way to a new one in each own group. */
export function OwnRemarks() {
  const t = useWords(texts);
  const { groups } = useStaff();
  return (
    <Page title={t('ownTitle')}>
      <Ways
        label={t('write')}
        ways={groups.map(({ groupId, name }) => ({
          href: `/groups/${groupId}/remarks/new`,
          words: name,
          about: t('write'),
        }))}
      />
      <Remarks />
    </Page>
  );
}

function Remarks({ cursor }: { readonly cursor?: string }) {
  const t = useWords(texts);
  const own = useRead('GET /v1/staff/remarks', { query: cursor === undefined ? {} : { cursor } });
  return (
    <Read of={own}>
      {({ remarks, next }) => (
        <>
          {remarks.length === 0 && cursor === undefined && next === null && <Paragraph>{t('noneOwn')}</Paragraph>}
          <ul className="people">
            {remarks.map((remark) => (
              <li key={remark.remarkId}>
                <RemarkRow remark={remark} pupilName={remark.pupilName} />
              </li>
            ))}
          </ul>
          <More next={next}>{(after) => <Remarks cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}
