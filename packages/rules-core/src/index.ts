/** The public surface of the rule core. */
export { accessAnalyzerChecks, type AccessAnalyzerAnswer } from './access-analyzer/checks.js';
export { attachmentOf, attachmentTypes, type Attachment } from './catalog/attachments.js';
export { policyPlacesOf, typesWithPolicies, type PolicyPlace } from './catalog/cloudformation-places.js';
export {
  otherPolicyArguments,
  policyArgumentsOf,
  targetArgumentOf,
  typesWithPolicies as typesWithPolicyArguments,
  vpcBlockOf,
  type PolicyArgument,
} from './catalog/terraform-arguments.js';
export type { VpcSetting } from './catalog/vpc-setting.js';
export {
  actionsMatching,
  catalogDate,
  findAction,
  type AccessLevel,
  type Action,
} from './catalog/catalog.js';
export { grantedActions, grantedBy } from './analysis/grants/granted-actions.js';
export {
  grantsOf,
  type Answer,
  type Facts,
  type Grant,
  type Grants,
  type Target,
  type Verdict,
} from './analysis/grants/grants.js';
export {
  actionCovers,
  actionMatches,
  parseActionPattern,
  type ActionPattern,
} from './patterns/action-pattern.js';
export {
  explain,
  type Access,
  type ConditionText,
  type Denial,
  type EscalationText,
  type Explanation,
  type ExposureText,
  type Scope,
  type ServiceAccess,
  type StatementName,
} from './analysis/grants/explain.js';
export { lazyDict, lazyList } from './value/lazy-value.js';
export { valueOfMomoa, type MomoaDocument } from './json/momoa-value.js';
export { JsonSource, jsonSyntax, type JsonSourceOptions } from './json/json-source.js';
export {
  beginsLikeJson,
  readTemplate,
  unreadableTemplate,
  type TemplateError,
} from './json/read-template.js';
export { parseYaml, type ParsedYaml } from './yaml/parse-yaml.js';
export type { YamlDocument, YamlLibrary } from './yaml/tree.js';
export { YamlSource, type YamlSourceOptions } from './yaml/yaml-source.js';
export {
  newAccess,
  type AccessRequest,
  type AddedAccess,
  type ComparedAccess,
  type ComparedPolicies,
  type CompareOptions,
  type OpenQuestion,
  type PolicyInput,
} from './json/new-access.js';
export { readJson } from './json/read-json.js';
export { readJsonSource } from './json/read-json-source.js';
export { readAnyJson } from './json/read-any-json.js';
export { layoutOf, type Layout } from './json/layout.js';
export { printOn } from './json/print-edits.js';
export type { Page } from './json/print-value.js';
export { markNear } from './json/template-marks.js';
export { stringValue } from './json/string-place.js';
export { scalarValue } from './value/scalar.js';
export { didYouMean } from './catalog/did-you-mean.js';
export type { Run } from './lint/run.js';
export { knownPolicies } from './lint/known-findings.js';
export type { Finding, FindingSuggestion } from './lint/finding.js';
export { lint } from './lint/lint.js';
export { policiesIn, type PolicyInSource } from './lint/policies-in.js';
export type { EnabledRule } from './lint/plans.js';
export {
  organizationTypes,
  policyTypes,
  type PolicyType,
  type PolicyTypeFacts,
} from './policy/policy-types.js';
export type { Policy, Statement } from './policy/policy.js';
export type { Hide, Part } from './rules/hide.js';
export { rules } from './rules/index.js';
export { configurations, levelIn, type Configuration } from './rules/levels.js';
export type { CheckedMessage, Message } from './rules/messages.js';
export { checkOptions } from './lint/check-options.js';
export type { OptionSchema, OptionsOf, OptionsSchema } from './rules/options.js';
export {
  defineRule,
  type AnyRule,
  type Category,
  type Level,
  type Problem,
  type Rule,
  type Severity,
  type Suggestion,
  type UnusedAcceptance,
} from './rules/rule.js';
export type { ElementName } from './policy/grammar.js';
export type { Subject } from './rules/subject.js';
export { isCertainDocument, isDocument } from './sites/bare-documents.js';
export { cloudFormationTemplate } from './sites/cloudformation/template.js';
export { serverlessService } from './sites/cloudformation/serverless.js';
export { concatenated, pieceAt, pieceOf, type Piece } from './sites/cloudformation/text-pieces.js';
export { distributed } from './sites/cloudformation/distribute.js';
export { DocumentSource, type Syntax } from './sites/document-source.js';
export { isFragment } from './sites/fragments.js';
export { impliedDocument } from './sites/implied-document.js';
export type { Surroundings } from './sites/locator.js';
export { lookAlikeOf } from './sites/look-alikes.js';
export { policiesInText } from './sites/policies-in-text.js';
export { provenByArgument } from './sites/proven-by-argument.js';
export { mayHoldPolicy } from './sites/trigger-words.js';
export type { Acceptance } from './sites/accept-setting.js';
export type { Baseline, KnownFinding, KnownPolicy, KnownStatement } from './sites/baseline-setting.js';
export { parseSettings, type Settings } from './sites/settings.js';
export {
  holdsPolicy,
  isJudged,
  unchangeable,
  type EarlierFile,
  type PolicySite,
  type Source,
} from './sites/source.js';
export { argumentsWithGrants, terraformGrants, typesWithGrants } from './sites/terraform/grants.js';
export { Copy, copyOf } from './edits/copy.js';
export { editedDocument } from './edits/edited-document.js';
export type { Content, Edit } from './edits/edit.js';
export { applyEditsIn, type TextEdit } from './edits/text-edit.js';
export { hasHole, Holes, replaceHoles, type Alphabet, type Hole } from './value/hole.js';
export { itemsOf } from './value/members.js';
export { printable } from './value/printable.js';
export { withEntries, withItems, withSpan } from './value/rebuilt.js';
export { entryOf, outcomesOf, sliceSpan } from './value/value.js';
export type {
  ChoiceValue,
  DictEntry,
  DictValue,
  ListValue,
  OpaqueValue,
  ScalarValue,
  Span,
  TextValue,
  UndecidedDict,
  UndecidedEntry,
  UndecidedList,
  UndecidedValue,
  Value,
} from './value/value.js';
