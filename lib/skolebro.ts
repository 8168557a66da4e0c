import type { App } from 'aws-cdk-lib';
import { AppStack } from './app-stack.ts';
import { NoticesStack } from './notices-stack.ts';
import { RecordsStack } from './records-stack.ts';
import type { Stage } from './stage.ts';
import { StatefulStack } from './stateful.ts';

/** The stacks of one stage: what must never be lost, what reacts, what is kept of pupils, and the rest; all but the first can be made again from here. */
export function skolebro(app: App, stage: Stage): { readonly state: StatefulStack; readonly system: AppStack } {
  const env = { region: stage.region, ...(stage.account !== undefined && { account: stage.account }) };
  const name = `skolebro-${stage.name}`;
  const state = new StatefulStack(app, `${name}-state`, { env, stage, terminationProtection: true });
  const notices = new NoticesStack(app, `${name}-notices`, { env, stage, state });
  const records = new RecordsStack(app, `${name}-records`, { env, stage, state });
  const system = new AppStack(app, name, { env, stage, state, notices, records });
  return { state, system };
}
