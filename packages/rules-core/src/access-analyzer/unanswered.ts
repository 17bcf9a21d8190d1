/** The checks that no rule answers, with the reason as a full sentence in Markdown. */
export const unanswered: Readonly<Record<string, string>> = {
  'json-syntax-error':
    'Rules never see text that does not parse. ESLint reports it as a parsing error, including comments and trailing commas of a policy in a `.json` file, and `lintText` as a finding whose `rule` is `null`.',
};
