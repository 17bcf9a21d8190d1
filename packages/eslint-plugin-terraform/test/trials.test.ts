/** Suggestions are tried on the document that their edits lead to: the one that reading the edited text gives. */
import fc from 'fast-check';
import {
  applyEditsIn,
  entryOf,
  lint,
  rules as everyRule,
  type DictValue,
  type Edit,
  type ListValue,
  type PolicySite,
  type TextEdit,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedValue,
  type Value,
} from 'iam-rules-core';
import { expect, it } from 'vitest';
import { ruleCases } from '../../rules-core/test/rule-cases.js';
import { editsOf } from '../../rules-core/test/edits/random-edits.js';
import { unmark } from '../../rules-core/test/rule-tester.js';
import { parseHcl } from '../src/hcl/parser.js';
import { TerraformSource } from '../src/terraform-source.js';
import { forms, statements, type Statement } from './policies-in-hcl.js';

/** The content of a value, wherever it is: holes by what they are filled with, and entries in the order of their keys. */
function contentOf(value: UndecidedValue | undefined): unknown {
  switch (value?.kind) {
    case 'text': {
      const text = Array.from(value.text, (character) => {
        const hole = value.holes?.get(character);
        // The names that `for` gives are told apart by where it is.
        return hole ? `<${hole.id.replace(/ @\d+/g, '')}>` : character;
      });
      return { text: text.join(''), ...(value.expression && { isDerived: true }) };
    }
    case 'list':
      return { items: value.items.map(contentOf), open: value.open === true };
    case 'dict':
      return { entries: entriesOf(value.entries), open: value.open === true };
    case 'choice':
      return { condition: value.condition, alternatives: value.alternatives.map(contentOf) };
    case 'scalar':
      return { scalar: value.value };
    default:
      return value && { kind: value.kind };
  }
}

function entriesOf(entries: readonly UndecidedEntry[]): unknown {
  return entries
    .map(({ key, value, implied }) => ({ key: contentOf(key), value: contentOf(value), implied }))
    .sort((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1));
}

/**
 * Asserts that edits lead to the document that is read in the edited text.
 *
 * @param revised what they lead to
 * @param printed the edits as edits of the text; undefined if they cannot be written
 * @returns whether there is a document to try
 */
function expectSame(
  revised: UndecidedDict | undefined,
  text: string,
  { document: { span } }: PolicySite,
  printed: readonly TextEdit[] | undefined,
): boolean {
  const isWithin = printed && applyEditsIn(text, span, printed) !== undefined;
  const edited = isWithin ? applyEditsIn(text, { start: 0, end: text.length }, printed)! : text;
  const parsed = parseHcl(edited);
  if (!isWithin || parsed.error) {
    expect(revised, edited).toBeUndefined();
    return false;
  }
  const read = [...new TerraformSource(parsed).sites()].find(
    (each) => !each.source && each.document.span.start === span.start,
  );
  // After some edits, it does not look like a policy.
  if (!read) return false;
  expect(contentOf(revised), edited).toEqual(contentOf(read.document));
  expect(revised?.span, edited).toEqual(read.document.span);
  return true;
}

/** How many suggestions in a text are tried on a document. */
function trialsIn(text: string): number {
  let trials = 0;
  class Source extends TerraformSource {
    override revise(site: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined {
      const revised = super.revise(site, edits);
      if (expectSame(revised, text, site, this.print(edits))) trials++;
      return revised;
    }
  }
  const enabled = everyRule.map((rule) => ({ rule }));
  for (const { suggestions } of lint(new Source(parseHcl(text)), enabled)) void suggestions;
  return trials;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

const inBlocks = forms['a data source']!;
const inJsonencode = forms['jsonencode']!;

it('is that of generated policies', () => {
  const found = fc.array(statements, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(found, fc.constantFrom(inBlocks, inJsonencode), (policy, form) => {
      trialsIn(form(policy));
    }),
    { numRuns: 30 },
  );
});

const policies = (await ruleCases()).flatMap(({ invalid }) =>
  invalid
    .filter(({ syntax, settings }) => !syntax && !settings)
    .map(({ code }) => unmark(code).code)
    .filter((code) => code.length < 2000),
);

it('is that of the cases of rules, in jsonencode', () => {
  const texts = policies.filter((_, index) => index % 8 === 0);
  const trials = texts.map((policy) =>
    trialsIn(`resource "x" "a" {\n  policy = jsonencode(${policy.replaceAll('${', () => '$${')})\n}\n`),
  );
  expect(sumOf(trials)).toBeGreaterThan(150);
});

it('is that of the cases of rules, in blocks', () => {
  const texts = policies.flatMap(statementsOf).filter((_, index) => index % 8 === 0);
  expect(sumOf(texts.map((found) => trialsIn(inBlocks(found))))).toBeGreaterThan(100);
});

/** The statements of a policy, if blocks can say them. */
function statementsOf(policy: string): readonly (readonly Statement[])[] {
  try {
    const { Statement: found } = JSON.parse(policy) as { readonly Statement: unknown };
    return [[found].flat().map((each) => asLists(each as Record<string, unknown>))];
  } catch {
    return [];
  }
}

function asLists(statement: Record<string, unknown>): Statement {
  const texts = (value: unknown) => {
    const items = [value].flat();
    if (!items.every((item) => typeof item === 'string')) throw new TypeError();
    return items;
  };
  const members = (value: unknown, each: (member: unknown) => unknown) => {
    if (typeof value !== 'object' || value === null) throw new TypeError();
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, each(member)]));
  };
  const entries = Object.entries(statement).map(([key, value]) => {
    if (key === 'Condition') return [key, members(value, (tests) => members(tests, texts))];
    if (key === 'Principal') return [key, members(value, texts)];
    if (/^(?:Not)?(?:Action|Resource)$/.test(key)) return [key, texts(value)];
    if (!/^(?:Sid|Effect)$/.test(key) || typeof value !== 'string') throw new TypeError();
    return [key, value];
  });
  return { Effect: 'Allow', ...Object.fromEntries(entries) } as Statement;
}

const blocks = `data "aws_iam_policy_document" "a" {
  version = "2012-10-17"

  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:\${var.verb}Object"]
    resources = [
      "arn:aws:s3:::\${var.bucket}/*", # all
      local.arn,
    ]

    condition {
      test     = "StringLike"
      variable = "aws:PrincipalArn"
      values   = ["&{aws:username}"]
    }

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["a", "b"]
    }

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["c"]
    }
  }

  statement {
    effect      = "Deny"
    not_actions = concat(["iam:*"], compact(["", "sts:*"]))
    resources   = [for bucket in var.buckets : "\${bucket}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }

  dynamic "statement" {
    for_each = var.writes ? [1] : []
    content {
      actions   = ["s3:PutObject"]
      resources = var.writes ? ["*"] : ["arn:aws:s3:::b/*"]
    }
  }
}
`;
const expressions = `resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      { Effect = "Allow", Action = "s3:GetObject", Resource = var.arn },
      merge({ Effect = "Allow", (var.element) = ["s3:*", null] }, { Resource = "*" }),
    ], [for each in var.more : { Effect = "Allow", Action = each.action, Resource = [each.arn, "*"] }])
  })
}
resource "aws_iam_policy" "b" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "\${var.name}Read"
        Effect   = var.denies ? "Deny" : "Allow"
        Action   = compact(["s3:GetObject", ""])
        Resource = [local.arn, "arn:aws:s3:::\${var.bucket}/*", "arn:aws:s3:::$\${aws:username}/*"]
      },
      {
        "Effect" : "Allow",
        "Action" : distinct(["s3:*", "sqs:*"]),
        "Resource" : ["*", <<-EOF
          arn:aws:s3:::a
        EOF
        ],
        "Condition" : { "StringLike" : { "aws:PrincipalArn" : [for each in var.users : "\${each}*"] } }
      },
    ]
  })
}
`;

it.each([
  ['blocks', blocks],
  ['expressions', expressions],
])('is that of random edits of %s', (_, written) => {
  const text = `locals {\n  arn = "arn:aws:s3:::\${var.bucket}"\n}\n${written}`;
  const source = new TerraformSource(parseHcl(text));
  const sites = [...source.sites()];
  let trials = 0;
  const numbers = fc.infiniteStream(fc.nat(1e6));
  fc.assert(
    fc.property(fc.constantFrom(...sites), numbers, fc.nat(30), (site, stream, rarity) => {
      const choose = (most: number) => {
        const number = stream.next().value as number;
        return number % (rarity + 1) === 0 ? number % most : most - 1;
      };
      const edits = editsOf(site.document as DictValue, choose, source.holes);
      if (edits.length === 0 || edits.length > 3) return;
      if (expectSame(source.revise(site, edits), text, site, source.print(edits))) trials++;
    }),
    { numRuns: 1000 },
  );
  expect(trials).toBeGreaterThan(30);
});

it.each([
  [
    'taking all items out of a list',
    blocks,
    'Action',
    (list: ListValue) => list.items.map((item) => ({ kind: 'remove-item', list, item })),
  ],
  ['null as a value', expressions, 'Action', (target: Value) => [{ kind: 'replace', target, with: null }]],
  [
    '`&{` in a block',
    blocks,
    'Resource',
    ({ items: [target] }: ListValue) => [{ kind: 'replace', target, with: '&{aws:username}' }],
  ],
] as const)('is that of %s', (_, text, element, editsOfValue) => {
  const source = new TerraformSource(parseHcl(text));
  const [site] = source.sites();
  const statements = entryOf(site!.document, 'Statement')!.value as ListValue;
  const { value } = entryOf(statements.items[0] as DictValue, element)!;
  const edits = editsOfValue(value as never) as readonly Edit[];
  expect(expectSame(source.revise(site!, edits), text, site!, source.print(edits))).toBe(true);
});

it('keeps the statements that edits leave alone', () => {
  const source = new TerraformSource(parseHcl(blocks));
  const [site] = source.sites();
  const statementsIn = (document: UndecidedDict) =>
    (entryOf(document, 'Statement')!.value as ListValue).items;
  const [first, ...others] = statementsIn(site!.document);
  const sid = (first as DictValue).entries[0]!;
  const revised = source.revise(site!, [{ kind: 'remove-entry', dict: first as DictValue, entry: sid }])!;
  const [changed, ...kept] = statementsIn(revised);
  expect((changed as DictValue).entries.map(({ key }) => key.text)).not.toContain('Sid');
  expect(kept.map((each, index) => each === others[index])).toEqual([true, true]);
});
