import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Stage } from '../stage.ts';
import type { StatefulStack } from '../stateful.ts';
import type { AppHttpApi } from './http-api.ts';

/** What every feature's construct is given: the stage, all state, and where alarms go. */
export type ReactorProps = {
  readonly stage: Stage;
  readonly state: StatefulStack;
  readonly alarms: ITopic;
};
/** Features of the API's own stack put their routes into it themselves. */
export type FeatureProps = ReactorProps & { readonly http: AppHttpApi };

/** The variables that every entry with a login reads. */
export const loginEnvironment = ({ state, stage }: Pick<ReactorProps, 'state' | 'stage'>) => ({
  TABLE_NAME: state.table.tableName,
  LOGIN_KEY_SECRET_ARN: state.loginKey.secretArn,
  TOKEN_ISSUERS: JSON.stringify(stage.issuers),
});
