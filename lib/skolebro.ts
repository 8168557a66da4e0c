import type { App } from 'aws-cdk-lib';
import { AppStack } from './app-stack.ts';
import type { Stage } from './stage.ts';
import { StatefulStack } from './stateful.ts';

/** The two stacks of one stage: what must never be lost, and what can be made again from this repository. */
export function skolebro(app: App, stage: Stage): { readonly state: StatefulStack; readonly system: AppStack } {
  const env = { region: stage.region, ...(stage.account !== undefined && { account: stage.account }) };
  const state = new StatefulStack(app, `skolebro-${stage.name}-state`, { env, terminationProtection: true });
  const system = new AppStack(app, `skolebro-${stage.name}`, { env, stage, state });
  return { state, system };
}
