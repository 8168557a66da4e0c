import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import { DayStack } from './day-stack.ts';
import { MeetingsStack } from './meetings-stack.ts';
import { MessagesStack } from './messages-stack.ts';
import { NoticesStack } from './notices-stack.ts';
import { RUNBOOKS } from './parts/alarm.ts';
import { PortalStack } from './portal-stack.ts';
import { RecordsStack } from './records-stack.ts';
import type { Stage } from './stage.ts';
import { refuseFaulty } from './stage-faults.ts';
import { StatefulStack } from './stateful.ts';

/**
 * The stacks of one stage: state, the API, the portal, and five of features. All but the stack of state can be made
 * again.
 */
export function skolebro(app: App, stage: Stage): void {
  refuseFaulty(stage);
  app.node.setContext(RUNBOOKS, stage.runbooks);
  const env = { region: stage.region, ...(stage.account !== undefined && { account: stage.account }) };
  const name = `skolebro-${stage.name}`;
  const state = new StatefulStack(app, `${name}-state`, { env, stage, terminationProtection: true });
  const { http } = new ApiStack(app, name, { env, stage, state });
  const common = { env, stage, state, http };
  const notices = new NoticesStack(app, `${name}-notices`, common);
  const records = new RecordsStack(app, `${name}-records`, common);
  new MessagesStack(app, `${name}-messages`, common);
  const meetings = new MeetingsStack(app, `${name}-meetings`, common);
  if (stage.portal) new PortalStack(app, `${name}-portal`, { ...common, portal: stage.portal });
  new DayStack(app, `${name}-day`, { ...common, notices, records, meetings });
}
