import type { routes as absence } from '../../functions/absence/routes.ts';
import type { routes as access } from '../../functions/access/routes.ts';
import type { routes as announcements } from '../../functions/announcements/routes.ts';
import type { routes as archive } from '../../functions/archive/routes.ts';
import type { routes as attachments } from '../../functions/attachments/routes.ts';
import type { routes as calendar } from '../../functions/calendar/routes.ts';
import type { routes as channels } from '../../functions/channels/routes.ts';
import type { routes as conferences } from '../../functions/conferences/routes.ts';
import type { routes as deliveries } from '../../functions/deliveries/routes.ts';
import type { routes as documents } from '../../functions/documents/routes.ts';
import type { routes as family } from '../../functions/family/routes.ts';
import type { routes as figures } from '../../functions/figures/routes.ts';
import type { routes as handling } from '../../functions/handling/routes.ts';
import type { routes as imports } from '../../functions/imports/routes.ts';
import type { routes as leave } from '../../functions/leave/routes.ts';
import type { routes as lessons } from '../../functions/lessons/routes.ts';
import type { routes as meetings } from '../../functions/meetings/routes.ts';
import type { routes as messageCare } from '../../functions/message-care/routes.ts';
import type { routes as messages } from '../../functions/messages/routes.ts';
import type { routes as notifications } from '../../functions/notifications/routes.ts';
import type { routes as office } from '../../functions/office/routes.ts';
import type { routes as remarks } from '../../functions/remarks/routes.ts';
import type { routes as roster } from '../../functions/roster/routes.ts';
import type { routes as settings } from '../../functions/settings/routes.ts';
import type { routes as signIn } from '../../functions/sign-in/routes.ts';
import type { routes as statements } from '../../functions/statements/routes.ts';
import type { routes as warnings } from '../../functions/warnings/routes.ts';

/** Every route of the API with its schemas: types only, none of it is in the bundle. */
export type Table = typeof absence &
  typeof access &
  typeof announcements &
  typeof meetings &
  typeof calendar &
  typeof archive &
  typeof attachments &
  typeof channels &
  typeof conferences &
  typeof deliveries &
  typeof documents &
  typeof family &
  typeof figures &
  typeof handling &
  typeof imports &
  typeof leave &
  typeof lessons &
  typeof messageCare &
  typeof messages &
  typeof notifications &
  typeof office &
  typeof remarks &
  typeof roster &
  typeof settings &
  typeof signIn &
  typeof statements &
  typeof warnings;

/** A route, such as `GET /v1/guardian/children`. */
export type Key = keyof Table & string;

type Input<Schema> = Schema extends { _zod: { input: infer Value } } ? Value : never;
type Output<Schema> = Schema extends { _zod: { output: infer Value } } ? Value : never;
type PathIds<K> = K extends `${string}{${infer Name}}${infer Rest}` ? Name | PathIds<Rest> : never;

type ParamsOf<K> = [PathIds<K>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: Readonly<Record<PathIds<K>, string>> };
type QueryOf<Route> = Route extends { query: infer Query }
  ? { readonly query?: Input<Query> }
  : { readonly query?: undefined };
type BodyOf<Route> = Route extends { body: infer Body }
  ? undefined extends Input<Body>
    ? { readonly body?: Input<Body> }
    : { readonly body: Input<Body> }
  : { readonly body?: undefined };
type TagOf<Route> = Route extends { etag: 'required' }
  ? { readonly ifMatch: string }
  : { readonly ifMatch?: undefined };

/** What a request of a route takes: ids of the path, query, body, and `ifMatch` where the route demands it. */
export type RequestOf<K extends Key> = ParamsOf<K> & QueryOf<Table[K]> & BodyOf<Table[K]> & TagOf<Table[K]>;

/** What a route answers: its JSON as a value, a file as a `Blob`, nothing as `undefined`. */
export type AnswerOf<K extends Key> = Table[K] extends { answer: { mediaType: string } }
  ? Blob
  : Table[K] extends { answer: { schema: infer Schema } }
    ? Output<Schema>
    : undefined;
