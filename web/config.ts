/**
 * What a stage tells the portal in `/config.json`: where each kind of person signs in, and how pushes come to browsers.
 * Made by `lib/portal-config.ts`.
 */
export type PortalConfig = {
  readonly signIn: readonly SignIn[];
  /** Without it no browser gets pushes. */
  readonly push?: PushWay;
};

/** The service that brings pushes to a browser: Google's, or on one machine the local front. */
export type PushWay =
  | {
      readonly kind: 'fcm';
      /** The registration of the web app at Firebase: public values, each of them. */
      readonly projectId: string;
      readonly appId: string;
      readonly apiKey: string;
      readonly messagingSenderId: string;
      /** The public half of the key pair that browsers know the sender by (RFC 8292). */
      readonly vapidKey: string;
    }
  | { readonly kind: 'local'; readonly tokenAt: string };

/** One way to sign in, at ID-porten or Feide. Endpoints come from the issuer's own discovery document. */
export type SignIn = {
  readonly login: 'guardian' | 'feide';
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** The name of the municipality or county, for a stage with several. */
  readonly owner?: string;
  /** The audience that the client asks ID-porten for. */
  readonly resource?: string;
  /** The route that redeems the code at Feide, whose client has a secret (docs/sign-in.md). */
  readonly exchangeAt?: '/v1/sign-in/feide';
};

export type LoadedConfig = PortalConfig & {
  /** Seconds that the server's clock is ahead of this device's: phones are often wrong. */
  readonly clockSkewSeconds: number;
};

let loading: Promise<LoadedConfig> | undefined;

/** The stage's configuration, fetched once; a failed fetch is tried again at the next call. */
export function loadConfig(): Promise<LoadedConfig> {
  loading ??= fetchConfig().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchConfig(): Promise<LoadedConfig> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`GET /config.json answered ${response.status}.`);
  const config = (await response.json()) as PortalConfig;
  const server = Date.parse(response.headers.get('date') ?? '');
  return { ...config, clockSkewSeconds: Number.isNaN(server) ? 0 : Math.round((server - Date.now()) / 1000) };
}
