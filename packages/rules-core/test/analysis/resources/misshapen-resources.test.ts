import { expect, it } from 'vitest';
import { misshapenResources } from '../../../src/analysis/resources/misshapen-resources.js';
import { arnFormatsOf, foreignArnFormatsOf } from '../../../src/catalog/arn-formats.js';
import { serviceNames } from '../../../src/catalog/catalog.js';
import { policyWith } from '../../read-policy.js';

it('finds nothing wrong with an ARN of any format, whoever publishes it', () => {
  const arns = serviceNames().flatMap((service) =>
    [...arnFormatsOf(service), ...foreignArnFormatsOf(service)].map(({ region, account, resource }) =>
      [
        `arn:aws:${service}`,
        region.replace('*', 'us-east-1'),
        account.replace('*', '111122223333'),
        resource.replace(/\*/g, 'x'),
      ].join(':'),
    ),
  );
  expect(arns.length).toBeGreaterThan(2_000);
  const [statement] = policyWith({ Effect: 'Allow', Action: '*', Resource: arns }).statements;
  expect(misshapenResources(statement!)).toEqual([]);
});
