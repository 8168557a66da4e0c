import { App } from 'aws-cdk-lib';
import { AppStack } from '../lib/app-stack.ts';
import { stageNamed } from '../lib/stage.ts';
import { StatefulStack } from '../lib/stateful.ts';

const app = new App();
const stage = stageNamed(
  String(app.node.tryGetContext('stage') ?? 'dev'),
  app.node.tryGetContext('issuerBase') as string | undefined,
);
const env = { region: stage.region, ...(stage.account !== undefined && { account: stage.account }) };

const state = new StatefulStack(app, `skolebro-${stage.name}-state`, { env, stage, terminationProtection: true });
new AppStack(app, `skolebro-${stage.name}`, { env, stage, state });
