import { Heading, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { type Setting, useLevel, useSettingList } from './level.ts';
import { texts } from './texts.ts';
import { ValueWords } from './value-words.tsx';

/** Every setting of the owner or a school in its group, with its value and the origin of the value. */
export function SettingsPage() {
  const t = useWords(texts);
  const level = useLevel();
  const list = useSettingList(level);
  return (
    <Page
      title={t(level.kind === 'owner' ? 'ownerTitle' : 'schoolTitle')}
      about={level.name}
      lead={t(`${level.kind}Lead`)}
      back={level.above}
    >
      <Read of={list}>
        {({ settings }) =>
          groupsOf(settings).map(([first, rows]) => (
            <section key={first.group.id} className="stack tight" aria-labelledby={`group-${first.group.id}`}>
              <Heading level={2} id={`group-${first.group.id}`} data-size="xs">
                {first.group.title}
              </Heading>
              <ul className="lines">
                {rows.map((setting) => (
                  <Row key={setting.key} setting={setting} page={level.page} />
                ))}
              </ul>
            </section>
          ))
        }
      </Read>
    </Page>
  );
}

/** The settings by group, in the order of the API. */
function groupsOf(settings: readonly Setting[]): [first: Setting, rows: Setting[]][] {
  const groups = new Map<string, [Setting, Setting[]]>();
  for (const setting of settings) {
    const group = groups.get(setting.group.id) ?? [setting, []];
    group[1].push(setting);
    groups.set(setting.group.id, group);
  }
  return [...groups.values()];
}

function Row({ setting, page }: { readonly setting: Setting; readonly page: string }) {
  const t = useWords(texts);
  return (
    <li className="row">
      <Link className="ds-link grow big-link" href={`${page}/${setting.key}`}>
        {setting.title}
        <span className="about">
          <ValueWords value={setting.value} form={setting.form} />
        </span>
      </Link>
      <Tag data-color={setting.origin === 'default' ? 'neutral' : 'info'}>{t(setting.origin)}</Tag>
    </li>
  );
}
