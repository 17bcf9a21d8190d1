/** The shared settings (`settings.iam` in an ESLint configuration). */
import { compilePlaceholders } from './template-text.js';
import { policyKinds, type PolicyKind } from '../policy/kind.js';

export interface Settings {
  /** The kind of the policies; inferred from their shape when not given. */
  readonly policyKind?: PolicyKind;
  /** What the policies hang on or are part of: a CloudFormation type such as `AWS::S3::Bucket`. */
  readonly attachedTo?: string;
  /**
   * Patterns of template text, beside those known anyway: literal text in which `*` stands for any run of characters,
   * or a regular expression between slashes.
   */
  readonly placeholders?: readonly string[];
}

const keys = ['policyKind', 'attachedTo', 'placeholders'];

/**
 * Checks settings of unknown origin.
 *
 * @throws Error that names the key at fault and what is allowed there.
 */
export function parseSettings(input: unknown): Settings {
  if (input === undefined) return {};
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new Error(`\`settings.iam\` must be an object with the keys ${quoted(keys)}.`);
  }
  const settings = input as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    if (!keys.includes(key))
      throw new Error(`\`settings.iam.${key}\` is unknown. The keys are ${quoted(keys)}.`);
  }
  const { policyKind, attachedTo, placeholders } = settings;
  if (policyKind !== undefined && !(policyKinds as readonly unknown[]).includes(policyKind)) {
    throw new Error(
      `\`settings.iam.policyKind\` is ${JSON.stringify(policyKind)}. The allowed values are ${quoted(policyKinds)}.`,
    );
  }
  if (attachedTo !== undefined && !(typeof attachedTo === 'string' && /^\w+::\w+::\w+$/.test(attachedTo))) {
    throw new Error(
      `\`settings.iam.attachedTo\` is ${JSON.stringify(attachedTo)}. ` +
        'The allowed values are CloudFormation types such as `AWS::S3::Bucket` or `AWS::IAM::ManagedPolicy`.',
    );
  }
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
  return settings;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
