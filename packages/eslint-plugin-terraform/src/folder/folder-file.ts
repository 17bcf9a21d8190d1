/** A file of a folder, of which only what somebody asks for is read. */
import { bodyIn } from '../hcl/parser.js';
import { writtenBlocksIn, type WrittenBlock } from '../hcl/written-blocks.js';
import { factsIn, type Facts } from './file-facts.js';
import { jsonBlocksIn } from './json-blocks.js';

/** A block of it. */
export class FolderBlock {
  readonly written: WrittenBlock;
  #facts: Facts | undefined;

  constructor(written: WrittenBlock) {
    this.written = written;
  }

  /** Their offsets are those of the text of the block. */
  get facts(): Facts {
    const { text } = this.written;
    return (this.#facts ??= factsIn(bodyIn(text).blocks, text));
  }
}

export class FolderFile {
  readonly path: string;
  readonly #text: string;
  #blocks: readonly FolderBlock[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.#text = text;
  }

  /** Its blocks of some type, or of all types, that name something. */
  blocksWith(spellings: readonly string[], type?: string): readonly FolderBlock[] {
    const names = (text: string) => spellings.some((spelling) => text.includes(spelling));
    if (!names(this.#text)) return [];
    const read = this.path.endsWith('.json') ? jsonBlocksIn : writtenBlocksIn;
    this.#blocks ??= read(this.#text).map((block) => new FolderBlock(block));
    return this.#blocks.filter(
      ({ written }) => (type === undefined || written.type === type) && names(written.text),
    );
  }
}
