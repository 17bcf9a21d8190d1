/**
 * The parameters of a template, those that CloudFormation itself has included.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
import type { Alphabet } from '../../value/hole.js';
import { itemsOf } from '../../value/members.js';
import { entryOf, type DictValue, type Value } from '../../value/value.js';
import { callIn } from './references.js';

/** Values that are told apart of one parameter. */
export const mostValues = 64;

/** No condition nests deeper. */
const deepest = 16;

/** What a parameter may be. */
export interface ParameterValues {
  readonly texts: readonly string[];
  /** Texts of which nothing is said as well. */
  readonly others: boolean;
}

/** Those that are one text; the others are lists. `URLSuffix` is `amazonaws.com` and the like. */
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

  /** @param conditions the section that says which values make a difference */
  constructor(section: Value | undefined, conditions: Value | undefined) {
    this.#section = section?.kind === 'dict' ? section : undefined;
    this.#conditions = conditions;
  }

  /** Whether a name is that of a parameter. */
  has(name: string): boolean {
    return name.startsWith('AWS::') || this.#parameter(name) !== undefined;
  }

  /** Whether a parameter is one text, not a list; of what is no parameter nobody knows. */
  isText(name: string): boolean {
    if (name.startsWith('AWS::')) return pseudo.has(name);
    const parameter = this.#parameter(name);
    const type = parameter && entryOf(parameter, 'Type')?.value;
    return type?.kind === 'text' && !/List/.test(type.text);
  }

  /** What the text of a parameter is made of. */
  alphabetOf(name: string): Alphabet | undefined {
    const known = pseudo.get(name);
    if (known) return known;
    const parameter = this.#parameter(name);
    const type = parameter && entryOf(parameter, 'Type')?.value;
    return type?.kind === 'text' && /^AWS::[\w:]+::Id$/.test(type.text) ? 'name' : undefined;
  }

  /** The texts that a parameter is allowed to have; undefined when they are not said. */
  allowedOf(name: string): readonly string[] | undefined {
    const parameter = this.isText(name) ? this.#parameter(name) : undefined;
    const type = parameter && entryOf(parameter, 'Type')?.value;
    // Of a parameter of Systems Manager, its name is allowed.
    if (!parameter || (type?.kind === 'text' && type.text.startsWith('AWS::SSM::'))) return undefined;
    const allowed = entryOf(parameter, 'AllowedValues')?.value;
    if (allowed?.kind !== 'list' || allowed.open || allowed.items.length === 0) return undefined;
    const texts = allowed.items.map(literalOf);
    return texts.includes(undefined) ? undefined : [...new Set(texts as string[])];
  }

  /** The texts that make a difference: those allowed, or else those that some condition compares it with. */
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

/** The text that a literal is: CloudFormation takes numbers and booleans for text. */
export function literalOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
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
