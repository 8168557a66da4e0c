import type * as z from 'zod/mini';
import type { Text } from '../shared/texts/language.ts';

/** JSON Schema (draft 2020-12) as zod writes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The parts of OpenAPI 3.1 that the document uses. */
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
};
type Media = { readonly schema: JsonSchema; readonly example?: unknown };
export type Content = Readonly<Record<string, Media>>;
export type Header = { readonly description: string; readonly schema: JsonSchema };
export type Response = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Content;
};
export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
};
type PathItem = Readonly<Record<string, Operation>>;

export type OpenApi = {
  readonly openapi: '3.1.1';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
    readonly contact: { readonly name: string };
  };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly schemas: Readonly<Record<string, JsonSchema>>;
  };
  /** Every refusal's code with its sentence in each language; `{name}` stands for a value in `params`. */
  readonly 'x-refusals': Readonly<Record<string, Text>>;
};
