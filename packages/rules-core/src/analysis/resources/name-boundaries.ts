/** Where names end in the ARNs of a service, and what is below them. */

/** The boundary of a name in the resource parts of a service. */
export interface Boundary {
  readonly service: string;
  /** The text before the name in the resource part. */
  readonly head: RegExp;
  /** The character that ends the name. */
  readonly separator: string;
  /** Replaces the star in the example: another name, the separator, and the start of a name below it. */
  readonly other: string;
  /** The name, and what the wildcard also matches, for the message. */
  readonly name: string;
  readonly reached: string;
  /** The resource types below the name. */
  readonly types: RegExp;
  /** Actions that also work on these types, although the service data does not say so. */
  readonly actions?: RegExp;
  /** The resource parts of these types. */
  readonly below: RegExp;
  /**
   * A star for the whole name is also a mistake if more is named below it, because a key may contain that text
   * anywhere.
   */
  readonly belowAnyName?: true;
}

const boundaries: readonly Boundary[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
  {
    service: 's3',
    head: /^(?!accesspoint\/|job\/|storage-lens|async-request\/)/,
    separator: '/',
    other: 'other-bucket/x',
    name: 'bucket',
    reached: 'objects',
    types: /^object$/,
    below: /^[^/]+\/.+$/,
    belowAnyName: true,
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
  {
    service: 'lambda',
    head: /^function:/,
    separator: ':',
    other: 'other-function:x',
    name: 'function',
    reached: 'versions and aliases',
    types: /^function (?:alias|version)$/,
    actions: /^(?:Invoke(?:Async|Function|FunctionUrl)|GetFunction(?:Configuration)?)$/,
    below: /^function:[^:]+:[^:]+$/,
  },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html
  {
    service: 'dynamodb',
    head: /^table\//,
    separator: '/',
    other: 'other-table/index/x',
    name: 'table',
    reached: 'indexes',
    types: /^index$/,
    below: /^table\/[^/]+\/index\/[^/]+$/,
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  {
    service: 'logs',
    head: /^log-group:/,
    separator: ':',
    other: 'other-group:log-stream:x',
    name: 'log group',
    reached: 'log streams',
    types: /^log-stream$/,
    below: /^log-group:[^:]+:log-stream:[^:]+$/,
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  {
    service: 'iam',
    head: /^(?:role|user|group|policy|instance-profile)\//,
    separator: '/',
    other: 'other-path/x',
    name: 'path',
    reached: 'names',
    types: /^(?:role|user|group|policy|instance-profile)$/,
    below: /^[\w-]+\/(?:[^/]+\/)+[^/]+$/,
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html
  {
    service: 'ssm',
    head: /^parameter\//,
    separator: '/',
    other: 'other-path/x',
    name: 'path',
    reached: 'parameters',
    types: /^parameter$/,
    below: /^parameter\/(?:[^/]+\/)+[^/]+$/,
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
  {
    service: 'ecr',
    head: /^repository\//,
    separator: '/',
    other: 'other-namespace/x',
    name: 'namespace',
    reached: 'repositories',
    types: /^repository$/,
    below: /^repository\/(?:[^/]+\/)+[^/]+$/,
  },
];

/** undefined if nothing is known about the names of the service. */
export function boundaryIn(service: string): Boundary | undefined {
  return boundaries.find((boundary) => boundary.service === service);
}
