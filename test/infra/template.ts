import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A resource of any of the templates, by the path that its construct has below the top-level stack:
 * `Clock/Sweep/Function`.
 */
export interface Resource {
  path: string;
  type: string;
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties are whatever CloudFormation takes.
  properties: any;
  deletionPolicy: string | undefined;
  /** The folder of the synthesised assets that holds a function's code, when it was bundled. */
  asset: string | undefined;
  template: Template;
  waitsFor: readonly string[];
}

/** What a reference means in the end, through all parameters and outputs of nested stacks. */
export interface Meant {
  means: Resource;
  /** `Ref`, or the attribute. */
  attribute: string;
}

interface Template {
  /** The nested stack that has this template; undefined at the top. */
  nested: { within: Template; id: string } | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of CloudFormation.
  body: any;
  children: Map<string, Template>;
  resources: Map<string, Resource>;
}

export const isMeant = (value: unknown): value is Meant =>
  typeof value === 'object' && value !== null && 'means' in value && 'attribute' in value;

const STACK = 'AWS::CloudFormation::Stack';

function read(directory: string, file: string, nested?: Template['nested']): Template {
  const body = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const template: Template = { nested, body, children: new Map(), resources: new Map() };
  for (const [id, raw] of Object.entries<Record<string, never>>(body.Resources)) {
    const metadata: Record<string, string> = raw.Metadata ?? {};
    const [, ...path] = (metadata['aws:cdk:path'] ?? id).split('/');
    if (path.at(-1) === 'Resource') path.pop();
    template.resources.set(id, {
      path: path.join('/'),
      type: raw.Type ?? '',
      id,
      properties: raw.Properties ?? {},
      deletionPolicy: raw.DeletionPolicy,
      asset: metadata['aws:asset:path'] && join(directory, metadata['aws:asset:path']),
      template,
      waitsFor: [raw.DependsOn ?? []].flat(),
    });
    const asset = metadata['aws:asset:path'];
    if (raw.Type === STACK && asset)
      template.children.set(id, read(directory, asset, { within: template, id }));
  }
  return template;
}

const all = (template: Template): Resource[] => [
  ...template.resources.values(),
  ...[...template.children.values()].flatMap(all),
];

/**
 * `value` of a template, with every reference replaced by what it means. Joined texts show
 * references as `<path.attribute>`.
 */
function resolve(template: Template, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(template, one));
  if (typeof value !== 'object' || value === null) return value;
  const [[key, given] = ['', undefined], ...more] = Object.entries(value);
  if (more.length > 0 || !(key === 'Ref' || key.startsWith('Fn::')))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(template, one)]));
  switch (key) {
    case 'Ref':
      return resolveRef(template, given);
    case 'Fn::GetAtt':
      return resolveAttribute(template, given);
    case 'Fn::Join':
      return given[1].map((part: unknown) => shown(resolve(template, part))).join(given[0]);
    case 'Fn::Sub':
      return given;
    default:
      return { [key]: resolve(template, given) };
  }
}

function resolveRef(template: Template, name: string): unknown {
  if (name.startsWith('AWS::')) return `<${name}>`;
  const resource = template.resources.get(name);
  if (resource) return { means: resource, attribute: 'Ref' } satisfies Meant;
  const { nested } = template;
  const given = nested?.within.resources.get(nested.id)?.properties.Parameters?.[name];
  if (!nested || given === undefined)
    throw new Error(`${name} is no resource and no parameter that is given`);
  return resolve(nested.within, given);
}

function resolveAttribute(template: Template, [id, attribute]: [string, string]): unknown {
  const child = template.children.get(id);
  if (child && attribute.startsWith('Outputs.'))
    return resolve(child, child.body.Outputs[attribute.slice('Outputs.'.length)].Value);
  const resource = template.resources.get(id);
  if (!resource) throw new Error(`there is no resource ${id}`);
  return { means: resource, attribute } satisfies Meant;
}

/** A resolved value as one text. */
export const shown = (value: unknown): string =>
  isMeant(value)
    ? `<${value.means.path}.${value.attribute}>`
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/**
 * All templates of a synthesised stack, as one. The assembly must have paths and asset paths in its
 * metadata, as the CLI's has.
 */
export class System {
  readonly resources: readonly Resource[];
  readonly top: Template;

  constructor(directory: string, stackName: string) {
    this.top = read(directory, `${stackName}.template.json`);
    this.resources = all(this.top);
  }

  ofType(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  at(path: string): Resource {
    const found = this.resources.filter((resource) => resource.path === path);
    if (found.length !== 1) throw new Error(`${found.length} resources are at ${path}`);
    return found[0]!;
  }

  /** The Lambda whose code is `functions/<entry>.ts`. */
  functionOf(entry: string): Resource {
    const found = this.ofType('AWS::Lambda::Function').find(
      ({ properties }) => properties.Description === `functions/${entry}.ts`,
    );
    if (!found) throw new Error(`no function is made of functions/${entry}.ts`);
    return found;
  }

  /** The properties with every reference resolved. */
  // biome-ignore lint/suspicious/noExplicitAny: see Resource.
  resolved({ template, properties }: Resource): any {
    return resolve(template, properties);
  }

  /** The environment that the template gives to a function: texts, and references to resources. */
  environmentOf(entry: string): Record<string, string | Meant> {
    return this.resolved(this.functionOf(entry)).Environment?.Variables ?? {};
  }

  /** Resources of a type whose resolved properties refer to `resource` under `property`. */
  ofTypeWith(type: string, property: string, resource: Resource): Resource[] {
    return this.ofType(type).filter((one) => {
      const value = this.resolved(one)[property];
      return isMeant(value) && value.means === resource;
    });
  }
}
