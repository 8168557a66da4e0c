import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Stage } from '../stage.ts';
import type { StatefulStack } from '../stateful.ts';
import type { AppHttpApi } from './http-api.ts';

/** What every feature's construct is given: the stage, all state, the API, and where alarms go. */
export type FeatureProps = {
  readonly stage: Stage;
  readonly state: StatefulStack;
  readonly http: AppHttpApi;
  readonly alarms: ITopic;
};

/** The variables that every entry with a login reads. */
export const loginEnvironment = ({ state, stage }: FeatureProps) => ({
  TABLE_NAME: state.table.tableName,
  LOGIN_KEY_SECRET_ARN: state.loginKey.secretArn,
  TOKEN_ISSUERS: JSON.stringify(stage.issuers),
});
