/** What becomes of requests that a Not element leaves in, in words of messages. */
export function outcomeWords(effect: 'Allow' | 'Deny') {
  return effect === 'Allow'
    ? { effect: 'allows', outcome: 'allowed' }
    : { effect: 'denies', outcome: 'denied' };
}
