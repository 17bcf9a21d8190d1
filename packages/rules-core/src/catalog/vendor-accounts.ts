/**
 * Accounts from which vendors assume roles in their customers' accounts, as of November 2026. From
 * https://github.com/fwdcloudsec/known_aws_accounts (Apache-2.0), which links the vendor's own page for each.
 */
const vendors: Readonly<Record<string, readonly string[]>> = {
  Cloudability: ['165736516723'],
  Databricks: ['414351767826'],
  Datadog: ['464622532012'],
  Drata: ['269135526815'],
  Dynatrace: ['509560245411'],
  env0: ['913128560467'],
  Fivetran: ['834469178297'],
  'Grafana Cloud': ['008923505280'],
  Lacework: ['434813966438'],
  'New Relic': ['754728514883'],
  nOps: ['202279780353'],
  'Orca Security': [
    '976280145156',
    '727815099310',
    '553950354547',
    '135916806842',
    '463932680998',
    '784971140435',
  ],
  'Prisma Cloud': ['188619942792'],
  Qualys: ['805950163170'],
  Rapid7: ['336818582268'],
  Spacelift: ['324880187172'],
  Spot: ['922761411349'],
  'Sumo Logic': ['926226587429'],
  Sysdig: ['761931097553', '263844535661'],
  Tenable: ['012615275169'],
  'Trend Micro': ['147995105371'],
  Vanta: ['956993596390'],
};

const byAccount = new Map(
  Object.entries(vendors).flatMap(([vendor, accounts]) =>
    accounts.map((account) => [account, vendor] as const),
  ),
);

/** The vendor that owns the account, or undefined for an account that is not listed. */
export function vendorOf(account: string): string | undefined {
  return byAccount.get(account);
}
