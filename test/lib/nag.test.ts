import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { at, listOf } from '../support/json.ts';
import { emptyApp, systemApp } from '../support/templates.ts';

type Report = {
  /** Rules that a construct breaks without a word: `rule path`. */
  readonly violations: readonly string[];
  readonly acknowledged: readonly { readonly rule: string; readonly path: string; readonly reason: string }[];
};

/** Synthesizes under both rule packs and reads the report that CDK leaves beside the templates. */
function checked(app: App): Report {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  try {
    app.synth();
  } catch (error) {
    // Findings end the synthesis; what was found is in the report all the same.
    if (!(error instanceof Error && error.name === 'ValidationFailed')) throw error;
  }
  const report: unknown = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const packs = listOf(at(report, 'pluginReports'));
  return {
    violations: packs
      .flatMap((pack) => listOf(at(pack, 'violations')))
      .map((finding) => `${at(finding, 'ruleName')} ${at(finding, 'violatingConstructs', 0, 'constructPath')}`),
    acknowledged: packs
      .flatMap((pack) => listOf(at(pack, 'suppressedViolations')))
      .map((finding) => ({
        rule: String(at(finding, 'ruleName')),
        path: String(at(finding, 'acknowledgedAt')),
        reason: String(at(finding, 'reason')),
      })),
  };
}

describe('cdk-nag, AwsSolutions and Serverless', () => {
  const report = checked(systemApp());

  it('cdk-nag, AwsSolutions and Serverless finds nothing that is not explained', () => {
    expect(report.violations).toEqual([]);
  });

  it('cdk-nag, AwsSolutions and Serverless finds what is wrong, so that nothing found means something', () => {
    const app = emptyApp();
    new Bucket(new Stack(app, 'Planted'), 'Loose');
    expect(checked(app).violations).toContain('AwsSolutions-S10 Planted/Loose/Resource');
  });

  it('cdk-nag, AwsSolutions and Serverless has a reason for each exception, and none for a whole stack', () => {
    expect(report.acknowledged.length).toBeGreaterThan(0);
    expect(report.acknowledged.filter(({ reason }) => reason.length < 30)).toEqual([]);
    expect(report.acknowledged.filter(({ path }) => !path.includes('/'))).toEqual([]);
  });
});
