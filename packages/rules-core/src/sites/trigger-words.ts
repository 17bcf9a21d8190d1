/** A look at a text that tells most files without a policy from those that may hold one, before anything is read. */

/**
 * A document has a `Statement` or one of the two versions, a statement by itself an `Effect`, or it stands in a string under
 * a key that ends with `Document`. There are the lists of statements in `serverless.yml`, the blocks of Terraform, and the
 * types of CloudFormation that grant something without a document. An escape other than those of JSON for single characters
 * may write any of these words, and so may a text that is one URL-encoded string.
 */
const triggers =
  /Statement|\bEffect\b|Document|20(?:12|08)-10-17|\bstatements\b|aws_(?:iam_policy_document|\w+_permission\b)|resourcePolicy|::\w*Permission\b|::EventBusPolicy\b|\\[^"\\/bfnrt]|^\s*["']%/;

/** Whether policies may stand in a text of the JSON family; false is certain. */
export function mayHoldPolicy(text: string): boolean {
  return triggers.test(text);
}
