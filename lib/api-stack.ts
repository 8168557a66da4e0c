import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from './parts/alarm-topic.ts';
import { AppHttpApi } from './parts/http-api.ts';
import type { Stage } from './stage.ts';

/**
 * The API itself: its address, whom it believes, its log. It knows no feature: each puts its own routes into it from its own stack
 * (decision 018). It has the stage's own name, so that the address stays whatever moves.
 */
export class ApiStack extends Stack {
  readonly http: AppHttpApi;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    this.http = new AppHttpApi(this, 'Http', { stage, alarms: new AlarmTopic(this, 'Alarms', stage).topic });
    new CfnOutput(this, 'ApiUrl', { value: this.http.url });
  }
}
