import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Stage } from '../lib/stage.ts';
import type { Target } from './import-files.ts';

/** The outputs of a stage's stack of state that name the tables and secrets for a command (`lib/stateful.ts`). */
const OUTPUTS = {
  table: 'TableName',
  identityTable: 'IdentityTableName',
  loginKeySecret: 'LoginKeySecretArn',
  identityKeySecret: 'IdentityKeySecretArn',
} as const;

type Describe = (stackName: string) => Promise<Readonly<Record<string, string>>>;

/** Reads a stack's outputs from CloudFormation, with the operator's credentials. */
export const describedBy =
  (client: CloudFormationClient): Describe =>
  async (StackName) => {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks[0]?.Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  };

/**
 * The target of an import into a deployed stage. The stage decides which identity numbers it takes, not the command.
 */
export async function deployedTarget(stage: Stage, describe: Describe): Promise<Target> {
  const stackName = `skolebro-${stage.name}-state`;
  const outputs = await describe(stackName);
  const named = (what: keyof typeof OUTPUTS): string => {
    const value = outputs[OUTPUTS[what]];
    if (value) return value;
    throw new Error(
      `The stack ${stackName} puts out no ${OUTPUTS[what]}. Deploy it: npm run deploy -- -c stage=${stage.name}`,
    );
  };
  return {
    table: named('table'),
    identityTable: named('identityTable'),
    loginKeySecret: named('loginKeySecret'),
    identityKeySecret: named('identityKeySecret'),
    numbers: stage.identityNumbers,
    engine: 'aws',
  };
}
