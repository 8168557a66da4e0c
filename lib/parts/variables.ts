import type { ZodMiniObject } from 'zod/mini';
import type { Stage } from '../stage.ts';
import type { StatefulStack } from '../stateful.ts';

type Given = { readonly stage: Stage; readonly state: StatefulStack };

/** The variables of functions that follow from the stage and its state, by the names that `env.ts` gives them. */
export const variablesOf = ({ state, stage }: Given) => ({
  TABLE_NAME: state.table.tableName,
  IDENTITY_TABLE_NAME: state.identityTable.tableName,
  ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName,
  ACCESS_LOG_DAYS: String(stage.accessLogDays),
  LOGIN_KEY_SECRET_ARN: state.loginKey.secretArn,
  IDENTITY_KEY_SECRET_ARN: state.identityKey.secretArn,
  ARCHIVE_KEY_SECRET_ARN: state.archiveKey.secretArn,
  IMPORT_BUCKET_NAME: state.importBucket.bucketName,
  ARCHIVE_BUCKET_NAME: state.archiveBucket.bucketName,
  ATTACHMENT_BUCKET_NAME: state.attachmentBucket.bucketName,
  SCANNER: JSON.stringify(stage.attachments ?? { kind: 'off' }),
  ATTACHMENTS: (stage.attachments?.kind ?? 'off') === 'off' ? 'off' : 'on',
  TOKEN_ISSUERS: JSON.stringify(stage.issuers),
  IDENTITY_NUMBERS: stage.identityNumbers,
  ARCHIVES: JSON.stringify(stage.archives),
  PUSH_APPLICATIONS: JSON.stringify(stage.notices.pushApplications ?? {}),
  // News of one person within a minute shares one push and one e-mail (F6).
  GATHER_SECONDS: String(stage.notices.gatherSeconds ?? 60),
});
export type Variables = ReturnType<typeof variablesOf>;

/** The variables that a schema names. It throws for a name without a value: types let an optional name pass. */
export function environmentOf({ shape }: ZodMiniObject, known: Readonly<Record<string, string>>) {
  const variables = Object.keys(shape).map((name) => {
    const value = known[name];
    if (value === undefined) throw new Error(`A function reads ${name}; give it in lib/parts/variables.ts.`);
    return [name, value] as const;
  });
  return Object.fromEntries(variables);
}
