/** The setting `baseline`: the findings that existed when the linter was adopted. */

/** The part of a statement that a finding is about, in the form of a policy, so that what it grants can be compared. */
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

/** By principal type. `*` stands for the string that means everyone. */
export type KnownPrincipals = Readonly<Record<string, readonly string[]>>;

/**
 * A recorded finding. With a message it is a single fault in one place. Without one it is about what its statement
 * grants.
 */
export interface KnownFinding {
  readonly rule: string;
  /** The message id. */
  readonly message?: string;
  /** The element, such as `Condition`. */
  readonly element?: string;
  /** The faulty text, preceded by the operator and key of a condition. */
  readonly text?: string;
  readonly statement?: KnownStatement;
}

/** The findings of one policy. */
export interface KnownPolicy {
  /** The owner of the policy, if the file says so. */
  readonly owner?: string;
  /** What the policy denies, because removing a Deny makes its grants larger. */
  readonly denies?: readonly KnownStatement[];
  readonly findings: readonly KnownFinding[];
}

export interface Baseline {
  readonly version: 1;
  /** By the path of the file with `/`, relative to the folder that ESLint runs in. */
  readonly files: Readonly<Record<string, readonly KnownPolicy[]>>;
}

/**
 * Checks a value of the setting.
 *
 * @throws Error that says what is wrong, and how to create a baseline
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
