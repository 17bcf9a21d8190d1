/** The setting `baseline`: the findings that were there when the linter was adopted, with what they are about. */

/** A statement as far as a finding is about it, in the form that a policy has: what is compared is what it grants. */
export interface KnownStatement {
  readonly Effect: string;
  readonly Principal?: KnownPrincipals;
  readonly NotPrincipal?: KnownPrincipals;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** By the type of principal; `*` for the string that stands for everyone. */
export type KnownPrincipals = Readonly<Record<string, readonly string[]>>;

/** A finding. With a message it is one fault in one place; without, it is about what its statement grants. */
export interface KnownFinding {
  readonly rule: string;
  /** The rule's name for the message. */
  readonly message?: string;
  /** The element, such as `Condition`. */
  readonly element?: string;
  /** The text at fault, with the operator and the key of a condition before it. */
  readonly text?: string;
  readonly statement?: KnownStatement;
}

/** The findings of one policy. */
export interface KnownPolicy {
  /** Whose policy it is, where the file says so. */
  readonly owner?: string;
  /** What the policy denies: a Deny that is gone makes its grants larger. */
  readonly denies?: readonly KnownStatement[];
  readonly findings: readonly KnownFinding[];
}

export interface Baseline {
  readonly version: 1;
  /** By the path of the file, with `/`, from the folder that ESLint runs in. */
  readonly files: Readonly<Record<string, readonly KnownPolicy[]>>;
}

/**
 * Checks a value of the setting.
 *
 * @throws Error that says what is wrong, and how a baseline is made
 */
export function checkBaseline(input: unknown): void {
  const advice = 'Make it with `npx eslint-plugin-iam baseline`, and import the file.';
  const files = isRecord(input) && input['version'] === 1 ? input['files'] : undefined;
  if (!isRecord(files))
    throw new Error(`\`settings.iam.baseline\` must be the content of a baseline file. ${advice}`);
  for (const [path, policies] of Object.entries(files)) {
    if (!Array.isArray(policies) || !policies.every(isKnownPolicy))
      throw new Error(`\`settings.iam.baseline\` is damaged at ${JSON.stringify(path)}. ${advice}`);
  }
}

function isKnownPolicy(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { owner, denies = [], findings } = value;
  return (
    isTextOrNothing(owner) &&
    Array.isArray(denies) &&
    denies.every(isKnownStatement) &&
    Array.isArray(findings) &&
    findings.every(isKnownFinding)
  );
}

function isKnownFinding(value: unknown): boolean {
  if (!isRecord(value) || typeof value['rule'] !== 'string') return false;
  const { message, element, text, statement } = value;
  if (message === undefined && statement === undefined) return false;
  return (
    [message, element, text].every(isTextOrNothing) &&
    (statement === undefined || isKnownStatement(statement))
  );
}

function isKnownStatement(value: unknown): boolean {
  if (!isRecord(value) || typeof value['Effect'] !== 'string') return false;
  const { Condition = {}, Principal = {}, NotPrincipal = {} } = value;
  const lists = ['Action', 'NotAction', 'Resource', 'NotResource'].map((name) => value[name] ?? []);
  return (
    lists.every(isTexts) &&
    [Principal, NotPrincipal].every(isRecordOfTexts) &&
    isRecord(Condition) &&
    Object.values(Condition).every(isRecordOfTexts)
  );
}

function isRecordOfTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(isTexts);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
