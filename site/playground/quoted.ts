/** Messages quote between backticks. They are shown as text, never as HTML: what they quote may be anything. */
export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

export function piecesOf(message: string): Piece[] {
  return message
    .split('`')
    .map((text, index, all) => ({ text, isCode: index % 2 === 1 && index < all.length - 1 }))
    .filter(({ text }) => text !== '');
}

/** The message as nodes, for where there is no component. */
export function nodesOf(message: string): Node[] {
  return piecesOf(message).map(({ text, isCode }) => {
    if (!isCode) return document.createTextNode(text);
    const code = document.createElement('code');
    code.textContent = text;
    return code;
  });
}
