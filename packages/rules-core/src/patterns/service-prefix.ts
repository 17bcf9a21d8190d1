/** The text before the first colon of an action or condition key, as written. Empty if there is no colon. */
export function servicePrefixOf(text: string): string {
  return text.slice(0, Math.max(text.indexOf(':'), 0));
}
