/** The shared settings (`settings.iam` in an ESLint configuration). */
import { didYouMean } from '../catalog/did-you-mean.js';
import { quoted, shown } from '../value/describe-argument.js';
import { checkAccept, type Acceptance } from './accept-setting.js';
import { checkBaseline, type Baseline } from './baseline-setting.js';
import { compilePlaceholders } from './placeholders.js';
import { attachmentOf, nearestAttachmentType } from '../catalog/attachments.js';
import { policyTypes, type PolicyType } from '../policy/policy-types.js';

export interface Settings {
  /** The type of the policies. By default it is inferred from what they are attached to, or from their content. */
  readonly policyType?: PolicyType;
  /** What the policies are attached to or part of: a CloudFormation type such as `AWS::S3::Bucket`. */
  readonly attachedTo?: string;
  /**
   * Patterns of template text, in addition to the known forms: literal text in which `*` stands for any run of
   * characters, or a regular expression between slashes.
   */
  readonly placeholders?: readonly string[];
  /** Findings to hide, each with a reason. */
  readonly accept?: readonly Acceptance[];
  /** The content of a baseline file: earlier findings, which are hidden. */
  readonly baseline?: Baseline;
}

const keys = ['policyType', 'attachedTo', 'placeholders', 'accept', 'baseline'];

/**
 * Checks settings of unknown origin.
 *
 * @param ruleNames the rules that `accept` may name; if absent, any name is allowed
 * @throws Error that names the invalid key and what is allowed there
 */
export function parseSettings(input: unknown, ruleNames?: ReadonlySet<string>): Settings {
  if (input === undefined) return {};
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new Error(`\`settings.iam\` must be an object with the keys ${quoted(keys)}.`);
  }
  const settings = input as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    if (!keys.includes(key))
      throw new Error(
        `\`settings.iam.${key}\` is unknown. The keys are ${quoted(keys)}.${didYouMean(key, keys)}`,
      );
  }
  const { policyType, attachedTo, placeholders, accept, baseline } = settings;
  if (policyType !== undefined && !(policyTypes as readonly unknown[]).includes(policyType)) {
    throw new Error(
      `\`settings.iam.policyType\` is ${shown(policyType)}. The allowed values are ${quoted(policyTypes)}.${didYouMean(policyType, policyTypes)}`,
    );
  }
  if (attachedTo !== undefined) checkAttachedTo(attachedTo);
  if (placeholders !== undefined) {
    if (
      !Array.isArray(placeholders) ||
      !placeholders.every((each) => typeof each === 'string' && each !== '')
    ) {
      throw new Error(
        '`settings.iam.placeholders` must be a list of strings: template text such as `<ACCOUNT_ID>`, ' +
          '`*` standing for any run of characters, or a regular expression such as `/__[A-Z_]+__/`.',
      );
    }
    try {
      compilePlaceholders(placeholders as string[]);
    } catch (error) {
      throw new Error(`\`settings.iam.placeholders\`: ${(error as Error).message}`, { cause: error });
    }
  }
  if (accept !== undefined) checkAccept(accept, ruleNames);
  if (baseline !== undefined) checkBaseline(baseline);
  return settings;
}

/** Accepts CloudFormation types that are in no table, unless they must be a typo of one that is. */
function checkAttachedTo(attachedTo: unknown): void {
  const isType = typeof attachedTo === 'string' && /^\w+::\w+::\w+$/.test(attachedTo);
  if (isType && attachmentOf(attachedTo)) return;
  const nearest = typeof attachedTo === 'string' ? nearestAttachmentType(attachedTo) : undefined;
  if (isType && nearest === undefined) return;
  throw new Error(
    `\`settings.iam.attachedTo\` is ${shown(attachedTo)}. ` +
      (nearest === undefined
        ? 'The allowed values are CloudFormation types such as `AWS::S3::Bucket` or `AWS::IAM::ManagedPolicy`.'
        : `The nearest CloudFormation type that has a policy is \`${nearest}\`.`),
  );
}
