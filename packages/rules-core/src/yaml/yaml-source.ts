/** A YAML text as a source of policies. */
import { jsonSyntax } from '../json/json-source.js';
import { DocumentSource, type DocumentSourceOptions, type Syntax } from '../sites/document-source.js';
import type { ParsedYaml } from './parse-yaml.js';
import { valueOfYaml } from './yaml-value.js';

export type YamlSourceOptions = DocumentSourceOptions;

export class YamlSource extends DocumentSource {
  /**
   * @param text the text, without a byte order mark
   * @param parse parses it; called once, and only where there may be a policy
   */
  constructor(text: string, parse: () => ParsedYaml, options?: YamlSourceOptions) {
    super(() => valueOfYaml(parse()).root, text, syntaxOf(), jsonSyntax, options);
  }
}

function syntaxOf(): Syntax {
  return {
    print: () => undefined,
    reread: () => undefined,
    escapeIn: () => () => undefined,
  };
}
