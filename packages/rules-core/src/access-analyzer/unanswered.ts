/** The checks that no rule answers, each with the reason: a full sentence in Markdown. */
export const unanswered: Readonly<Record<string, string>> = {
  'json-syntax-error':
    'A text that does not parse reaches no rule: ESLint reports it as a parsing error, comments and trailing commas of a policy in a `.json` file too, and `lintText` as a finding whose `rule` is `null`.',
};
