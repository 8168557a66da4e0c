import type { Stage } from '../stage.ts';
import type { StatefulStack } from '../stateful.ts';
import type { AppHttpApi } from './http-api.ts';

/** The props of every feature's construct: the stage, all state, and the API that takes its routes. */
export type FeatureProps = {
  readonly stage: Stage;
  readonly state: StatefulStack;
  readonly http: AppHttpApi;
};

/** The variables that every entry with a login reads. */
export const loginEnvironment = ({ state, stage }: Pick<FeatureProps, 'state' | 'stage'>) => ({
  TABLE_NAME: state.table.tableName,
  LOGIN_KEY_SECRET_ARN: state.loginKey.secretArn,
  TOKEN_ISSUERS: JSON.stringify(stage.issuers),
});

/** The variables that every entry reads which shows pupils' records (decision 040). */
export const accessLogEnvironment = ({ state, stage }: Pick<FeatureProps, 'state' | 'stage'>) => ({
  ACCESS_LOG_TABLE_NAME: state.accessLogTable.tableName,
  ACCESS_LOG_DAYS: String(stage.accessLogDays),
});
