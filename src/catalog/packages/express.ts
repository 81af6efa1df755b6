import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query, sendsJson } from '../package.ts';

/** A factory of middleware: what it makes runs for each request, later. */
const middleware = { ...light, callback: later } as const;

/** Express and the middleware that is used with it. */
export const expressPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'express',
      version: '5.3.0',
      types: '@types/express@5.0.6',
      source: 'expressjs.com/en/5x/api.html',
      declaredIn: ['express-serve-static-core'],
      // What answers and requests have from Node's own.
      alsoInstall: ['@types/express-serve-static-core@5.1.3', '@types/node@20.19.43'],
      declaredAs: {
        e: 'default',
        Express: 'Application',
        IRouter: 'Application',
        IRoute: 'Application',
        OutgoingMessage: 'Response',
        ServerResponse: 'Response',
        'Stream.Writable': 'Response',
      },
    },
    [
      ['default Router Application.route', { ...light, returns: 'Application' }],
      ['json urlencoded text raw static', middleware],
      [methodsOf('Application', 'get post put patch delete all head options'), middleware],
      [methodsOf('Application', 'use param engine listen on'), middleware],
      [methodsOf('Application', 'set enable disable enabled disabled path'), light],
      ['Application.render Response.render', { effect: 'cpu', work: { fixedNs: 200_000 }, callback: later }],
      ['Response.json Response.jsonp', sendsJson],
      // A text is copied and hashed for its ETag.
      ['Response.send', { effect: 'cpu', work: { fixedNs: 10_000, perUnitNs: 3, over: 0 } }],
      [
        methodsOf('Response', 'setHeader getHeader removeHeader writeHead write end flushHeaders'),
        middleware,
      ],
      ['Response.sendFile Response.download', { effect: 'io-async', waitMs: 5, callback: later }],
      [
        methodsOf(
          'Response',
          'status set header type attachment cookie clearCookie location links vary append',
        ),
        { ...light, returns: 'Response' },
      ],
      ['Response.sendStatus Response.redirect Response.get Response.format', { ...light, callback: later }],
      [
        methodsOf('Request', 'get header accepts acceptsCharsets acceptsEncodings acceptsLanguages is range'),
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: 'body-parser',
      version: '2.4.0',
      types: '@types/body-parser@1.19.6',
      source: 'github.com/expressjs/body-parser#api',
      declaredAs: { bodyParser: 'default', 'bodyParser.BodyParser': '' },
    },
    [['default json urlencoded text raw', middleware]],
  ),
  definePackage(
    {
      name: 'multer',
      version: '2.5.0',
      types: '@types/multer@2.3.0',
      source: 'github.com/expressjs/multer#api',
      declaredAs: { multer: 'default', 'multer.Multer': 'Multer' },
    },
    [
      ['default', { ...light, returns: 'Multer' }],
      ['diskStorage memoryStorage MulterError', light],
      [methodsOf('Multer', 'single array fields none any'), middleware],
    ],
  ),
  definePackage(
    {
      name: 'cors',
      version: '2.8.6',
      types: '@types/cors@2.8.19',
      source: 'github.com/expressjs/cors#readme',
      declaredAs: { e: 'default' },
    },
    [['default', middleware]],
  ),
  definePackage(
    {
      name: 'helmet',
      version: '8.3.0',
      source: 'helmetjs.github.io',
      declaredAs: { helmet: 'default', Helmet: '' },
    },
    [
      ['default contentSecurityPolicy crossOriginEmbedderPolicy crossOriginOpenerPolicy', middleware],
      [
        'crossOriginResourcePolicy referrerPolicy strictTransportSecurity hsts noSniff frameguard',
        middleware,
      ],
      ['hidePoweredBy xssFilter ieNoOpen dnsPrefetchControl permittedCrossDomainPolicies', middleware],
      ['originAgentCluster', middleware],
    ],
  ),
  definePackage(
    {
      name: 'compression',
      version: '1.8.2',
      types: '@types/compression@1.8.1',
      source: 'github.com/expressjs/compression#api',
      declaredAs: { compression: 'default' },
    },
    [['default filter', middleware]],
  ),
  definePackage(
    {
      name: 'morgan',
      version: '1.12.1',
      types: '@types/morgan@1.9.10',
      source: 'github.com/expressjs/morgan#api',
      declaredAs: { morgan: 'default' },
    },
    [['default token format compile', middleware]],
  ),
  definePackage(
    {
      name: 'cookie-parser',
      version: '1.4.7',
      types: '@types/cookie-parser@1.4.10',
      source: 'github.com/expressjs/cookie-parser#api',
      declaredAs: { cookieParser: 'default' },
    },
    [
      ['default', middleware],
      ['JSONCookie JSONCookies signedCookie signedCookies', light],
    ],
  ),
  definePackage(
    {
      name: 'express-session',
      version: '1.19.0',
      types: '@types/express-session@1.19.0',
      source: 'github.com/expressjs/session#api',
      declaredAs: { session: 'default', 'session.Session': 'Session' },
    },
    [
      ['default MemoryStore', middleware],
      // The store is a database but for tests.
      [methodsOf('Session', 'save destroy regenerate reload'), { ...query, callback: later }],
      ['Session.touch Session.resetMaxAge', light],
    ],
  ),
  definePackage(
    {
      name: 'express-rate-limit',
      version: '8.7.5',
      source: 'express-rate-limit.mintlify.app/reference/configuration',
    },
    [['default rateLimit ipKeyGenerator MemoryStore', middleware]],
  ),
  definePackage(
    {
      name: 'passport',
      version: '0.7.0',
      types: '@types/passport@1.0.17',
      source: 'www.passportjs.org/concepts/authentication',
      declaredAs: { 'passport.Authenticator': '', 'passport.PassportStatic': '' },
    },
    [
      ['use unuse initialize session authenticate authorize serializeUser deserializeUser', middleware],
      ['Passport Authenticator', light],
    ],
  ),
  definePackage(
    {
      name: 'serve-static',
      version: '2.2.1',
      types: '@types/serve-static@2.2.0',
      source: 'github.com/expressjs/serve-static#api',
      declaredAs: { serveStatic: 'default' },
    },
    [['default', middleware]],
  ),
  definePackage(
    {
      name: 'http-proxy-middleware',
      version: '4.2.2',
      source: 'github.com/chimurai/http-proxy-middleware#readme',
    },
    [['createProxyMiddleware responseInterceptor fixRequestBody', middleware]],
  ),
];
