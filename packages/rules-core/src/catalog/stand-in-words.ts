/**
 * The words in names that are to be replaced, such as `ACCOUNT_ID` or `your-vpc-id`. As of November 2026, from AWS's
 * own examples (https://github.com/awsdocs, https://github.com/aws-samples) and from the conventions in its
 * documentation (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html).
 */

/** In place of an account ID, in any case. A name in capitals is one there even without these words. */
export const accountWords = words('account accountid acct accountnumber');

/** In place of a Region, in any case. */
export const regionWords = words('region regionid regioncode regionname');

/** In place of a partition, in any case. */
export const partitionWords = words('partition');

/** At the end of a name, or at its beginning before an `of`, in any case. No real ARN has such a name. */
export const arnWords = words('arn arns');

/** In place of a service, in any case. */
export const serviceWords = words('service servicename');

/** In any case and in any place, these say that the name is to be replaced. */
export const requests = words('your insert replace replaceme changeme fixme todo tbd placeholder redacted');

/**
 * With the words above, these make up names in capitals of several words that are to be replaced. Words of values that
 * AWS defines in capitals, such as `EXTERNAL_KEY_STORE`, are not included.
 */
export const nouns = words(
  `my here example sample dummy id ids arn arns name number prefix suffix aws account accounts acct region regions partition
  org organization ou vpc vpce vpcendpoint endpoint subnet cidr ip ipaddress bucket queue topic function table cluster
  anchor provider oidc issuer role user username group principal repo repository branch namespace environment env stage`,
);

/** These also make up names in lower case that are to be replaced, as does an ID of each: `resource-org-id`. */
export const identified: ReadonlySet<string> = new Set([
  ...nouns,
  ...words(`your the of owner source destination target resource secret key kms api app client external canonical
  instance volume image snapshot gateway interface policy permission condition statement list value range address block
  sub aud tag distribution domain pool identity`),
]);

/**
 * A name of these words that ends with one of them is to be replaced. Not `name`, because a real name is not an ARN, an
 * account or an ID either.
 */
export const endings = words('account region cidr address range block statement value');

/** A name in capitals that is just one of these words is also to be replaced. */
export const soleNouns = words(
  `account accountid region partition org orgid organization organizationid vpcid vpceid namespace bucketname rolename
  username yourself xxx`,
);

/** A text with one of these is wrong on purpose: `fakeArn`, `not an ARN at all`. */
export const denials = words('not no none fake bad wrong invalid broken');

/** Names that AWS itself writes with a dollar sign. */
export const dollarNames: ReadonlySet<string> = new Set([
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
  '$LATEST',
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateSpecification.html
  '$Latest',
  '$Default',
]);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
