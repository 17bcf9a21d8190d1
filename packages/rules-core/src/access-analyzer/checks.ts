/** Which rules answer the checks of IAM Access Analyzer: derived from what the messages of rules say of themselves. */
import { accessAnalyzerCatalogue } from './catalogue.js';
import { unanswered } from './unanswered.js';
import { rules } from '../rules/index.js';

/** A rule that finds what the check finds, and the messages in which it says so. */
export interface AccessAnalyzerAnswer {
  readonly rule: string;
  readonly messageIds: readonly string[];
}

function answersTo(check: string): AccessAnalyzerAnswer[] {
  return rules.flatMap(({ name, messages, checks }) => {
    const messageIds = Object.keys(messages).filter((id) => checks[id]?.includes(check));
    return messageIds.length > 0 ? [{ rule: name, messageIds }] : [];
  });
}

/**
 * The answer to every check of IAM Access Analyzer, by the check's id (its issue code in kebab-case): the rules that
 * find what it finds, or the reason why none does. In the order of AWS's reference.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export const accessAnalyzerChecks: Readonly<
  Record<string, readonly AccessAnalyzerAnswer[] | { readonly none: string }>
> = Object.fromEntries(
  accessAnalyzerCatalogue.map(({ id }) => {
    const none = unanswered[id];
    return [id, none === undefined ? answersTo(id) : { none }];
  }),
);
