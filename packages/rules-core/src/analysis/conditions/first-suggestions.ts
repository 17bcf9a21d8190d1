/** No policy that AWS accepts has more findings that somebody mends one by one. */
const most = 100;

/**
 * Looking for a mend may take as long as a list is, so that only the first findings of a policy get one. Made anew for
 * each policy.
 */
export function firstSuggestions(): <Suggestion>(make: () => readonly Suggestion[]) => readonly Suggestion[] {
  let left = most;
  return (make) => (left-- > 0 ? make() : []);
}
