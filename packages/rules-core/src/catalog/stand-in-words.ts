/**
 * The words of which the names are made that somebody is to replace, `ACCOUNT_ID` or `your-vpc-id`, as of November 2026:
 * those of AWS's own examples (https://github.com/awsdocs, https://github.com/aws-samples) and of the conventions that
 * its documentation names (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html).
 */

/** In the place of an account ID, in any case; a name in capitals needs none of them there. */
export const accountWords = words('account accountid acct accountnumber');

/** In the place of a Region, in any case. */
export const regionWords = words('region regionid regioncode regionname');

/** In the place of a partition, in any case. */
export const partitionWords = words('partition');

/** At the end of a name, or at its beginning before an `of`, in any case: no ARN is called so. */
export const arnWords = words('arn arns');

/** In the place of a service, in any case. */
export const serviceWords = words('service servicename');

/** They say in any case, and in any place, that somebody is to replace the name. */
export const requests = words('your insert replace replaceme changeme fixme todo tbd placeholder redacted');

/**
 * Besides these, they make a name in capitals of several words one that is to be replaced. Words of values that AWS defines
 * in capitals, such as `EXTERNAL_KEY_STORE`, are not among them.
 */
export const nouns = words(
  `my here example sample dummy id ids arn arns name number prefix suffix aws account accounts acct region regions partition
  org organization ou vpc vpce vpcendpoint endpoint subnet cidr ip ipaddress bucket queue topic function table cluster
  anchor provider oidc issuer role user username group principal repo repository branch namespace environment env stage`,
);

/** They make up names that are to be replaced in small letters as well. An ID of each, `resource-org-id`, is one. */
export const identified: ReadonlySet<string> = new Set([
  ...nouns,
  ...words(`your the of owner source destination target resource secret key kms api app client external canonical
  instance volume image snapshot gateway interface policy permission condition statement list value range address block
  sub aud tag distribution domain pool identity`),
]);

/**
 * With one of these at its end, a name of such words is to be replaced. Not `name`: somebody's own name is no ARN, no account
 * and no ID either.
 */
export const endings = words('account region cidr address range block statement value');

/** A name in capitals of one of these words alone is to be replaced as well. */
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
