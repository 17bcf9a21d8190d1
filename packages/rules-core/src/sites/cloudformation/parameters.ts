/**
 * The parameters of a template, including pseudo parameters.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
import type { Alphabet } from '../../value/hole.js';
import { itemsOf } from '../../value/members.js';
import { entryOf, type DictValue, type Value } from '../../value/value.js';
import { callIn } from './references.js';
import { textOfScalar } from '../../value/scalar.js';

/** How many values of a parameter are distinguished. */
export const mostValues = 64;

/** No condition is nested more deeply. */
const deepest = 16;

/** The possible values of a parameter. */
export interface ParameterValues {
  readonly texts: readonly string[];
  /** Other texts are possible too. */
  readonly others: boolean;
}

/** The pseudo parameters that are a single text. The others are lists. `URLSuffix` is `amazonaws.com` and the like. */
const pseudo: ReadonlyMap<string, Alphabet | undefined> = new Map([
  ['AWS::AccountId', 'account'],
  ['AWS::Partition', 'partition'],
  ['AWS::Region', 'region'],
  ['AWS::StackId', undefined],
  ['AWS::StackName', 'name'],
  ['AWS::URLSuffix', 'name'],
]);

export class Parameters {
  readonly #section: DictValue | undefined;
  readonly #conditions: Value | undefined;
  #compared: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  /** @param conditions the section that shows which values matter */
  constructor(section: Value | undefined, conditions: Value | undefined) {
    this.#section = section?.kind === 'dict' ? section : undefined;
    this.#conditions = conditions;
  }

  /** Whether a parameter has this name. */
  has(name: string): boolean {
    return name.startsWith('AWS::') || this.#parameter(name) !== undefined;
  }

  /** Whether a parameter is a single text and not a list. Unknown names return false. */
  isText(name: string): boolean {
    if (name.startsWith('AWS::')) return pseudo.has(name);
    const parameter = this.#parameter(name);
    const type = parameter && entryOf(parameter, 'Type')?.value;
    return type?.kind === 'text' && !/List/.test(type.text);
  }

  /** What the text of a parameter consists of. */
  alphabetOf(name: string): Alphabet | undefined {
    const known = pseudo.get(name);
    if (known) return known;
    const parameter = this.#parameter(name);
    const type = parameter && entryOf(parameter, 'Type')?.value;
    return type?.kind === 'text' && /^AWS::[\w:]+::Id$/.test(type.text) ? 'name' : undefined;
  }

  /** The allowed values of a parameter. Undefined if they are not specified. */
  allowedOf(name: string): readonly string[] | undefined {
    const parameter = this.isText(name) ? this.#parameter(name) : undefined;
    const type = parameter && entryOf(parameter, 'Type')?.value;
    // For Systems Manager parameters, the allowed values are their names.
    if (!parameter || (type?.kind === 'text' && type.text.startsWith('AWS::SSM::'))) return undefined;
    const allowed = entryOf(parameter, 'AllowedValues')?.value;
    if (allowed?.kind !== 'list' || allowed.open || allowed.items.length === 0) return undefined;
    const texts = allowed.items.map(literalOf);
    return texts.includes(undefined) ? undefined : [...new Set(texts as string[])];
  }

  /** The texts that matter: the allowed values, else those that conditions compare the parameter with. */
  valuesOf(name: string): ParameterValues | undefined {
    if (!this.isText(name)) return undefined;
    const allowed = this.allowedOf(name);
    if (allowed) return { texts: allowed, others: false };
    this.#compared ??= comparedTexts(this.#conditions);
    return { texts: [...(this.#compared.get(name) ?? [])], others: true };
  }

  #parameter(name: string): DictValue | undefined {
    const value = this.#section && entryOf(this.#section, name)?.value;
    return value?.kind === 'dict' ? value : undefined;
  }
}

/** The text of a literal. CloudFormation treats numbers and booleans as text. */
export function literalOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'scalar' && value.value !== null ? textOfScalar(value) : undefined;
}

/** The literals that conditions compare each parameter with. */
function comparedTexts(conditions: Value | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (value: Value, depth: number): void => {
    if (depth > deepest) return;
    const call = callIn(value);
    if (call?.name === 'Fn::Equals') {
      const operands = itemsOf(call.argument);
      for (const [place, each] of operands.entries()) {
        const other = operands[1 - place];
        const ref = callIn(each);
        if (ref?.name !== 'Ref' || ref.argument.kind !== 'text' || !other) continue;
        const text = literalOf(other);
        if (text === undefined) continue;
        const texts = found.get(ref.argument.text) ?? new Set();
        found.set(ref.argument.text, texts.add(text));
      }
    } else if (value.kind === 'list') {
      for (const item of value.items) visit(item, depth + 1);
    } else if (value.kind === 'dict') {
      for (const entry of value.entries) visit(entry.value, depth + 1);
    }
  };
  if (conditions) visit(conditions, 0);
  return found;
}
