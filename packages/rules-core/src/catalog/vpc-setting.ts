/** What says of a resource with a policy that it can be reached from a VPC alone, whoever the policy allows. */
export interface VpcSetting {
  /** The property or block beside the policy. */
  readonly name: string;
  /** What it has to hold; whatever it holds puts the resource into a VPC unless given. */
  readonly value?: string;
}
