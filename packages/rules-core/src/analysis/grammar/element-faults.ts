/** Members of a document or a statement that are no elements of it. */
import { nearestInSense } from '../../catalog/nearest-in-sense.js';
import { documentElements, statementElements, supportedElements } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { isKnown, type DictEntry, type DictValue } from '../../value/value.js';

export interface ElementFault {
  readonly kind:
    /** The grammar knows no element of the name, nor one of a name near it. */
    | 'unknown'
    | 'misspelled'
    /** It is an element of a statement in the document, or the other way round. */
    | 'misplaced'
    /** `Id` in a policy that is not resource-based. */
    | 'idNotSupported';
  readonly dict: DictValue;
  readonly entry: DictEntry;
  readonly statement?: Statement;
  /** The element that was meant by a misspelled name. */
  readonly nearest?: string;
  /** What fills the message beside the name. */
  readonly data?: Readonly<Record<string, string>>;
}

/** What a dict is, and which members it may have. */
interface Place {
  readonly dict: DictValue;
  readonly place: 'policy document' | 'statement';
  readonly elements: readonly string[];
  /** Those of a policy of the type: what a misspelled name may have been meant for. */
  readonly supported: readonly string[];
  readonly statement?: Statement;
}

/** All of them, those of the document first. Members whose names are not known are passed over. */
export function* elementFaults(policy: Policy): Generator<ElementFault> {
  const { type } = policy;
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html
  const supported = documentElements.filter((name) => name !== 'Id' || type.resourceBased);
  yield* faultsIn({ dict: policy.value, place: 'policy document', elements: documentElements, supported });
  for (const statement of policy.statements) {
    const { value: dict } = statement;
    const elements = { elements: statementElements, supported: supportedElements(type) };
    yield* faultsIn({ dict, place: 'statement', ...elements, statement });
  }
}

function* faultsIn({ dict, place, elements, supported, ...owner }: Place): Generator<ElementFault> {
  for (const entry of dict.entries) {
    const name = entry.key.text;
    if (!isKnown(entry.key)) continue;
    if (elements.includes(name)) {
      if (name === 'Id' && !supported.includes(name)) yield { kind: 'idNotSupported', dict, entry };
      continue;
    }
    const isOther = (place === 'statement' ? documentElements : statementElements).includes(name);
    if (isOther && name !== 'Id') {
      const other = place === 'statement' ? 'policy document' : 'statement';
      yield { kind: 'misplaced', dict, entry, ...owner, data: { place, owner: other } };
      continue;
    }
    const nearest = nearestInSense(name, supported, (element) => oppositeOf(element, supported));
    yield nearest === undefined
      ? { kind: 'unknown', dict, entry, ...owner, data: { place } }
      : { kind: 'misspelled', dict, entry, ...owner, nearest, data: { place, nearest } };
  }
}

/** The other form of an element: `NotAction` for `Action`. */
function oppositeOf(element: string, among: readonly string[]): string | undefined {
  const opposite = element.startsWith('Not') ? element.slice('Not'.length) : `Not${element}`;
  return among.includes(opposite) ? opposite : undefined;
}
