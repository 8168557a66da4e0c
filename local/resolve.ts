/** One resource of a template. */
export type Resource = { readonly Type: string; readonly Properties?: Json; readonly Metadata?: Json };
export type Json = { readonly [name: string]: unknown };
export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
};

/** The local names of a resource: its `Ref`, and its attributes by name. */
export type Naming = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

export type World = {
  readonly templates: readonly Template[];
  /** Local names of a resource by its logical id. */
  readonly naming: (id: string, resource: Resource) => Naming;
  readonly pseudo: Readonly<Record<string, string>>;
};

/** Resolves CloudFormation's references in a value of one template; refuses an unknown function by name. */
export function resolver(world: World, template: Template) {
  const named = (id: string): Naming => {
    const resource = template.Resources[id];
    if (!resource) throw new Error(`The template names a resource it does not have: ${id}`);
    return world.naming(id, resource);
  };
  const reference = (id: string): string => world.pseudo[id] ?? named(id).ref;
  const attribute = (id: string, name: string): string => {
    const value = named(id).attributes[name];
    if (value === undefined)
      throw new Error(`The local runtime does not know ${id}.${name}; add it to local/template.ts`);
    return value;
  };
  const functions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: (id) => reference(String(id)),
    'Fn::GetAtt': (argument) => {
      const [id = '', name = ''] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
      return attribute(id, name);
    },
    'Fn::Join': (argument) => {
      const [separator, parts] = Array.isArray(argument) ? argument : ['', []];
      return (resolve(parts) as unknown[]).map(String).join(String(separator));
    },
    'Fn::Sub': (text) => String(text).replace(/\$\{([\w:]+)\}/g, (_all, id: string) => reference(id)),
    'Fn::ImportValue': (name) => imported(world, String(resolve(name))),
    'Fn::Select': (argument) => {
      const [index, values] = Array.isArray(argument) ? argument : [0, []];
      return (resolve(values) as unknown[])[Number(index)];
    },
    'Fn::Split': (argument) => {
      const [separator, text] = Array.isArray(argument) ? argument : ['', ''];
      return String(resolve(text)).split(String(separator));
    },
  };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value);
    const [only] = entries;
    const call = only && entries.length === 1 ? functions[only[0]] : undefined;
    if (call && only) return call(only[1]);
    return Object.fromEntries(entries.map(([name, inner]) => [name, resolve(inner)]));
  }
  return resolve;
}

function imported(world: World, name: string): unknown {
  for (const template of world.templates) {
    const resolve = resolver(world, template);
    for (const output of Object.values(template.Outputs ?? {})) {
      if (output.Export && resolve(output.Export.Name) === name) return resolve(output.Value);
    }
  }
  throw new Error(`No template exports ${name}`);
}
