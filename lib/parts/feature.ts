import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Stage } from '../stage.ts';
import type { StatefulStack } from '../stateful.ts';
import type { AppHttpApi } from './http-api.ts';

/** What every stack of features is given: the stage, all state, and the API into which features put their routes. */
export type StackFeatureProps = {
  readonly stage: Stage;
  readonly state: StatefulStack;
  readonly http: AppHttpApi;
};
/** What every feature's construct is given besides: where alarms go. */
export type FeatureProps = StackFeatureProps & { readonly alarms: ITopic };

/** The variables that every entry with a login reads. */
export const loginEnvironment = ({ state, stage }: Pick<FeatureProps, 'state' | 'stage'>) => ({
  TABLE_NAME: state.table.tableName,
  LOGIN_KEY_SECRET_ARN: state.loginKey.secretArn,
  TOKEN_ISSUERS: JSON.stringify(stage.issuers),
});
