/** What is wrong: the id of the message and its data. */
export interface ResourceEntryFault {
  readonly kind:
    /** It does not have the form of an ARN. */
    | 'malformedArn'
    /** It contains a policy variable, which is plain text in this Version of the policy language. */
    | 'plainVariable'
    /** It names a resource, but in the wrong case. */
    | 'wrongCase'
    /** None of the statement's actions works on resources of the service. */
    | 'wrongService'
    /** It matches no ARN format of the statement's actions. */
    | 'noSuchResource'
    /** The statement's actions only support `*`. */
    | 'unscopable'
    /** It names a key alias, but these actions use the key's ARN. */
    | 'alias'
    /** All other ARNs in the policy are in another partition. */
    | 'otherPartition'
    /** A bucket policy only covers its own bucket. */
    | 'otherBucket'
    /** It matches everything that the statement covers. */
    | 'allResources'
    /** It names one of the two ARNs of a resource. */
    | 'half';
  readonly data?: Readonly<Record<string, string>>;
  /** For `half`: the other ARN. */
  readonly otherHalf?: string;
  /** For `half`: the statement's actions do not work on the entry itself. */
  readonly useless?: boolean;
}
