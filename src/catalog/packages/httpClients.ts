import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';
import { classicHttpClientPackages } from './classicHttpClients.ts';

const verbs = 'get head options delete post put patch';

/** The rest of a body after its headers came. */
const body = { effect: 'io-async', waitMs: 5 } as const;

/** HTTP clients. */
export const httpClientPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'axios',
      version: '1.21.1',
      source: 'axios-http.com/docs/api_intro',
      declaredAs: {
        Axios: '',
        AxiosInstance: '',
        AxiosStatic: '',
        'axios.AxiosStatic': '',
        'axios.AxiosInstance': '',
        AxiosInterceptorManager: 'interceptors.*',
      },
    },
    [
      ['default axios Axios', { ...request, returns: 'Response' }],
      [`request ${verbs} postForm putForm patchForm`, { ...request, returns: 'Response' }],
      ['all', { effect: 'io-async', waitMs: 50 }],
      ['create', { ...light, returns: 'Axios' }],
      ['getUri isAxiosError isCancel mergeConfig spread toFormData formToJSON getAdapter', light],
      ['AxiosError AxiosHeaders CanceledError CancelToken AxiosError.toJSON CancelTokenSource.cancel', light],
      ['CancelTokenStatic.source CancelToken.throwIfRequested', light],
      ['interceptors.*.use', { ...light, callback: later }],
      ['interceptors.*.eject interceptors.*.clear', light],
      [methodsOf('AxiosHeaders', 'set get has delete normalize concat toJSON'), light],
    ],
  ),
  definePackage(
    {
      name: 'undici',
      version: '8.13.1',
      source: 'undici.nodejs.org',
      declaredAs: { BodyReadable: 'ResponseData.body', BodyMixin: 'Response', 'Dispatcher.BodyMixin': '' },
    },
    [
      ['request Dispatcher.request', { ...request, callback: later, returns: 'ResponseData' }],
      ['fetch', { ...request, returns: 'Response' }],
      ['stream connect upgrade', { ...request, callback: later }],
      ['Dispatcher.stream Dispatcher.connect Dispatcher.upgrade', { ...request, callback: later }],
      ['pipeline Dispatcher.pipeline Dispatcher.dispatch Dispatcher.compose', light],
      ['json text arrayBuffer blob bytes formData', body],
      [methodsOf('ResponseData.body', 'json text arrayBuffer blob bytes formData dump'), body],
      [methodsOf('Response', 'json text arrayBuffer blob bytes formData'), body],
      [
        'Client Pool Agent BalancedPool ProxyAgent RetryAgent EnvHttpProxyAgent',
        { ...light, returns: 'Dispatcher' },
      ],
      ['Dispatcher.close Dispatcher.destroy', { effect: 'io-async', waitMs: 1, callback: later }],
      ['Dispatcher.on Dispatcher.once Dispatcher.off', { ...light, callback: later }],
      ['setGlobalDispatcher getGlobalDispatcher FormData Headers Request Response.clone', light],
      [methodsOf('Headers', 'get set has append delete entries getSetCookie'), light],
      [methodsOf('FormData', 'get getAll set has append delete entries'), light],
      ['MockAgent', { ...light, returns: 'MockAgent' }],
      ['MockAgent.get MockAgent.activate MockAgent.disableNetConnect', light],
    ],
  ),
  definePackage(
    {
      name: 'got',
      version: '16.1.0',
      source: 'github.com/sindresorhus/got#documentation',
      declaredAs: { Got: '', RequestPromiseShape: 'RequestPromise', __type: '' },
    },
    [
      ['default got', { ...request, returns: 'RequestPromise' }],
      // `get`, `post` and their like are made from a list of names.
      ['*', { ...request, returns: 'RequestPromise' }],
      ['create', { ...light, returns: 'Got' }],
      ['extend', { ...light, returns: 'Got' }],
      ['stream Options', light],
      ['paginate', request],
      ['RequestError HTTPError TimeoutError ParseError CacheError MaxRedirectsError', light],
      ['GotPaginate.all GotPaginate.each', request],
      [methodsOf('RequestPromise', 'json text buffer'), body],
    ],
  ),
  definePackage(
    {
      name: 'ky',
      version: '2.1.0',
      source: 'github.com/sindresorhus/ky#api',
      declaredAs: { KyInstance: '', KyResponse: '', ResponsePromise: '', __type: '' },
    },
    [
      ['default ky', { ...request, returns: 'ResponsePromise' }],
      ['get head delete post put patch', { ...request, returns: 'ResponsePromise' }],
      ['create extend', { ...light, returns: 'KyInstance' }],
      ['HTTPError TimeoutError retry', light],
      ['json text arrayBuffer blob bytes formData', body],
    ],
  ),
  definePackage(
    {
      name: 'node-fetch',
      version: '3.3.2',
      source: 'github.com/node-fetch/node-fetch#api',
      declaredAs: { BodyMixin: 'Response', Body: 'Response' },
    },
    [
      ['default fetch', { ...request, returns: 'Response' }],
      [methodsOf('Response', 'json text arrayBuffer blob formData buffer'), body],
      ['Request Headers Response FormData Blob File AbortError FetchError isRedirect Response.clone', light],
      ['blobFrom fileFrom', { effect: 'io-async', waitMs: 2 }],
      ['blobFromSync', { effect: 'io-sync', waitMs: 0.1, asyncTwin: 'blobFrom' }],
      ['fileFromSync', { effect: 'io-sync', waitMs: 0.1, asyncTwin: 'fileFrom' }],
    ],
  ),
  definePackage(
    {
      name: 'cross-fetch',
      version: '4.1.0',
      source: 'github.com/lquixada/cross-fetch#readme',
      // Its declarations point to the language's own `fetch`, so that bodies are found there.
    },
    [
      ['default fetch', request],
      ['Headers Request Response', light],
    ],
  ),
  definePackage(
    {
      name: 'ofetch',
      version: '1.5.1',
      source: 'github.com/unjs/ofetch#readme',
      declaredAs: { $Fetch: 'ofetch' },
    },
    [
      ['ofetch $fetch fetch ofetch.raw ofetch.native', request],
      ['ofetch.create createFetch', { ...light, returns: 'ofetch' }],
      ['FetchError', light],
    ],
  ),
  definePackage(
    {
      name: 'graphql-request',
      version: '7.4.0',
      source: 'github.com/graffle-js/graffle/tree/graphql-request',
    },
    [
      ['default request rawRequest batchRequests', request],
      [methodsOf('GraphQLClient', 'request rawRequest batchRequests'), request],
      ['GraphQLClient', { ...light, returns: 'GraphQLClient' }],
      [methodsOf('GraphQLClient', 'setHeader setHeaders setEndpoint'), light],
      ['gql ClientError', light],
    ],
  ),
  ...classicHttpClientPackages,
];
