/** A quick check that excludes most files without policies before anything is parsed. */

/**
 * A document has a `Statement` or one of the two versions, and a bare statement has an `Effect`, or the policy is in a
 * string under a key that ends with `Document`. In addition, there are the statement lists in `serverless.yml`,
 * Terraform blocks, and the CloudFormation types that grant something without a document. Unusual escapes may encode
 * any of these words, and so may a text that is a single URL-encoded string.
 */
const triggers =
  /Statement|\bEffect\b|Document|20(?:12|08)-10-17|\bstatements\b|aws_(?:iam_policy_document|\w+_permission\b)|resourcePolicy|::\w*Permission\b|::EventBusPolicy\b|\\[^"\\/bfnrt]|^\s*["']%/;

/** Whether a JSON, JSONC or JSON5 text may contain policies. False is certain. */
export function mayHoldPolicy(text: string): boolean {
  return triggers.test(text);
}
