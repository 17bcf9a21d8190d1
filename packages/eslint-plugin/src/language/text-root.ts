/** The only node of a tree: the whole text, with its parsed content. */
import { positionIn, type Position } from './text-position.js';

export class TextRoot<Content> {
  readonly type: string;
  readonly text: string;
  readonly content: Content;
  readonly range: readonly [number, number];
  readonly parent = null;
  /** Properties that JavaScript rules expect in any tree. */
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

  /** Lazy, because it scans the text and is rarely needed. */
  get loc(): { readonly start: Position; readonly end: Position } {
    this.#end ??= positionIn(this.text, this.text.length);
    return { start: { line: 1, column: 0 }, end: this.#end };
  }
}
