// A certified provider (npm oidc-provider) for the tests: listens on a free port of 127.0.0.1 and prints its issuer.
import http from 'node:http';
import { Provider } from 'oidc-provider';

const server = http.createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'hengce-console',
      client_secret: 'test-only-secret',
      application_type: 'native', // any port of loopback: the gateway's is not known yet
      redirect_uris: ['http://127.0.0.1/api/v1/auth/callback', 'http://localhost/api/v1/auth/callback'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
    {
      client_id: 'machine',
      client_secret: 'test-only-machine',
      redirect_uris: [],
      grant_types: ['client_credentials'],
      response_types: [],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['groups'] },
  // "li-wei@analyst" is li-wei of the group analyst.
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, groups: [id.split('@')[1] ?? 'nobody'] }),
  }),
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      getResourceServerInfo: () => ({
        scope: 'api',
        audience: 'hengce-api',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  // Like those that tell a machine's roles in its token.
  extraTokenClaims: (ctx, token) => (token.kind === 'ClientCredentials' ? { sub: token.clientId, groups: ['viewer'] } : undefined),
  cookies: { keys: ['test-only'] },
});

server.on('request', provider.callback());
console.log(`issuer ${issuer}`);
