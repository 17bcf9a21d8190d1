/** Policies that the code changes after it has made them: what it changes is open, the rest is judged. */
import { testCode } from './code-tester.js';

const head = "import * as iam from 'aws-cdk-lib/aws-iam';\n";
const policy = (resource: string) =>
  `const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:«GetObjct»'], Resource: [${resource}] }] };`;
const misspelled = ['no-unknown-action'];

testCode('literals that are changed', [
  {
    name: 'an item that is set later',
    code: `${policy("''")}\npolicy.Statement[0].Resource[0] = arn;`,
    rules: misspelled,
  },
  {
    name: 'an item of which the place is not known',
    code: `${policy("''")}\nfor (const place of places) policy.Statement[place].Resource[place] = arn;`,
    rules: misspelled,
  },
  {
    name: 'another item',
    code: `${policy("«''»")}\npolicy.Statement[1].Resource[0] = arn;`,
    rules: [...misspelled, 'valid-resource'],
  },
  {
    name: 'an element that is set later',
    code: `${policy("''")}\npolicy.Statement[0].Resource = [arn];`,
    rules: misspelled,
  },
  {
    name: 'an element that is added later',
    code: `const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
const policy = { Version: '2012-10-17', Statement: [statement] };
statement.Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };`,
  },
  {
    name: 'an element that is deleted',
    code: `const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] };
delete policy.Statement[0].Principal;`,
  },
  {
    name: 'statements that are added',
    code: `const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '«*»', Resource: '*' }] };
policy.Statement.push(other);`,
    rules: ['no-full-admin'],
  },
  {
    name: 'members that are assigned',
    code: `const statement = { Effect: 'Allow', Action: ['s3:«GetObjct»'] };
const policy = { Version: '2012-10-17', Statement: [statement] };
Object.assign(statement, { Resource: arns });`,
    rules: misspelled,
  },
]);

testCode('members of a class', [
  {
    name: 'a list that the class fills',
    code: `${head}class Worker {
  private readonly actions: string[] = [];
  allow(...actions: string[]) { this.actions.push(...actions); }
  statement() { return new iam.PolicyStatement({ actions: this.actions, resources: ['*'] }); }
}`,
    typed: true,
  },
  {
    name: 'a list that others may fill',
    code: `${head}class Worker {
  actions = [];
  statement() { return new iam.PolicyStatement({ actions: this.actions, resources: ['*'] }); }
}`,
  },
  {
    name: 'an empty list that only the class has',
    code: `${head}class Worker {
  #actions = [];
  statement() { return new «iam.PolicyStatement»({ actions: this.#actions, resources: ['*'] }); }
}`,
    rules: ['require-elements'],
  },
  {
    name: 'a private name',
    code: `${head}class Worker {
  #actions = ['s3:«GetObjct»'];
  statement() { return new iam.PolicyStatement({ actions: this.#actions, resources: ['arn:aws:s3:::reports/*'] }); }
}`,
    rules: misspelled,
  },
  {
    name: 'elements that are there or not, one by one',
    code: `${head}class Builder {
  build() {
    return new iam.PolicyStatement({
      actions: this.#actions.length > 0 ? this.#actions : undefined,
      notActions: this.#notActions.length > 0 ? this.#notActions : undefined,
      resources: this.#resources.length > 0 ? this.#resources : undefined,
      notResources: this.#notResources.length > 0 ? this.#notResources : undefined,
      principals: this.#principals.length > 0 ? this.#principals : undefined,
      notPrincipals: this.#notPrincipals.length > 0 ? this.#notPrincipals : undefined,
    });
  }
  #actions = given(); #notActions = given(); #resources = given(); #notResources = given(); #principals = given(); #notPrincipals = given();
}`,
  },
]);
