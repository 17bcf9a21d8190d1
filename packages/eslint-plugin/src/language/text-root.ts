/** The only node of a tree: the whole text, with what was read of it. */
import { positionIn, type Position } from './text-position.js';

export class TextRoot<Content> {
  readonly type: string;
  readonly text: string;
  readonly content: Content;
  readonly range: readonly [number, number];
  readonly parent = null;
  /** What rules for JavaScript ask of any tree. */
  readonly body: readonly never[] = [];
  readonly tokens: readonly never[] = [];
  readonly comments: readonly never[] = [];
  #end: Position | undefined;

  constructor(type: string, text: string, content: Content) {
    this.type = type;
    this.text = text;
    this.content = content;
    this.range = [0, text.length];
  }

  /** Most files are never asked for it, and it goes through their text. */
  get loc(): { readonly start: Position; readonly end: Position } {
    this.#end ??= positionIn(this.text, this.text.length);
    return { start: { line: 1, column: 0 }, end: this.#end };
  }
}
