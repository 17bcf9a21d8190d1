/**
 * Condition keys whose values in a request can themselves contain `*` or `?`, as of November 2026. Comparing such a
 * value with an operator that does not support wildcards is intentional.
 * - lambda:Principal: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html (`*` is everyone)
 * - acm:DomainNames: https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html
 * - quicksight:AllowedEmbeddingDomains:
 *   https://docs.aws.amazon.com/quicksight/latest/developerguide/embedded-analytics-dashboards-for-everyone.html
 * - ec2:VpcePrivateDns…: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 * - cloudformation:…: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 *   (ResourceTypes)
 */
const valuesOfKeys: Readonly<Record<string, RegExp>> = {
  'lambda:Principal': /^\*$/,
  'acm:DomainNames': /^\*\.[^*?]+$/,
  'quicksight:AllowedEmbeddingDomains': /^https?:\/\/\*\.[^*?]+$/,
  'ec2:VpcePrivateDnsSpecifiedDomains': /^(?:\*|\*\.[^*?]+)$/,
  'ec2:VpceServicePrivateDnsName': /^\*\.[^*?]+$/,
  'cloudformation:ResourceTypes': /^(?:AWS|Custom)::(?:\w+::)?\*$/,
  'cloudformation:ImportResourceTypes': /^(?:AWS|Custom)::(?:\w+::)?\*$/,
};

/** The keys in the table. */
export const keysWithLiteralWildcards: readonly string[] = Object.keys(valuesOfKeys);

const byKey = new Map(Object.entries(valuesOfKeys).map(([key, values]) => [key.toLowerCase(), values]));

/** A URL whose `?` begins the query. */
const urlWithQuery = /^[a-z][a-z\d+.-]*:\/\/[^*?]*\?[^*?]+=[^*?]*$/i;

/**
 * Whether a request can have exactly this value, including the wildcard.
 *
 * @param key in lower case
 */
export function canBeLiteral(key: string, text: string): boolean {
  return byKey.get(key)?.test(text) === true || urlWithQuery.test(text);
}
