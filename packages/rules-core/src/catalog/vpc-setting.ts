/** The setting that makes a resource reachable only from a VPC, whoever its policy allows. */
export interface VpcSetting {
  /** The property or block next to the policy. */
  readonly name: string;
  /** The required value. By default any value puts the resource into a VPC. */
  readonly value?: string;
}
