/** What is wrong, by the name of the message that says so, and what fills it. */
export interface ResourceEntryFault {
  readonly kind:
    /** It has not the shape of an ARN. */
    | 'malformedArn'
    /** It holds a policy variable, which this Version of the policy language takes for plain text. */
    | 'plainVariable'
    /** It names a resource, but for the case of its letters. */
    | 'wrongCase'
    /** None of the statement's actions works on resources of the service. */
    | 'wrongService'
    /** It fits no format of an ARN that the statement's actions know. */
    | 'noSuchResource'
    /** The statement's actions work on `*` only. */
    | 'unscopable'
    /** It names the alias of a key, although the actions go by the key. */
    | 'alias'
    /** All other ARNs of the policy are of another partition. */
    | 'otherPartition'
    /** A bucket policy covers its own bucket only. */
    | 'otherBucket'
    /** It takes in all that the statement is about. */
    | 'allResources'
    /** It names one of two ARNs that a resource goes by. */
    | 'half';
  readonly data?: Readonly<Record<string, string>>;
  /** Of a `half`: the other ARN. */
  readonly otherHalf?: string;
  /** Of a `half`: the entry itself is nothing that the statement's actions work on. */
  readonly useless?: boolean;
}
