import { App } from 'aws-cdk-lib';
import { skolebro } from '../lib/skolebro.ts';
import { stageNamed } from '../lib/stage.ts';

const app = new App();
const context = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : undefined;
};

skolebro(app, stageNamed(context('stage') ?? 'dev', context('issuerBase')));
