import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AppHttpApi } from './parts/http-api.ts';
import type { Stage } from './stage.ts';
import type { StatefulStack } from './stateful.ts';

/**
 * The API itself: its address, its authorizers, its log. It knows no feature: each feature adds its routes from its own
 * stack (decision 018). The stack has the stage's own name, so that the address stays whatever moves.
 */
export class ApiStack extends Stack {
  readonly http: AppHttpApi;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly stage: Stage; readonly state: StatefulStack },
  ) {
    super(scope, id, props);
    this.http = new AppHttpApi(this, 'Http', { stage: props.stage, alarms: props.state.alarms });
    new CfnOutput(this, 'ApiUrl', { value: this.http.url });
  }
}
