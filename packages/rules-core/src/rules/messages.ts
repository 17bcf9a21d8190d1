/** The messages of a rule, and the checks of IAM Access Analyzer that each of them answers. */

/** A message alone, or with the IDs of the checks that it answers. */
export type Message = string | CheckedMessage;

export interface CheckedMessage {
  /** A full sentence with a full stop, with `{{name}}` as placeholders. The title of a suggestion is an imperative. */
  readonly text: string;
  /**
   * The IDs of the checks: their issue codes in kebab-case.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
   */
  readonly checks: readonly string[];
}

/** Messages by ID. */
export type Messages<Id extends string = string> = Readonly<Record<Id, Message>>;

/** The text of each message. */
export function textsOf<Id extends string>(messages: Messages<Id>): Record<Id, string> {
  const texts = Object.entries<Message>(messages).map(([id, message]) => [
    id,
    typeof message === 'string' ? message : message.text,
  ]);
  return Object.fromEntries(texts) as Record<Id, string>;
}

/** The checks that each message answers, by message ID. Messages that answer none are left out. */
export function checksOf(messages: Messages): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([id, message]) =>
      typeof message === 'string' ? [] : [[id, message.checks]],
    ),
  );
}
