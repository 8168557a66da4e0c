import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Stage } from '../lib/stage.ts';
import type { Target } from './import-files.ts';

/** The outputs of a stage's stack of state by which a command finds what it writes to (`lib/stateful.ts`). */
const OUTPUTS = {
  table: 'TableName',
  identityTable: 'IdentityTableName',
  loginKeySecret: 'LoginKeySecretArn',
  identityKeySecret: 'IdentityKeySecretArn',
} as const;

type Describe = (stackName: string) => Promise<Readonly<Record<string, string>>>;

/** What CloudFormation says that a stack puts out, under the credentials of whoever asks. */
export const describedBy =
  (client: CloudFormationClient): Describe =>
  async (StackName) => {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks[0]?.Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  };

/**
 * Where an import into a deployed stage writes, and which identity numbers it takes: the stage says, not the command.
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
