/** What happens to requests that a Not element does not exclude, in words for messages. */
export function outcomeWords(effect: 'Allow' | 'Deny') {
  return effect === 'Allow'
    ? { effect: 'allows', outcome: 'allowed' }
    : { effect: 'denies', outcome: 'denied' };
}
