#!/usr/bin/env node
/**
 * Compares our findings with those of IAM Access Analyzer on the same policies, by issue code.
 *
 *   node scripts/conformance.mjs DIR [--json]
 *
 * DIR holds `policies/NAME.json`, `findings.json` (what Access Analyzer says of them, by name; a policy not named there has
 * no finding) and `history.json` (older versions: name, date, document, findings). Needs a build.
 *
 * A finding of Access Analyzer is agreed with when one of our findings that answer its check underlines the element
 * of one of its pointers or a part of it; otherwise it is missed. It is misplaced when a pointer leads nowhere: it was
 * made of another text than the one given. A finding of ours that agrees with none is extra.
 *
 * `scripts/data/conformance-exceptions.json` explains disagreements, each with a reason: by code and policy, with a
 * pointer where only one element is meant, or all extras of a code that are said in one message (`rule/messageId`).
 * `scripts/data/conformance-dates.json` explains extras that Access Analyzer could not have found: it says since when a check
 * exists, for older versions, and which policies are deprecated, of which the findings are as old as the policy.
 * Documents longer than Access Analyzer takes explain their disagreements themselves: it has seen a part or nothing. So do
 * older versions, for checks that rest on which tags and keys the reference lists for an action: that of their day is gone.
 *
 * The run fails for a missed finding that is not explained, and for a code whose unexplained extras lie in more than one
 * policy of a hundred. Codes that depend on the day's service catalogue are shown and never fail.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lintText } from 'iam-rules-core/json';
import { parseJSON } from 'jsonc-eslint-parser';

/**
 * @typedef {{ code: string, details: string, pointers: string[] }} TheirFinding
 * @typedef {import('iam-rules-core/json').TextFinding} OurFinding
 * @typedef {{ name: string, text: string, theirs: TheirFinding[] }} Case a name of `history.json` ends in its date
 * @typedef {{ code: string, policy?: string, pointer?: string, message?: string, reason: string }} Exception
 * @typedef {{ kind: Kind, code: string, policy: string, pointers: string[], text: string, reason?: string }} Disagreement
 * @typedef {'missed' | 'extra' | 'misplaced'} Kind
 * @typedef {import('jsonc-eslint-parser').AST.JSONNode} Node
 */

const dependsOnTheDay = new Set([
  'INVALID_ACTION',
  'INVALID_GLOBAL_CONDITION_KEY',
  'INVALID_SERVICE',
  'INVALID_SERVICE_CONDITION_KEY',
  'INVALID_SERVICE_IN_ACTION',
]);
/** They rest on which keys the reference lists for an action, which changes with every day, too. */
const restsOnReference = new Set([
  'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
]);
/** ValidatePolicy takes less than this many characters without white space. */
const tooLong = 32_768;
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [directory] = positionals;
if (!directory) {
  console.error('Usage: pnpm conformance DIR [--json]');
  process.exit(2);
}

/** @type {Exception[]} */
const exceptions = readJson(new URL('data/conformance-exceptions.json', import.meta.url));
/** @type {{ since: Record<string, string>, deprecated: string[] }} */
const { since, deprecated } = readJson(new URL('data/conformance-dates.json', import.meta.url));
const cases = readCases(directory);
/** @type {Map<string, number>} */
const agreed = new Map();
/** @type {Disagreement[]} */
const disagreements = cases.flatMap(compare);
const codes = summarize();
const failing = Object.entries(codes).filter(([, { failures }]) => failures.length > 0);

if (given.json) console.log(JSON.stringify({ documents: cases.length, codes, disagreements }, null, 2));
else print();
if (failing.length > 0) process.exitCode = 1;

/**
 * @param {string} folder
 * @returns {Case[]}
 */
function readCases(folder) {
  /** @type {Record<string, TheirFinding[]>} */
  const findings = readJson(join(folder, 'findings.json'));
  /** @type {{ name: string, date: string, document: unknown, findings: TheirFinding[] }[]} */
  const history = readJson(join(folder, 'history.json'));
  const files = readdirSync(join(folder, 'policies')).filter((file) => file.endsWith('.json'));
  return [
    ...files.sort().map((file) => {
      const name = file.slice(0, -'.json'.length);
      return {
        name,
        text: readFileSync(join(folder, 'policies', file), 'utf8'),
        theirs: findings[name] ?? [],
      };
    }),
    ...history.map(({ name, date, document, findings: theirs }) => {
      return { name: `${name}@${date}`, text: JSON.stringify(document, null, 2), theirs };
    }),
  ];
}

/**
 * @param {Case} policy
 * @returns {Disagreement[]}
 */
function compare({ name, text, theirs }) {
  const ours = lintText(text, { rules: 'all', settings: { policyType: 'identity' } })
    .map((finding) => ({
      finding,
      codes: finding.checks.map((check) => check.replaceAll('-', '_').toUpperCase()),
      agrees: false,
    }))
    .filter((each) => each.codes.length > 0);
  if (ours.length === 0 && theirs.length === 0) return [];
  const document = parseJSON(text).body[0].expression;
  /** @type {Disagreement[]} */
  const found = [];
  for (const { code, details, pointers } of theirs) {
    // No pointer at all means the document, as an empty one does.
    const elements = (pointers.length ? pointers : ['']).map(
      (pointer) => elementAt(document, pointer)?.range,
    );
    if (elements.includes(undefined)) {
      found.push(disagreement('misplaced', code, name, pointers, details));
      continue;
    }
    const agreeing = ours.filter(
      ({ finding, codes: answered }) =>
        answered.includes(code) &&
        elements.some((range) => range && range[0] <= finding.start && finding.end <= range[1]),
    );
    for (const each of agreeing) each.agrees = true;
    if (agreeing.length > 0) agreed.set(code, (agreed.get(code) ?? 0) + 1);
    else found.push(disagreement('missed', code, name, pointers, details));
  }
  for (const { finding, codes: answered, agrees } of ours) {
    if (agrees) continue;
    const pointers = [pointerOf(document, finding)];
    const message = `${finding.rule}/${finding.messageId}`;
    const said = `${message}: ${finding.message}`;
    for (const code of answered) found.push(disagreement('extra', code, name, pointers, said, message));
  }
  const { length } = JSON.stringify(JSON.parse(text));
  return found.map((each) => {
    const reason =
      length >= tooLong
        ? `Access Analyzer takes less than ${tooLong} characters, and the document has ${length}: it has not seen it whole.`
        : reasonOfDate(each);
    return reason === undefined ? each : { reason, ...each };
  });
}

/**
 * Why the day of the findings explains the disagreement.
 *
 * @param {Disagreement} disagreement
 */
function reasonOfDate({ kind, code, policy }) {
  const [name = '', date] = policy.split('@');
  if (date !== undefined && kind !== 'misplaced' && restsOnReference.has(code))
    return `Both rest on which keys the reference lists for an action: the findings on that of ${date}.`;
  if (kind !== 'extra') return undefined;
  const first = since[code];
  if (date !== undefined && first !== undefined && date < first)
    return `The findings are of ${date}, and the check exists since ${first}.`;
  return deprecated.includes(name)
    ? 'The policy is deprecated: Access Analyzer has not judged it since.'
    : undefined;
}

/**
 * @param {Kind} kind
 * @param {string} code
 * @param {string} policy
 * @param {string[]} pointers
 * @param {string} text
 * @param {string} [message] `rule/messageId` of a finding of ours
 * @returns {Disagreement}
 */
function disagreement(kind, code, policy, pointers, text, message) {
  const exception = exceptions.find(
    (each) =>
      each.code === code &&
      (each.message === undefined ? each.policy === policy : each.message === message) &&
      (each.pointer === undefined || pointers.includes(each.pointer)),
  );
  return { kind, code, policy, pointers, text, ...(exception && { reason: exception.reason }) };
}

/**
 * What a JSON pointer of Access Analyzer points at: a member with its key, or an item. A pointer may end in an empty step,
 * and may count into a single value as into a list of one; undefined when nothing stands there.
 *
 * @param {Node} document
 * @param {string} pointer
 * @returns {Node | undefined}
 */
function elementAt(document, pointer) {
  /** @type {Node} */
  let element = document;
  const steps = pointer.split('/').slice(1);
  for (const step of steps.map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    const value = element.type === 'JSONProperty' ? element.value : element;
    /** @type {Node | null | undefined} */
    const next =
      value.type === 'JSONArrayExpression'
        ? value.elements[Number(step)]
        : value.type === 'JSONObjectExpression'
          ? value.properties.find((property) => keyOf(property) === step)
          : undefined;
    if (next) element = next;
    else if (step !== '' && step !== '0') return undefined;
  }
  return element;
}

/**
 * The pointer to the innermost element that holds a finding.
 *
 * @param {Node} document
 * @param {OurFinding} finding
 */
function pointerOf(document, { start, end }) {
  let pointer = '';
  /** @type {Node} */
  let element = document;
  for (;;) {
    const value = element.type === 'JSONProperty' ? element.value : element;
    /** @type {(readonly [string, Node | null])[]} */
    const inside =
      value.type === 'JSONArrayExpression'
        ? value.elements.map((item, index) => [String(index), item])
        : value.type === 'JSONObjectExpression'
          ? value.properties.map((property) => [keyOf(property), property])
          : [];
    const next = inside.find(([, node]) => node && node.range[0] <= start && end <= node.range[1]);
    if (!next?.[1]) return pointer;
    pointer += `/${next[0].replaceAll('~', '~0').replaceAll('/', '~1')}`;
    element = next[1];
  }
}

/** @param {import('jsonc-eslint-parser').AST.JSONProperty} property */
function keyOf({ key }) {
  return key.type === 'JSONLiteral' ? String(key.value) : key.type === 'JSONIdentifier' ? key.name : '';
}

function summarize() {
  const names = new Set([...agreed.keys(), ...disagreements.map(({ code }) => code)]);
  return Object.fromEntries(
    [...names].sort().map((code) => {
      const of = (/** @type {Kind} */ kind) =>
        disagreements.filter((each) => each.code === code && each.kind === kind);
      const missed = of('missed');
      const extra = of('extra');
      const openMissed = missed.filter(({ reason }) => reason === undefined);
      const openExtra = extra.filter(({ reason }) => reason === undefined);
      const policies = new Set(openExtra.map(({ policy }) => policy)).size;
      const failures = [
        ...openMissed.map(
          ({ policy, pointers }) => `missed in ${policy} at ${pointers.join(', ') || 'the document'}`,
        ),
        ...(policies * 100 > cases.length ? [`extra in ${policies} of ${cases.length} policies`] : []),
      ];
      return [
        code,
        {
          agreed: agreed.get(code) ?? 0,
          missed: missed.length,
          extra: extra.length,
          misplaced: of('misplaced').length,
          explained: missed.length + extra.length - openMissed.length - openExtra.length,
          dependsOnTheDay: dependsOnTheDay.has(code),
          failures: dependsOnTheDay.has(code) ? [] : failures,
        },
      ];
    }),
  );
}

function print() {
  for (const { kind, code, policy, pointers, text, reason } of disagreements) {
    console.log(`${kind} ${code} ${policy} ${pointers.join(' ') || '(document)'}\n    ${text}`);
    if (reason !== undefined) console.log(`    explained: ${reason}`);
  }
  const width = Math.max(0, ...Object.keys(codes).map((code) => code.length));
  console.log(`\n${'code'.padEnd(width)} agreed missed  extra explained misplaced`);
  for (const [code, row] of Object.entries(codes)) {
    const figures = [row.agreed, row.missed, row.extra, row.explained, row.misplaced];
    const columns = figures.map((figure, index) => String(figure).padStart([6, 6, 6, 9, 9][index] ?? 0));
    const dated = row.dependsOnTheDay ? '  depends on the catalogue of the day' : '';
    console.log(`${code.padEnd(width)} ${columns.join(' ')}${dated}`);
  }
  for (const [code, { failures }] of failing)
    for (const failure of failures) console.log(`FAIL ${code}: ${failure}`);
  console.log(
    `${cases.length} documents: ${failing.length ? `${failing.length} codes fail.` : 'no code fails.'}`,
  );
}

/** @param {string | URL} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
