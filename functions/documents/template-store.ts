import { commitLabelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, itemAt, queryOf } from '../shared/table/dynamo.ts';
import { templateDraftAt, templateHeadAt, templateHeadsPk, templateVersionAt } from './keys.ts';
import type { TemplateContent } from './template.ts';
import { TemplateHead, TemplateText } from './template-record.ts';

export type TemplateStore = ReturnType<typeof templateStore>;

/** A change of a template, on condition of the head that was read. */
export type TemplateSave = {
  readonly ownerId: string;
  readonly before: TemplateHead | undefined;
  /** `undefined` removes a template that was never used. */
  readonly after: TemplateHead | undefined;
  /** The text of the draft: written, or with `null` removed. */
  readonly draft?: TemplateContent | null | undefined;
  /** A new version with its text. */
  readonly version?: { readonly number: number; readonly content: TemplateContent } | undefined;
  readonly reply?: WriteAction | undefined;
};

/** Templates of the owner's own (decision 058): each change is one transaction of the head and its text. */
export const templateStore = (client: Dynamo, table: string) => ({
  /** What administrators have decided about each kind, in one query. */
  async heads(ownerId: string): Promise<readonly TemplateHead[]> {
    const items = await allItems(client, queryOf(table, { pk: templateHeadsPk(ownerId), prefix: 'HEAD#' }));
    return items.map((item) => TemplateHead.parse(item));
  },

  /** The head of a kind, if an administrator has decided about it. */
  async head(ownerId: string, templateId: string): Promise<TemplateHead | undefined> {
    const item = await itemAt(client, table, templateHeadAt(ownerId, templateId));
    return item && TemplateHead.parse(item);
  },

  /** The text of a draft. */
  async draft(ownerId: string, templateId: string): Promise<TemplateContent | undefined> {
    const item = await itemAt(client, table, templateDraftAt(ownerId, templateId));
    return item && TemplateText.parse(item).content;
  },

  /** The text of a version. */
  async content(ownerId: string, templateId: string, version: number): Promise<TemplateContent | undefined> {
    const item = await itemAt(client, table, templateVersionAt(ownerId, templateId, version));
    return item && TemplateText.parse(item).content;
  },

  /** Writes a change, all or nothing. `moved`: another administrator was first, so read again. */
  saveTemplate: (save: TemplateSave): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(client, actionsOf(table, save).map(orMoved)),
});

function actionsOf(
  table: string,
  { ownerId, before, after, draft, version, reply }: TemplateSave,
): readonly WriteAction[] {
  const templateId = after?.templateId ?? before?.templateId ?? '';
  const isAsRead = atVersion(before?.version ?? 0);
  const head = templateHeadAt(ownerId, templateId);
  const draftKey = templateDraftAt(ownerId, templateId);
  return [
    ...(reply ? [reply] : []),
    after
      ? { Put: { TableName: table, Item: { ...head, ...after }, ...isAsRead } }
      : { Delete: { TableName: table, Key: head, ...isAsRead } },
    ...(draft ? [{ Put: { TableName: table, Item: { ...draftKey, content: draft } } }] : []),
    ...(draft === null ? [{ Delete: { TableName: table, Key: draftKey } }] : []),
    ...(version
      ? [
          {
            Put: {
              TableName: table,
              Item: { ...templateVersionAt(ownerId, templateId, version.number), content: version.content },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ]
      : []),
  ];
}
