/**
 * The published ARN formats by the service field of the ARN. The field is not always the prefix of the actions:
 * `sts:AssumeRole` applies to `arn:aws:iam::…:role/…`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { isService, resourceTypesOf } from './catalog.js';
import { foreignArnServices } from './generated/services.js';
import { intersects } from '../patterns/wildcard.js';

export interface ArnFormat {
  /** As published, with `*` for each variable. Empty in the ARNs of global services. */
  readonly region: string;
  /** As published, with `*` for each variable. Empty where names are unique without it. */
  readonly account: string;
  /** With `*` for each variable. */
  readonly resource: string;
  /** The fixed beginning of these resource parts. */
  readonly start: string;
  /** The resource part with its variables, such as `table/${TableName}`. */
  readonly published: string;
}

const own = new Map<string, readonly ArnFormat[]>();
const foreign = new Map<string, readonly ArnFormat[]>();
const none: readonly never[] = [];

/** The formats of the service itself. Empty for an unknown service. */
export function arnFormatsOf(service: string): readonly ArnFormat[] {
  let formats = own.get(service);
  if (!formats) {
    // Unknown names are the user's own text, so caching them could grow without limit.
    if (!isService(service)) return [];
    const arns = [...resourceTypesOf(service).flatMap((type) => type.arns), ...(unlisted[service] ?? [])];
    // Recovery points have the ARNs of the services whose data they hold, including AWS Backup itself.
    formats = arns
      .flatMap((arn) => parse(arn) ?? [])
      .filter((format) => format.service === service || format.service === '*');
    own.set(service, formats);
  }
  return formats;
}

/** The formats that other services publish for ARNs of this one. */
export function foreignArnFormatsOf(service: string): readonly ArnFormat[] {
  let formats = foreign.get(service);
  if (!formats) {
    if (!Object.hasOwn(foreignArnServices, service)) return none;
    formats = foreignArnServices[service]!.split(' ')
      .flatMap((prefix) => resourceTypesOf(prefix))
      .flatMap(({ arns }) => arns.flatMap((arn) => parse(arn) ?? []))
      .filter((format) => format.service === service);
    foreign.set(service, formats);
  }
  return formats;
}

/** Whether ARNs have this service field, in this spelling. */
export function isArnService(service: string): boolean {
  return isService(service) ? service === service.toLowerCase() : Object.hasOwn(foreignArnServices, service);
}

/** Whether a resource in this format can have a resource part that matches the pattern. */
export function meetsFormat({ resource, start }: ArnFormat, pattern: string): boolean {
  for (let i = 0; i < start.length; i++) {
    const char = pattern[i];
    if (char === '*') break;
    if (char !== start[i] && char !== '?') return false;
  }
  return intersects(resource, pattern);
}

/**
 * ARNs that the reference does not list, although AWS's own policy examples or the responses of services include them.
 */
const unlisted: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/privateca/latest/userguide/UsingTemplates.html
  'acm-pca': ['arn:aws:acm-pca:::template/*'],
  // https://docs.aws.amazon.com/appstream2/latest/APIReference/API_DescribeImages.html
  appstream: ['arn:aws:appstream:*::image/*'],
  // https://docs.aws.amazon.com/artifact/latest/ug/security-iam.html
  artifact: ['arn:aws:artifact:::report/*', 'arn:aws:artifact:::report-package/*'],
  // https://docs.aws.amazon.com/autoscaling/ec2/userguide/control-access-using-iam.html
  autoscaling: [
    'arn:aws:autoscaling:*:*:scalingPolicy:*',
    'arn:aws:autoscaling:*:*:scheduledUpdateGroupAction:*',
  ],
  // https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
  bedrock: ['arn:aws:bedrock:::foundation-model/*'],
  // https://docs.aws.amazon.com/braket/latest/developerguide/braket-devices.html
  braket: ['arn:aws:braket:::device/*', 'arn:aws:braket:*::device/*'],
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ActivateType.html
  cloudformation: [
    'arn:aws:cloudformation:*:aws:transform/*',
    'arn:aws:cloudformation:*::type/*',
    // What a call names before the stack has an ID.
    'arn:aws:cloudformation:*:*:stack/${StackName}',
  ],
  // https://docs.aws.amazon.com/controltower/latest/controlreference/control-identifiers.html
  controltower: ['arn:aws:controltower:*::control/*'],
  // Older ARNs have no cluster, and a call may omit the revision.
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
  ecs: [
    'arn:aws:ecs:*:*:container-instance/${ContainerInstanceId}',
    'arn:aws:ecs:*:*:service/${ServiceName}',
    'arn:aws:ecs:*:*:task/${TaskId}',
    'arn:aws:ecs:*:*:task-definition/${TaskDefinitionFamilyName}',
  ],
  // Routes of WebSocket APIs. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
  'execute-api': ['arn:aws:execute-api:*:*:${ApiId}/${Stage}/${Route}'],
  // https://docs.aws.amazon.com/gamelift/latest/apireference/API_Build.html
  gamelift: ['alias', 'build', 'fleet', 'script'].map((type) => `arn:aws:gamelift:*::${type}/*`),
  // What calls name that are not about a single log group.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  logs: ['arn:aws:logs:*:*:log-group::log-stream:${LogStreamName}'],
  // https://docs.aws.amazon.com/quicksight/latest/user/iam-policy-examples.html
  quicksight: ['arn:aws:quicksight::*:user/*'],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html
  s3: ['arn:aws:s3::*:accesspoint/${AccessPointAlias}/object/${ObjectName}'],
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-registry.html
  schemas: ['arn:aws:schemas:*::registry/aws.events', 'arn:aws:schemas:*::schema/aws.events/*'],
  // https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
  securityhub: ['arn:aws:securityhub:*::standards/*'],
  // What push notifications are sent to, and subscriptions.
  // https://docs.aws.amazon.com/sns/latest/dg/mobile-push-send.html
  sns: [
    'arn:aws:sns:*:*:app/${Platform}/${Name}',
    'arn:aws:sns:*:*:endpoint/${Platform}/${Name}/${Id}',
    'arn:aws:sns:*:*:${TopicName}:${SubscriptionId}',
  ],
  // https://docs.aws.amazon.com/waf/latest/developerguide/classic-waf-auth-and-access-control.html
  waf: ['arn:aws:waf::*:changetoken/*'],
  'waf-regional': ['arn:aws:waf-regional:*:*:changetoken/*'],
};

function parse(arn: string): (ArnFormat & { readonly service: string }) | undefined {
  const fields = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.*)$/s.exec(arn);
  if (!fields) return undefined;
  const published = fields[4]!;
  const [, service, region, account, resource] = fields.map(open) as [string, string, string, string, string];
  return { service, region, account, resource, start: /^[^*]*/.exec(resource)![0], published };
}

/** With `*` for each variable. */
function open(field: string): string {
  return field.replace(/\$\{[^{}]*\}/g, '*');
}
