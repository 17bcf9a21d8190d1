/** Runs the rules, away from the page's own thread. */
import { actionsMatching, newAccess, parseActionPattern } from 'iam-rules-core';
import { explainText, lintText, type TextExplanation } from 'iam-rules-core/json';
import { stateIn } from './link.js';
import type { Answer, EarlyRequest, ExplainedPolicy, Request, ShownFinding } from './requests.js';
import type { PlaygroundState } from './state.js';

/** As the documentation calls its policies, in settings that name a file. */
const filename = 'policy.json';
/** More of them make the page slow and nobody reads them. */
const mostFindings = 1_000;
const mostPolicies = 20;

let latest: Request | undefined;
let isRunning = false;

const answer = (message: Answer) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<Request | EarlyRequest>) => {
  if ('fragment' in data) {
    void judgeEarly(data.fragment);
    return;
  }
  latest = data;
  if (!isRunning) void run();
});

/** The findings of the policy in the address, judged while the page is still loading. */
let early: { readonly key: string; readonly found: Found } | undefined;

async function judgeEarly(fragment: string): Promise<void> {
  const state = await stateIn(fragment).catch(() => undefined);
  if (state) early = { key: keyOf(state), found: found(state) };
  else warmUp();
}

function keyOf({ policy, rules, settings, before }: PlaygroundState): string {
  return JSON.stringify([policy, rules, settings, before]);
}

/** Answers the latest request, step by step; a newer one ends it between two steps. */
async function run(): Promise<void> {
  isRunning = true;
  while (latest) {
    const request: Request = latest;
    answer({ id: request.id, kind: 'started' });
    for (const step of [findings, explained, compared]) {
      step(request);
      await new Promise((resolve) => setTimeout(resolve));
      if (latest !== request) break;
    }
    if (latest === request) {
      latest = undefined;
      answer({ id: request.id, kind: 'done' });
    }
  }
  isRunning = false;
}

function findings({ id, state }: Request): void {
  const known = early?.key === keyOf(state) ? early.found : undefined;
  early = undefined;
  answer({ id, ...(known ?? found(state)) });
}

type Found =
  Omit<Extract<Answer, { kind: 'findings' }>, 'id'> | Omit<Extract<Answer, { kind: 'refused' }>, 'id'>;

function found({ policy, settings, rules = 'recommended', before }: PlaygroundState): Found {
  try {
    const all = lintText(policy, {
      rules,
      filename,
      ...(settings && { settings }),
      ...(before !== undefined && { before }),
    });
    const shown = all
      .slice(0, mostFindings)
      .map(({ rule, severity, message, start, end, line, column, fix, suggestions }): ShownFinding => ({
        rule,
        severity,
        message,
        start,
        end,
        line,
        column,
        fixes: [
          ...(fix ? [{ title: fixTitle(policy, fix), edits: fix }] : []),
          ...suggestions.map(({ message: title, edits }) => ({ title, edits })),
        ],
      }));
    return { kind: 'findings', findings: shown, more: all.length - shown.length };
  } catch (error) {
    return { kind: 'refused', message: messageOf(error) };
  }
}

/** A fix has no title of its own: a short one shows what it writes. */
function fixTitle(
  text: string,
  edits: readonly { readonly range: readonly [number, number]; readonly text: string }[],
): string {
  const [edit] = edits;
  if (edits.length !== 1 || !edit) return 'Fix';
  const old = text.slice(...edit.range).trim();
  const put = edit.text.trim();
  if (old.length > 60 || put.length > 60) return 'Fix';
  return put === ''
    ? `Remove \`${old}\``
    : old === ''
      ? `Add \`${put}\``
      : `Replace \`${old}\` with \`${put}\``;
}

function explained({ id, state: { policy, settings } }: Request): void {
  try {
    const all = explainText(policy, settings && { settings });
    const withoutDeny = all.length === 1 ? explainedWithoutDeny(policy, settings) : undefined;
    const policies = all
      .slice(0, mostPolicies)
      .map((explanation): ExplainedPolicy => ({ explanation, totals: totalsOf(explanation, withoutDeny) }));
    answer({ id, kind: 'explained', policies, more: all.length - policies.length });
  } catch {
    // The text cannot be parsed, or a setting is wrong: the findings say so.
    answer({ id, kind: 'explained', policies: [], more: 0 });
  }
}

/** What the policy would grant without its Deny statements; undefined where it has none, or is part of a larger text. */
function explainedWithoutDeny(
  text: string,
  settings: Request['state']['settings'],
): TextExplanation | undefined {
  const document = JSON.parse(text) as { Statement?: unknown };
  if (!Array.isArray(document.Statement)) return undefined;
  const statements = document.Statement as { Effect?: unknown }[];
  const allows = statements.filter((statement) => statement?.Effect !== 'Deny');
  if (allows.length === statements.length) return undefined;
  return explainText(JSON.stringify({ ...document, Statement: allows }), settings && { settings })[0];
}

function totalsOf(
  { services }: TextExplanation,
  withoutDeny: TextExplanation | undefined,
): ExplainedPolicy['totals'] {
  const granted = new Map(services.map((each) => [each.service, countOf(each)]));
  return Object.fromEntries(
    [...services, ...(withoutDeny?.services ?? [])].map((each) => {
      const { service, title } = each;
      const left = granted.get(service) ?? 0;
      const before = withoutDeny?.services.find((other) => other.service === service);
      const total = actionsMatching(parseActionPattern(`${service}:*`)!).length;
      return [service, { title, total, denied: before ? Math.max(0, countOf(before) - left) : 0 }];
    }),
  );
}

function countOf({ access }: TextExplanation['services'][number]): number {
  return new Set(access.flatMap(({ actions }) => Object.values(actions).flat())).size;
}

function compared({ id, state: { policy, settings, before } }: Request): void {
  if (before === undefined || before?.trim() === '') return;
  try {
    const { policyType, attachedTo } = settings ?? {};
    const known = { ...(policyType && { policyType }), ...(attachedTo && { attachedTo }) };
    answer({ id, kind: 'compared', compared: newAccess(before ?? undefined, policy, { settings: known }) });
  } catch (error) {
    answer({ id, kind: 'compared', compared: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Has the service data read before the first policy comes. */
function warmUp(): void {
  const statement = { Effect: 'Allow', Action: ['s3:Get*', 'iam:PassRole'], Resource: '*' };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  lintText(policy);
  explainText(policy);
}
