/** What names stand for in the folder of a file: Terraform reads all files of a folder as one module. */
import type { Expression } from '../hcl/tree.js';

/** An expression, and the text that it stands in. */
export interface Definition {
  readonly expression: Expression;
  readonly text: string;
  /** It is in the file that is linted. */
  readonly isHere: boolean;
}

export interface Scope {
  /** What a local value is defined as; undefined where the folder does not define it, or more than once. */
  local(name: string): Definition | undefined;
  /** The type of a variable, as it is written: `list(string)`. */
  variableType(name: string): string | undefined;
}
