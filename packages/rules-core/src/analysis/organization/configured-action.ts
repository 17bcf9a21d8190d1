/** Actions in a configuration, with or without wildcards. */
import { actionsForOperation, prefixOfApi } from '../../catalog/api-names.js';
import { actionsMatching, catalogDate, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { nearestAction, nearestPattern } from '../actions/nearest-action.js';
import { actionShapeFault } from '../actions/action-shape.js';

/**
 * Why an entry selects nothing, as the end of a sentence that starts with the entry. undefined if it selects something,
 * or if it may be a service or action that is newer than the service data.
 */
export function configuredActionFault(text: string): string | undefined {
  const pattern = parseActionPattern(text);
  if (!pattern) {
    const { meant } = actionShapeFault(text);
    return `is not an action such as \`s3:GetObject\` or \`s3:Get*\`.${question(meant)}`;
  }
  if (pattern.everything || actionsMatching(pattern).length > 0) return undefined;
  const [service, name] = text.split(':') as [string, string];
  if (hasWildcard(service)) return `matches no action (service data of ${catalogDate}).`;
  if (!isService(service)) {
    const folded = service.toLowerCase();
    const near = Object.hasOwn(prefixOfApi, folded)
      ? prefixOfApi[folded]
      : nearestName(service, serviceNames());
    return (
      near && `is not of a known service (service data of ${catalogDate}).${question(`${near}:${name}`)}`
    );
  }
  if (hasWildcard(name))
    return `matches no action (service data of ${catalogDate}).${question(nearestPattern(pattern.service, name))}`;
  const authorizing = actionsForOperation(service, name);
  if (authorizing.length > 0)
    return `is an API operation; its permission is ${enumerate(quoteEach(authorizing))}.`;
  const near = nearestAction(pattern.service, name);
  return near && `does not exist (service data of ${catalogDate}).${question(near)}`;
}

function question(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
}
