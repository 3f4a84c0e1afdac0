import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isMeant, type Resource, type System, shown } from './template.ts';

/** A statement of a policy, its references resolved. */
export interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

export function roleOf(system: System, resource: Resource): Resource {
  const { Role } = system.resolved(resource);
  if (!isMeant(Role)) throw new Error(`${resource.path} has no role of this system`);
  return Role.means;
}

export const statementsOf = (system: System, role: Resource): Statement[] =>
  system
    .resolved(role)
    .Policies.flatMap(
      ({ PolicyDocument }: { PolicyDocument: { Statement: Statement[] } }) => PolicyDocument.Statement,
    );

/** One thing that a request asks for: DynamoDB asks for each item of a transaction by itself. */
export interface Asked {
  action: string;
  index: string | undefined;
  keys: readonly string[];
}

type Key = Record<string, AttributeValue>;
const partition = (key: Key | undefined): string => key?.pk?.S ?? '';

// biome-ignore lint/suspicious/noExplicitAny: the input of any command.
export function askedBy(command: string, input: any): Asked[] {
  const one = (action: string, keys: readonly string[], index?: string): Asked[] => [
    { action: `dynamodb:${action}`, index, keys },
  ];
  switch (command) {
    case 'GetItemCommand':
    case 'UpdateItemCommand':
      return one(command.replace('Command', ''), [partition(input.Key)]);
    case 'BatchGetItemCommand':
      return Object.values<{ Keys: Key[] }>(input.RequestItems).flatMap(({ Keys }) =>
        one('BatchGetItem', Keys.map(partition)),
      );
    case 'QueryCommand': {
      const [, name = ''] = /^\S+ = (:\w+)/.exec(input.KeyConditionExpression) ?? [];
      return one('Query', [input.ExpressionAttributeValues[name].S], input.IndexName);
    }
    case 'TransactWriteItemsCommand':
      return input.TransactItems.flatMap((item: Record<string, { Key?: Key; Item?: Key }>) =>
        Object.entries(item).flatMap(([kind, { Key, Item }]) =>
          one(kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, [partition(Key ?? Item)]),
        ),
      );
    default:
      return one(command.replace('Command', ''), []);
  }
}

/** IAM's StringLike. */
const like = (text: string, pattern: string): boolean =>
  new RegExp(`^${RegExp.escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`, 's').test(text);

const TABLE = '<Table/Table.Arn>';

/** A statement about the table, as the lines `action on index: pattern`. */
function linesOf({ Action, Resource, Condition }: Statement): string[] {
  const patterns = [Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? '*'].flat();
  return [Resource].flat().flatMap((resource) => {
    const where = shown(resource);
    if (!where.startsWith(TABLE)) return [];
    return [Action]
      .flat()
      .flatMap((action) =>
        patterns.map((pattern) => `${action} on ${where.replace(TABLE, 'table')}: ${pattern}`),
      );
  });
}

/** Everything that a function may do with the table, a line for each pattern of keys. */
export const mayOf = (system: System, entry: string): string[] =>
  statementsOf(system, roleOf(system, system.functionOf(entry))).flatMap(linesOf);

/**
 * The lines that allow what is asked for; undefined when a key is allowed by none. Statements add
 * up, each must allow all keys.
 */
export function allowing(
  statements: readonly Statement[],
  { action, index, keys }: Asked,
): string[] | undefined {
  const beginning = `${action} on table${index === undefined ? '' : `/index/${index}`}: `;
  for (const statement of statements) {
    const lines = linesOf(statement).filter((line) => line.startsWith(beginning));
    const matching = keys.map((key) => lines.filter((line) => like(key, line.slice(beginning.length))));
    if (lines.length > 0 && matching.every((some) => some.length > 0)) return matching.flat();
  }
  return undefined;
}

/** Whether the statements allow an action on a resource that is told by its name alone. */
export const allowsOn = (statements: readonly Statement[], action: string, resource: string): boolean =>
  statements.some(
    ({ Action, Resource }) =>
      [Action].flat().includes(action) && [Resource].flat().some((pattern) => like(resource, shown(pattern))),
  );

/** What functions did with the rights of their roles. */
export interface Watch {
  /** Runs `work` with the rights of a function; outside of it everything is allowed. */
  as<T>(entry: string, work: () => Promise<T>): Promise<T>;
  /** What was asked for in vain. */
  refused: string[];
  /** Lines of `mayOf` that were needed, each after the function's name. */
  used: Set<string>;
}

/** Makes an embedded database ask for the permissions that AWS would ask for. */
export function guarded(client: DynamoDBClient, system: System): Watch {
  let entry: string | undefined;
  const watch: Watch = {
    refused: [],
    used: new Set(),
    async as(name, work) {
      entry = name;
      try {
        return await work();
      } finally {
        entry = undefined;
      }
    },
  };
  const rights = new Map<string, Statement[]>();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (entry === undefined) return next(args);
        const name = entry;
        const statements = rights.get(name) ?? statementsOf(system, roleOf(system, system.functionOf(name)));
        rights.set(name, statements);
        for (const asked of askedBy(commandName, args.input)) {
          const lines = allowing(statements, asked);
          for (const line of lines ?? []) watch.used.add(`${name}: ${line}`);
          if (lines) continue;
          const where = asked.index === undefined ? '' : ` of ${asked.index}`;
          watch.refused.push(`${name}: ${asked.action} on ${asked.keys.join(', ')}${where}`);
          throw Object.assign(new Error('not authorised'), { name: 'AccessDeniedException' });
        }
        return next(args);
      },
    { step: 'initialize', name: 'permissions' },
  );
  return watch;
}
