import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLE_OWNER, stageNamed } from '../../lib/stage.ts';
import { deployedTarget } from '../../local/deployment.ts';
import { at } from '../support/json.ts';
import { productionStage } from '../support/production-stage.ts';
import { systemOf } from '../support/templates.ts';

const ROOT = join(import.meta.dirname, '../..');
const OUTPUTS = {
  TableName: 'main',
  IdentityTableName: 'identities',
  LoginKeySecretArn: 'arn:login',
  IdentityKeySecretArn: 'arn:identity',
};

describe('what an operator’s import writes to', () => {
  it('what an operator’s import writes to is what the stage’s stack of state puts out, and the stage judges the numbers', async () => {
    const asked: string[] = [];
    const describe = async (name: string) => {
      asked.push(name);
      return OUTPUTS;
    };
    const names = {
      ...{ table: 'main', identityTable: 'identities' },
      ...{ loginKeySecret: 'arn:login', identityKeySecret: 'arn:identity' },
    };
    expect(await deployedTarget(productionStage(), describe)).toEqual({
      ...names,
      numbers: 'production',
      engine: 'aws',
    });
    expect(await deployedTarget(stageNamed('dev'), describe)).toEqual({
      ...names,
      numbers: 'synthetic',
      engine: 'aws',
    });
    expect(asked).toEqual(['skolebro-prod-state', 'skolebro-dev-state']);
  });

  it('what an operator’s import writes to is refused when the stack lacks one, with the command that makes it', async () => {
    const { IdentityKeySecretArn: _left, ...less } = OUTPUTS;
    await expect(deployedTarget(stageNamed('dev'), async () => less)).rejects.toThrow(
      'puts out no IdentityKeySecretArn. Deploy it: npm run deploy -- -c stage=dev',
    );
  });

  it('what an operator’s import writes to finds every output in the template, under names that do not change with the resources', () => {
    const state = systemOf().synth().getStackByName('skolebro-prod-state');
    expect(Object.keys(at(state.template, 'Outputs') ?? {})).toEqual(expect.arrayContaining(Object.keys(OUTPUTS)));
  });
});

describe('npm run import -- --stage', () => {
  const said = (...args: readonly string[]) => {
    const run = spawnSync(process.execPath, ['local/import-command.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
    return [run.status, run.stderr];
  };

  it.each<[string, readonly string[], string]>([
    ['no owner', ['--stage', 'dev', 'sample'], '--owner ID'],
    ['no file', ['--stage', 'dev', '--owner', SAMPLE_OWNER], '<folder|file.zip'],
    ['a folder that is not there', ['--stage', 'dev', '--owner', SAMPLE_OWNER, 'no-such-folder'], 'no file or folder'],
    [
      'an owner of another stage',
      ['--stage', 'dev', '--owner', 'x', 'sample'],
      `has no owner x. It has: ${SAMPLE_OWNER}`,
    ],
    [
      'a stage that nobody described',
      ['--stage', 'tset', '--owner', SAMPLE_OWNER, 'sample'],
      'There is no stage "tset"',
    ],
  ])('npm run import -- --stage refuses %s before it asks anybody', (_what, args, why) => {
    expect(said(...args)).toEqual([1, expect.stringContaining(why)]);
  });
});
