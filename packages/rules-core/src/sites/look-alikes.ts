/**
 * Documents with a `Statement` that are not IAM policies, as of November 2026. IAM's rules do not apply to them, so
 * they are not linted.
 */
import { remembered } from '../speed/remembered.js';
import { itemsOf, textAt } from '../value/members.js';
import { entryOf, type DictValue } from '../value/value.js';

export interface LookAlike {
  readonly title: string;
  readonly source: string;
  /** Recognizes them by what no IAM policy has. */
  readonly isOne: (document: DictValue, statements: readonly DictValue[]) => boolean;
}

/** Document types that AWS and others document. */
export const lookAlikes: readonly LookAlike[] = [
  {
    title: 'an AWS WAF rule',
    source: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html',
    isOne: (_, statements) =>
      statements.some(
        (statement) =>
          !has(statement, 'Effect') && statement.entries.some(({ key }) => /.Statement$/.test(key.text)),
      ),
  },
  {
    title: 'a data protection policy of Amazon SNS or CloudWatch Logs',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-data-protection-policies.html',
    isOne: (_, statements) =>
      statements.some(
        (statement) =>
          !has(statement, 'Effect') && (has(statement, 'DataIdentifier') || has(statement, 'DataDirection')),
      ),
  },
  {
    title: 'a stack policy of AWS CloudFormation',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html',
    isOne: (_, statements) =>
      statements.some(
        (statement) =>
          actionsOf(statement).some((text) => /^Update:/i.test(text)) ||
          resourcesOf(statement).some((text) => text.startsWith('LogicalResourceId/')),
      ),
  },
  {
    title: 'a policy of AWS IoT Core, for devices',
    source: 'https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html',
    isOne: (_, statements) =>
      statements.every((statement) =>
        actionsOf(statement).every((text) => /^(?:iot|greengrass):|^\*$/i.test(text)),
      ) && statements.some(isAboutDevices),
  },
  {
    title: 'a policy of MinIO, for its administrators',
    source:
      'https://min.io/docs/minio/linux/administration/identity-access-management/policy-based-access-control.html',
    isOne: (_, statements) =>
      statements.some((statement) => actionsOf(statement).some((text) => text.startsWith('admin:'))),
  },
  {
    title: 'a policy of Tencent Cloud, Volcano Engine or another cloud with ARNs of its own',
    source: 'https://www.tencentcloud.com/document/product/598/10606',
    isOne: (_, statements) =>
      statements.some((statement) => resourcesOf(statement).some((text) => /^(?:qcs|[b-z]rn):/.test(text))),
  },
  {
    title: 'a policy of Alibaba Cloud',
    source: 'https://www.alibabacloud.com/help/en/ram/policy-elements',
    isOne: (document, statements) =>
      statements.some((statement) => resourcesOf(statement).some((text) => text.startsWith('acs:'))) ||
      (versionOf(document) === '1' &&
        !statements.some((statement) => resourcesOf(statement).some((text) => text.startsWith('arn:')))),
  },
  {
    title: 'a policy of Huawei Cloud',
    source: 'https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0017.html',
    isOne: (document, statements) =>
      /^(?:1\.[01]|5\.0)$/.test(versionOf(document) ?? '') &&
      statements.some((statement) => actionsOf(statement).some((text) => /^[^:]+:[^:]+:[^:]+$/.test(text))),
  },
  {
    title: 'the grammar of the policy language, which has names in place of values',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policy-structure.html',
    isOne: (_, statements) => statements.some(isGrammar),
  },
  {
    title: 'a bucket policy of Scaleway',
    source: 'https://www.scaleway.com/en/docs/object-storage/api-cli/bucket-policy/',
    isOne: (document) => versionOf(document) === '2023-04-17',
  },
];

/** Placeholder values in descriptions of the grammar, by element. */
const namesForValues: readonly (readonly [element: string, names: RegExp])[] = Object.entries({
  Sid: /^sid$/i,
  Effect: /^effect$|^allow\s*(?:\||\/|,|or)\s*deny$|^deny\s*(?:\||\/|,|or)\s*allow$/i,
  Principal: /^principal$/i,
  Action: /^(?:service(?:[-_]?(?:prefix|name))?:)?action(?:[-_]?name)?[-_]?\d*$/i,
  Resource:
    /^resource(?:[-_]?arn)?[-_]?\d*$|^arn$|^arn(?::(?:aws|partition|service|region|account(?:-id)?|resource(?:-\w+)?))+$/i,
});

/** Whether two elements of a statement have their own names as values, or the effect does. */
function isGrammar(statement: DictValue): boolean {
  const named = namesForValues.filter(([element, names]) => {
    const texts = itemsOf(entryOf(statement, element)?.value).filter((item) => item.kind === 'text');
    return texts.length > 0 && texts.every(({ text }) => names.test(text));
  });
  return named.length > 1 || named.some(([element]) => element === 'Effect');
}

/** Variables and keys that exist only for a device and its connection. */
const ofDevices = /^(?:connection\.|certificate\.|clientid$)/i;

function isAboutDevices(statement: DictValue): boolean {
  const resources = resourcesOf(statement);
  if (
    resources.some((text) =>
      [...text.matchAll(/\$\{iot:([^}]*)\}/gi)].some(([, name]) => ofDevices.test(name!)),
    )
  )
    return true;
  const condition = entryOf(statement, 'Condition')?.value;
  if (condition?.kind !== 'dict') return false;
  return condition.entries.some(
    ({ value }) =>
      value.kind === 'dict' &&
      value.entries.some(
        ({ key: { text } }) => /^iot:/i.test(text) && ofDevices.test(text.slice('iot:'.length)),
      ),
  );
}

/** The documented type of a document with a `Statement`, if it is one of these. */
export function lookAlikeOf(document: DictValue): LookAlike | undefined {
  const found = entryOf(document, 'Statement')?.value;
  const statements = itemsOf(found).filter((item) => item.kind === 'dict');
  return found && lookAlikes.find(({ isOne }) => isOne(document, statements));
}

/** A key of a statement, possibly misspelled. */
const statementKey = /^(?:sid|eff\w{0,6}|(?:not)?(?:prin\w{0,9}|act\w{0,6}|res\w{0,8}|cond\w{0,8}))$/i;
const effectKey = /^eff\w{0,6}$/i;

/**
 * Whether a document with a `Statement` is not an IAM policy: one of the above, or something that has the key by
 * chance, such as an invoice. A policy with mistakes is still recognized: by its Version, by a statement with an
 * effect, or by statements with only statement elements.
 */
export function isLookAlike(document: DictValue): boolean {
  const found = entryOf(document, 'Statement')?.value;
  if (!found) return false;
  if (lookAlikeOf(document)) return true;
  const items = itemsOf(found);
  const statements = items.filter((item) => item.kind === 'dict');
  if (/^20(?:12|08)-10-17$/.test(versionOf(document) ?? '') || document.open) return false;
  if (statements.length === 0)
    return items.every(({ kind }) => kind !== 'opaque') && hasForeignKeys(document);
  return !statements.some(isLikeStatement);
}

function isLikeStatement({ entries, open }: DictValue): boolean {
  const known = entries.filter(({ key }) => statementKey.test(key.text)).length;
  return (
    open === true ||
    known >= 2 ||
    known === entries.length ||
    entries.some(({ key }) => effectKey.test(key.text))
  );
}

/** Whether it has keys that no policy document has, in any spelling. */
function hasForeignKeys({ entries }: DictValue): boolean {
  return entries.some(({ key }) => !/^(?:version|id|statement)$/i.test(key.text));
}

function has(dict: DictValue, key: string): boolean {
  return entryOf(dict, key) !== undefined;
}

function versionOf(document: DictValue): string | undefined {
  return textAt(document, 'Version');
}

const actionsOf = remembered((statement: DictValue) => textsOf(statement, ['Action', 'NotAction']));
const resourcesOf = remembered((statement: DictValue) => textsOf(statement, ['Resource', 'NotResource']));

/** The strings under any of the keys, single or in a list. */
function textsOf(dict: DictValue, keys: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const key of keys)
    for (const item of itemsOf(entryOf(dict, key)?.value)) if (item.kind === 'text') texts.push(item.text);
  return texts;
}
