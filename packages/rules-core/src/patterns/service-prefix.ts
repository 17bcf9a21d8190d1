/** What is before the first colon of an action or a condition key, as it is written; empty where there is no colon. */
export function servicePrefixOf(text: string): string {
  return text.slice(0, Math.max(text.indexOf(':'), 0));
}
