/**
 * Finds policies inside other documents: AWS CLI output, manifests, the user's own wrappers. Accepts anything that can
 * only be a policy and, where the AWS API has policies, anything that looks like one.
 */
import { itemsOf } from '../value/members.js';
import { entryOf, type DictValue, type TextValue, type UndecidedDict, type Value } from '../value/value.js';
import { provenAt, type Proven } from './aws-output.js';
import { isCertainDocument, isDocument } from './bare-documents.js';
import { isFragment } from './fragments.js';
import { impliedDocument } from './implied-document.js';
import type { Surroundings } from './locator.js';
import { lookAlikeOf } from './look-alikes.js';
import { ownedBy, ownerAt } from './owners.js';
import { Place } from './place.js';
import { policiesInText } from './policies-in-text.js';
import type { PolicySite } from './source.js';
import { permissionOutput } from './permission-output.js';
import { typeOfAttachment } from '../policy/policy-types.js';
import { mayHoldPolicy } from './trigger-words.js';

/** Keys that contain only policies, as documents or as text. */
const proving: ReadonlySet<string> = new Set(['PolicyDocument', 'AssumeRolePolicyDocument']);

/** Keys for which the AWS API has policies, among other things. */
const usual: ReadonlySet<string> = new Set([
  ...proving,
  'Document',
  'Policy',
  'PolicyVersion',
  'ResourcePolicy',
  'AccessPolicies',
  'policyText',
  'policyDocument',
  'assumeRolePolicyDocument',
  'InlinePolicy',
]);

/** The deepest nesting of dicts, not counting lists. No known tool has more than a dozen around a policy. */
const deepest = 24;

/** The sites in any top-level value of a document. */
export function inEnvelope(top: Value, surroundings: Surroundings): Iterable<PolicySite> {
  return inValue(top, undefined, surroundings);
}

/** @param place where the dict is; undefined at the top */
function* inDict(
  dict: DictValue,
  place: Place | undefined,
  surroundings: Surroundings,
): Generator<PolicySite> {
  if (place && place.depth >= deepest) return;
  for (const { key, value } of dict.entries) {
    if (value.kind === 'scalar' || value.kind === 'opaque') continue;
    yield* inValue(value, new Place(dict, key.text, place), surroundings);
  }
}

function* inValue(value: Value, place: Place | undefined, surroundings: Surroundings): Generator<PolicySite> {
  const permissions = value.kind === 'dict' && permissionOutput(value, surroundings);
  if (permissions) for (const site of permissions) yield* siteAt(place, site);
  else if (value.kind === 'text') yield* inText(value, place, surroundings);
  else if (value.kind === 'dict' && isPolicyAt(value, place)) yield* siteAt(place, { document: value });
  else if (isFragment(value)) yield* fragmentsAt(place, value);
  else if (value.kind === 'list') {
    for (const item of value.items)
      // A list in a list may contain statements, but nothing else.
      if (item.kind !== 'list' || isFragment(item)) yield* inValue(item, place, surroundings);
  } else if (value.kind === 'dict' && !lookAlikeOf(value)) yield* inDict(value, place, surroundings);
}

function* fragmentsAt(place: Place | undefined, value: Value): Generator<PolicySite> {
  const document = impliedDocument(value);
  if (document && !lookAlikeOf(document)) yield* siteAt(place, { document, resolve: impliedDocument });
}

function isPolicyAt(dict: DictValue, place: Place | undefined): boolean {
  if (place && proving.has(place.key))
    return isDocument(dict, true) || (dict.entries.length === 0 && !dict.open);
  return place && usual.has(place.key) ? isDocument(dict, false) : isCertainDocument(dict);
}

function* inText(
  text: TextValue,
  place: Place | undefined,
  surroundings: Surroundings,
): Generator<PolicySite> {
  const isProven = place !== undefined && proving.has(place.key);
  if (!isProven && !mayBeDocument(text.text)) return;
  const sites = isProven ? policiesInText(text, surroundings) : surroundings.embed(text)?.sites();
  for (const site of sites ?? []) yield* siteAt(place, site);
}

/** Whether a string may be a document. Most are not, and need not be parsed. */
function mayBeDocument(text: string): boolean {
  return /^\s*[[{"%]/.test(text) && mayHoldPolicy(text);
}

/** A found site with what is known about its place. Nothing if the place has documents of another language. */
function* siteAt(place: Place | undefined, found: PolicySite): Generator<PolicySite> {
  const proven = place ? provenOf(place, found) : {};
  if (!proven) return;
  const { owner, principal } = ownerAt(place);
  yield { ...proven, ...(principal !== undefined && { principal }), ...ownedBy(owner, found) };
}

/** AWS never outputs a resource-based policy without a Principal, so such a policy has another type. */
function provenOf(place: Place, { document, unread }: PolicySite): Proven | undefined {
  const proven = provenAt(place);
  if (!proven || unread || namesPrincipals(document)) return proven;
  if (!isOfResource(proven)) return proven;
  const { judged, stored } = proven;
  return { ...(judged === false && { judged }), ...(stored && { stored }) };
}

function isOfResource({ type, attachedTo }: Proven): boolean {
  return (type ?? typeOfAttachment(attachedTo, false)?.name) === 'resource';
}

function namesPrincipals(document: UndecidedDict): boolean {
  return itemsOf(entryOf(document, 'Statement')?.value).some(
    (item) =>
      item.kind !== 'dict' ||
      item.open ||
      item.entries.some(({ key }) => /^(?:Not)?Principal$/.test(key.text)),
  );
}
