import { App } from 'aws-cdk-lib';
import { skolebro } from '../lib/skolebro.ts';
import { stageNamed } from '../lib/stage.ts';

const app = new App();
const context = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : undefined;
};

const name = context('stage');
// No stage by default: a roll-back that forgets to name one would build a second system beside the one in need.
if (name === undefined) throw new Error('Name the stage: -c stage=prod (stages and their settings: lib/stage.ts).');
skolebro(app, stageNamed(name, context('issuerBase')));
