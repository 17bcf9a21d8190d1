/** What a template says about the names in it. */
import { referencesTo, type References } from '../../catalog/cloudformation-references.js';
import { entryOf, type DictValue, type UndecidedValue } from '../../value/value.js';
import { Conditions } from './conditions.js';
import { literalOf, Parameters } from './parameters.js';
import { resourcesOf } from './resources.js';

export class TemplateFacts {
  readonly parameters: Parameters;
  readonly conditions: Conditions;
  readonly #template: DictValue;
  #types: ReadonlyMap<string, string> | undefined;

  constructor(template: DictValue) {
    const conditions = entryOf(template, 'Conditions')?.value;
    this.parameters = new Parameters(entryOf(template, 'Parameters')?.value, conditions);
    this.conditions = new Conditions(conditions, this.parameters);
    this.#template = template;
  }

  /** What references to a resource of the template return. */
  referencesTo(resource: string): References | undefined {
    const resources = entryOf(this.#template, 'Resources')?.value;
    this.#types ??= new Map(Array.from(resourcesOf(resources), ({ id, type }) => [id, type]));
    const type = this.#types.get(resource);
    return type === undefined ? undefined : referencesTo(type);
  }

  /** The text in a mapping, by its name and two keys. Undefined if there is a list or nothing. */
  mapped(keys: readonly (UndecidedValue | undefined)[]): string | undefined {
    let found = entryOf(this.#template, 'Mappings')?.value;
    for (const key of keys) {
      const name = key?.kind === 'text' || key?.kind === 'scalar' ? literalOf(key) : undefined;
      if (name === undefined || found?.kind !== 'dict') return undefined;
      found = entryOf(found, name)?.value;
    }
    return found && literalOf(found);
  }
}
